import Desk
import Dispatch
import Foundation
import Moderation
import Store
import Synchronization

/// Why a delivery was not stored; the carrier brings it again.
public enum IntakeFault: Error, Equatable, Sendable {
  /// More waits than is held in memory.
  case overloaded
  /// The file failed.
  case store(StoreFault)
}

/// The way in: deliveries from many connections, stored by one writer. What came while it wrote goes into its next
/// transaction, so that a thousand citizens share one wait for the disk.
public final class Intake: Sendable {
  private struct Waiting {
    var delivery: Delivery
    var judgements: [Judgement]
    var answer: CheckedContinuation<Result<Void, IntakeFault>, Never>
  }
  private struct State {
    var waiting: [Waiting] = []
    var elements = 0
    var isWriting = false
  }
  private struct Rules {
    var office: Office
    var until: Date
  }

  /// Elements of one transaction at most: what waits longer than that for the disk waits for another.
  public static let elementsOfOneCommit = 1_000
  /// Elements that wait in memory at most.
  public static let longestQueue = 50_000

  private let store: Store
  private let reader: Store
  private let book: Rulebook
  private let clock: @Sendable () -> Date
  private let metrics: Metrics
  private let state = Mutex(State())
  private let rules = Mutex<Rules?>(nil)
  private let writer = DispatchQueue(label: "intake")

  /// A way into a file.
  ///
  /// - Parameters:
  ///   - store: the connection that writes.
  ///   - reader: another, that reads the rules while the first writes.
  ///   - book: the word lists.
  public init(
    store: Store, reader: Store, book: Rulebook, metrics: Metrics, clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    (self.store, self.reader, self.book, self.metrics, self.clock) = (store, reader, book, metrics, clock)
  }

  /// Judges a message that nobody wrote, and stores nothing: the word lists are made ready now, and not while the first
  /// citizen's message waits.
  public func warm() throws(StoreFault) {
    let now = clock()
    let message = Arrival(
      id: ProviderID("warm"), kind: .text, from: Identity(), at: now, content: .text("Buongiorno, a che ora aprite?"))
    _ = try office().judge(Delivery(arrivals: [message]), at: now, with: book)
  }

  /// Judges and stores what came; when it returns, it outlives a power cut.
  public func take(_ delivery: Delivery) async throws(IntakeFault) {
    let judgements: [Judgement]
    do { judgements = try office().judge(delivery, at: clock(), with: book) } catch { throw .store(error) }
    let answer = await withCheckedContinuation { answer in
      let waiting = Waiting(delivery: delivery, judgements: judgements, answer: answer)
      let (isTaken, begins) = state.withLock { state -> (Bool, Bool) in
        guard state.elements < Self.longestQueue else { return (false, false) }
        state.waiting.append(waiting)
        state.elements += delivery.size
        defer { state.isWriting = true }
        return (true, !state.isWriting)
      }
      if !isTaken { return answer.resume(returning: .failure(.overloaded)) }
      if begins { writer.async { self.write() } }
    }
    try answer.get()
  }

  /// Stores what waits until nothing does.
  private func write() {
    while let batch = next() {
      var together = Delivery()
      var judgements: [Judgement] = []
      for waiting in batch {
        together.arrivals += waiting.delivery.arrivals
        together.statuses += waiting.delivery.statuses
        together.others += waiting.delivery.others
        judgements += waiting.judgements
      }
      let answer: Result<Void, IntakeFault>
      do {
        let tally = try store.receive(together, judgements: judgements, at: clock())
        metrics.count { counts in
          counts.arrivals += tally.arrivals.values.reduce(0, +)
          counts.duplicates += tally.duplicates + tally.repeatedOthers
          counts.unsupported += tally.arrivals[.unsupported] ?? 0
        }
        answer = .success(())
      } catch {
        answer = .failure(.store(error))
      }
      for waiting in batch { waiting.answer.resume(returning: answer) }
    }
  }

  private func next() -> [Waiting]? {
    state.withLock { state in
      var (count, elements) = (0, 0)
      while count < state.waiting.count, count == 0 || elements < Self.elementsOfOneCommit {
        elements += state.waiting[count].delivery.size
        count += 1
      }
      guard count > 0 else {
        state.isWriting = false
        return nil
      }
      let batch = Array(state.waiting.prefix(count))
      state.waiting.removeFirst(count)
      state.elements -= elements
      return batch
    }
  }

  /// The rules in force, read anew each second at most.
  private func office() throws(StoreFault) -> Office {
    let now = Date()
    if let known = rules.withLock({ $0 }), now < known.until, known.until.timeIntervalSince(now) <= 1 {
      return known.office
    }
    let office = try reader.office()
    rules.withLock { $0 = Rules(office: office, until: now + 1) }
    return office
  }
}

extension Delivery {
  /// How much there is to store; an empty one counts too.
  fileprivate var size: Int { max(1, arrivals.count + statuses.count + others.count) }
}
