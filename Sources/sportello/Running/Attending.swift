import Desk
import Foundation
import Store

/// Where the operator is, as it goes to the file: only the newest place is written, so that a file that was locked for a
/// while is not told of each step in between. The lock makes it safe to share with the writer.
final class Attending: @unchecked Sendable {
  private let tell: @Sendable (Presence.Place?) throws -> Void
  private let lock = NSLock()
  private var wanted: Presence.Place?
  private var written: Presence.Place?

  /// - Parameter file: the writer's connection.
  convenience init(_ file: LaterStore, _ staff: StaffID) { self.init { try file.store().setPresence($0, of: staff) } }

  /// - Parameter tell: tells the file of a place.
  init(tell: @escaping @Sendable (Presence.Place?) throws -> Void) { self.tell = tell }

  /// The place that `write` will tell.
  var place: Presence.Place? {
    get { lock.withLock { wanted } }
    set { lock.withLock { wanted = newValue } }
  }

  /// Tells the file. Presence is a courtesy: where it cannot be written nothing else stops, and what is wrong with the
  /// file is told with the next act. A place that was taken meanwhile is told by the job that follows.
  func write() {
    let (next, last) = lock.withLock { (wanted, written) }
    guard next != last else { return }
    do {
      try tell(next)
      lock.withLock { written = next }
    } catch {
      lock.withLock { if wanted == next { wanted = written } }
    }
  }
}

/// The other consoles on the file, as the loop last saw them.
final class OtherConsoles {
  private let store: Store
  private let departures = Departures()
  private var known: [Presence] = []

  /// - Parameter store: the loop's connection.
  init(_ store: Store) { self.store = store }

  /// To be polled for reading: one becomes readable when another console ends in whatever way.
  var descriptors: [Int32] { departures.descriptors }

  /// Takes note that a descriptor became readable; false when it is not one of these.
  func take(_ descriptor: Int32) -> Bool { departures.take(descriptor) }

  /// Who is where, when that has changed since the last look.
  func news() throws(StoreFault) -> [Presence]? {
    let present = try store.attendances().filter { !departures.gone.contains($0.process) }
    departures.watch(Set(present.map(\.process)))
    let presences = present.map(\.presence)
    guard presences != known else { return nil }
    known = presences
    return presences
  }
}
