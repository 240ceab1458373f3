import Foundation
import Store

/// The two workers beside the loop: one writes, in order, the other reads what may be slow.
final class Workers {
  /// Seconds that a key waits for them at most.
  private static let patience: TimeInterval = 1

  /// What is written, in order.
  let writer = Worker<Heard>(name: "writer")
  /// What may be slow to read.
  let reader: Reader
  private var held: [@Sendable () -> [Heard]] = []

  init(_ reader: Reader) { self.reader = reader }

  /// Readable when there are answers.
  var descriptors: [Int32] { [writer.descriptor, reader.descriptor] }

  /// Has something written behind all that was given before, once the picture is on its way that shows it: to wake the
  /// writer takes as long as a good part of a picture.
  func write(_ job: @escaping @Sendable () -> [Heard]) { held.append(job) }

  /// Begins to write what was given.
  func begin() {
    held.forEach(writer.submit)
    held = []
  }

  /// Waits until all that was given is written.
  func finish() {
    begin()
    writer.finish()
  }

  /// Has both stand still, so that the program may be stopped: not in the middle of a transaction, with the file locked
  /// for everybody.
  ///
  /// - Returns: whether they do. A file that somebody holds makes them wait for longer than anybody waits for a key: then
  ///   they go on.
  func stand() -> Bool {
    begin()
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
    begin()
    writer.stop()
    reader.stop()
  }
}
