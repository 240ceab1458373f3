import Foundation
import Store

/// The two workers beside the loop: one writes, in order, the other reads what may be slow.
struct Workers {
  /// Seconds that a key waits for them at most.
  private static let patience: TimeInterval = 1

  /// What is written, in order.
  let writer = Worker<Heard>(name: "writer")
  /// What may be slow to read.
  let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  /// Readable when there are answers.
  var descriptors: [Int32] { [writer.descriptor, reader.descriptor] }

  /// Has both stand still, so that the program may be stopped: not in the middle of a transaction, with the file locked
  /// for everybody.
  ///
  /// - Returns: whether they do. A file that somebody holds makes them wait for longer than anybody waits for a key: then
  ///   they go on.
  func stand() -> Bool {
    let end = Date(timeIntervalSinceNow: Self.patience)
    guard writer.pause(by: end) else { return false }
    guard reader.pause(by: end) else {
      writer.resume()
      return false
    }
    return true
  }

  /// Has both go on.
  func resume() {
    writer.resume()
    reader.resume()
  }

  /// Finishes what was written and gives up what was asked.
  func stop() {
    writer.stop()
    reader.stop()
  }
}
