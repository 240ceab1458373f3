import Console
import Desk
import Foundation
import Store

/// The worker that reads what may be slow, on a connection of its own: a question of a newer line replaces those that
/// wait, and cuts short the one at hand.
final class Reader {
  /// How long a question may look before it gives what there is; the console then asks on.
  private static let patience = Duration.milliseconds(8)
  /// How long it looks for the places in a chat, which are told all at once or not at all; a newer line cuts it short.
  private static let patienceForPlaces = Duration.seconds(10)

  private let file: LaterStore
  private let me: StaffID
  private let worker = Worker<Input>(name: "reader")
  private let newest = NewestQuestion()

  /// Opens the file once more, on the worker: whoever asks first does not wait for that. What is wrong is told then.
  init(_ path: String, for me: StaffID) {
    (file, self.me) = (LaterStore(path), me)
    worker.submit { [file] in
      _ = try? file.store()
      return []
    }
  }

  /// Readable when there are answers.
  var descriptor: Int32 { worker.descriptor }

  /// Asks, in the place of whatever is being looked for on account of an older line.
  func ask(_ request: SearchRequest) {
    newest.replace(by: request.serial)
    ask { [me, newest] store in
      guard newest.begin(request.serial, on: store) else { return [] }
      let patience = request.wish == .places ? Self.patienceForPlaces : Self.patience
      let limits = SearchLimits(rows: request.rows, patience: patience) { newest.serial != request.serial }
      let heard = store.heard(request, for: me, within: limits)
      return newest.end(request.serial) ? heard : []
    }
  }

  /// Has something else read that may be slow, after what waits already.
  func ask(_ job: @escaping @Sendable (Store) -> [Input]) {
    worker.submit { [file] in
      do { return job(try file.store()) } catch { return [.fault(error.trouble)] }
    }
  }

  /// Has what was asked done and starts nothing more until `resume`, or says that this would take too long.
  func pause(by end: Date) -> Bool { worker.pause(by: end) }

  /// Goes on.
  func resume() { worker.resume() }

  /// The answers since the last time.
  func drain() -> [Input] { worker.drain() }

  /// Gives up what is being looked for, and ends.
  func stop() {
    newest.replace(by: -1)
    worker.stop()
  }
}

/// The number of the newest question, which two threads look at. The lock makes it safe to share.
private final class NewestQuestion: @unchecked Sendable {
  private let lock = NSLock()
  private var number = 0
  /// Where it is being looked for, while that is so.
  private var place: Store?

  var serial: Int { lock.withLock { number } }

  /// Takes a newer question's number, and cuts an older one short when it is at hand: whatever else is being read is not
  /// touched.
  func replace(by serial: Int) {
    lock.withLock {
      if serial != number { place?.interrupt() }
      number = serial
    }
  }

  /// Begins to look; false for a question that was replaced.
  func begin(_ serial: Int, on store: Store) -> Bool {
    lock.withLock {
      guard serial == number else { return false }
      place = store
      return true
    }
  }

  /// Has looked; false for a question that was replaced meanwhile.
  func end(_ serial: Int) -> Bool {
    lock.withLock {
      place = nil
      return serial == number
    }
  }
}

extension SearchRequest {
  /// Rows at most.
  var rows: Int {
    switch wish {
    case .rows(_, let limit): limit
    case .places: 10_000
    }
  }
}

extension Store {
  /// What the console hears to a question of search. One that fails is answered too, with nothing found, so that nobody
  /// waits for it any more; what is wrong is told after it.
  func heard(_ request: SearchRequest, for me: StaffID, within limits: SearchLimits) -> [Input] {
    do {
      return try answer(request, for: me, within: limits).map { [.found($0, request)] } ?? []
    } catch {
      let answer: SearchAnswer = request.wish == .places ? .places([]) : .page(SearchPage())
      return [.found(answer, request), .fault(error.trouble)]
    }
  }

  /// The answer to a question of search; nothing when it was cut short.
  func answer(
    _ request: SearchRequest, for me: StaffID, within limits: SearchLimits
  ) throws(StoreFault) -> SearchAnswer? {
    switch request.wish {
    case .rows(let from, _):
      return try search(request.query, for: me, in: request.chat, from: from, within: limits).map(SearchAnswer.page)
    case .places:
      guard let chat = request.chat else { return nil }
      return try hits(of: request.query, for: me, in: chat, within: limits).map(SearchAnswer.places)
    }
  }
}
