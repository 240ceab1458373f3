import Desk
import Foundation

/// One thing of a day as it stands while the day is played: what the trainer's panel shows.
public struct CourseItem: Equatable, Sendable {
  /// What it is.
  public enum Matter: Equatable, Sendable {
    /// A line of the timeline.
    case line(Line)
    /// An order of the director's.
    case order(DayOrder)
    /// A message that the trainer put in by hand.
    case injected(citizen: String, text: String)
  }

  /// How far it is.
  public enum Standing: Equatable, Sendable {
    case happened(Date)
    case due(Date)
    /// It hangs on something else: an answer, another act of the desk, a line above.
    case waits
    /// Its turn came, and it was not needed or its condition not met.
    case passedOver
  }

  /// What.
  public var matter: Matter
  /// How far.
  public var standing: Standing

  /// Makes one.
  public init(_ matter: Matter, _ standing: Standing) { (self.matter, self.standing) = (matter, standing) }

  /// When it happened or is due.
  public var at: Date? {
    switch standing {
    case .happened(let at), .due(let at): at
    case .waits, .passedOver: nil
    }
  }
}

extension Player {
  /// The day as it stands: what has happened, what is due, soonest first, what waits, what was passed over.
  ///
  /// - Parameter injected: messages put in by hand, which the player does not know.
  public func course(with injected: [CourseItem] = []) -> [CourseItem] {
    var due: [Int: Date] = [:]
    var orders: [Int: Date] = [:]
    for (at, matter) in agenda.all where at <= end {
      switch matter {
      case .line(let index): due[index] = at
      case .order(let index): orders[index] = at
      case .tick: break
      }
    }
    let lines = day.timeline.indices.map { index in
      CourseItem(.line(day.timeline[index]), standing(index, due: due[index]))
    }
    let made = day.orders.indices.compactMap { index -> CourseItem? in
      guard case .during(let offset) = day.orders[index].moment else { return nil }
      let at = day.start.addingTimeInterval(offset)
      return CourseItem(.order(day.orders[index]), orders[index].map { .due($0) } ?? .happened(at))
    }
    return (lines + made + injected).enumerated().sorted {
      ($0.element.standing.rank, $0.element.at ?? end, $0.offset)
        < ($1.element.standing.rank, $1.element.at ?? end, $1.offset)
    }.map(\.element)
  }

  private func standing(_ index: Int, due: Date?) -> CourseItem.Standing {
    if let at = happened[index] { return .happened(at) }
    if let due { return .due(due) }
    return passedOver.contains(index) ? .passedOver : .waits
  }
}

extension CourseItem.Standing {
  /// In which part of the panel it stands.
  fileprivate var rank: Int {
    switch self {
    case .happened: 0
    case .due: 1
    case .waits: 2
    case .passedOver: 3
    }
  }
}
