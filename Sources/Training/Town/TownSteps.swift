import Desk
import Foundation

/// All that happened in a town, oldest first. Visits are written out when their time comes, so that a year of a million
/// messages needs no more room than the visits going on at once.
public struct TownSteps: Sequence, IteratorProtocol {
  /// A visit being told: its next step's place, and the steps from the last to the first.
  private struct Telling {
    var at: Int
    var order: Int
    var steps: [TownStep]
  }

  private let town: Town
  private var begun = 0
  /// The visits going on, the one whose next step is the earliest on top.
  private var going: [Telling] = []
  /// The subjects each citizen has a label for, one bit each (A08).
  private var labels: [UInt16]

  init(_ town: Town) {
    self.town = town
    labels = Array(repeating: 0, count: town.conversations)
  }

  /// The next thing that happened.
  public mutating func next() -> TownStep? {
    while begun < town.visits.count, going.first.map({ town.visits[begun].begin <= $0.at }) ?? true { begin() }
    guard let step = going[safely: 0]?.steps.last else { return nil }
    going[0].steps.removeLast()
    if let following = going[0].steps.last {
      going[0].at = Self.milliseconds(following.at)
    } else {
      going.swapAt(0, going.count - 1)
      going.removeLast()
    }
    sink()
    return step
  }

  private mutating func begin() {
    let visit = town.visits[begun]
    var script = TownScript(visit, seed: town.seed, end: town.end, labelled: labels[visit.citizen])
    script.tell(as: town.citizen(visit.citizen))
    labels[visit.citizen] = script.labelled
    let steps = script.steps.reversed() as [TownStep]
    if let first = steps.last {
      going.append(Telling(at: Self.milliseconds(first.at), order: begun, steps: steps))
      rise()
    }
    begun += 1
  }

  private static func milliseconds(_ instant: Date) -> Int { Int((instant.timeIntervalSince1970 * 1000).rounded()) }

  private func isEarlier(_ left: Int, _ right: Int) -> Bool {
    (going[left].at, going[left].order) < (going[right].at, going[right].order)
  }

  private mutating func rise() {
    var place = going.count - 1
    while place > 0, isEarlier(place, (place - 1) / 2) {
      going.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < going.count && isEarlier(child, least) { least = child }
      guard least != place else { return }
      going.swapAt(place, least)
      place = least
    }
  }
}

extension Array {
  fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
