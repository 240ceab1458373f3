import Desk
import Foundation

/// What is bound to happen, soonest first; what falls on one instant keeps the order in which it was noted.
struct Agenda: Sendable {
  /// Something noted.
  enum Matter: Equatable, Sendable {
    /// A line of the timeline, by its place.
    case line(Int)
    /// A tick on a message of ours.
    case tick(StatusUpdate, citizen: String)
    /// An order of the director's, by its place.
    case order(Int)
  }

  private struct Item: Sendable {
    var at: Date
    var matter: Matter
  }

  private var items: [Item] = []

  /// When the first thing happens.
  var next: Date? { items.first?.at }

  /// Everything noted, soonest first.
  var all: [(at: Date, matter: Matter)] { items.map { ($0.at, $0.matter) } }

  /// Notes something.
  mutating func note(_ matter: Matter, at: Date) {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle].at > at { high = middle } else { low = middle + 1 }
    }
    items.insert(Item(at: at, matter: matter), at: low)
  }

  /// Takes the first thing due by an instant.
  mutating func take(by instant: Date) -> (at: Date, matter: Matter)? {
    guard let first = items.first, first.at <= instant else { return nil }
    items.removeFirst()
    return (first.at, first.matter)
  }

  /// Forgets a line.
  mutating func forget(line: Int) { items.removeAll { $0.matter == .line(line) } }

  /// Takes out the ticks that a citizen's phone still owes.
  mutating func takeTicks(of citizen: String) -> [StatusUpdate] {
    var ticks: [StatusUpdate] = []
    items.removeAll { item in
      guard case .tick(let update, citizen) = item.matter else { return false }
      ticks.append(update)
      return true
    }
    return ticks
  }
}
