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

  private let store: Store
  private let me: StaffID
  private let worker = Worker<Input>(name: "reader")
  private let newest = NewestQuestion()

  /// Opens the file once more.
  init(_ path: String, for me: StaffID) throws {
    store = try Store.open(path)
    self.me = me
  }

  /// Readable when there are answers.
  var descriptor: Int32 { worker.descriptor }

  /// Asks, in the place of whatever is being looked for on account of an older line.
  func ask(_ request: SearchRequest) {
    if newest.serial != request.serial {
      newest.serial = request.serial
      store.interrupt()
    }
    worker.submit { [store, me, newest] in
      guard newest.serial == request.serial else { return [] }
      let patience = request.wish == .places ? Self.patienceForPlaces : Self.patience
      let limits = SearchLimits(rows: request.rows, patience: patience) { newest.serial != request.serial }
      let heard = store.heard(request, for: me, within: limits)
      return newest.serial == request.serial ? heard : []
    }
  }

  /// Has something else read that may be slow, after what waits already.
  func ask(_ job: @escaping @Sendable () -> [Input]) { worker.submit(job) }

  /// Waits for the question at hand and starts none until `resume`.
  func pause() { worker.pause() }

  /// Goes on.
  func resume() { worker.resume() }

  /// The answers since the last time.
  func drain() -> [Input] { worker.drain() }

  /// Gives up what is being looked for, and ends.
  func stop() {
    newest.serial = -1
    store.interrupt()
    worker.stop()
  }
}

/// The number of the newest question, which two threads look at. The lock makes it safe to share.
private final class NewestQuestion: @unchecked Sendable {
  private let lock = NSLock()
  private var number = 0

  var serial: Int {
    get { lock.withLock { number } }
    set { lock.withLock { number = newValue } }
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
