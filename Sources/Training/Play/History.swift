import Desk
import Foundation
import Policy

/// Something that happened before the day, ready to be put into a file.
public struct Past: Equatable, Sendable {
  /// What happened, and by whom.
  public enum What: Equatable, Sendable {
    /// A citizen did something.
    case arrival(Arrival)
    /// Somebody took the conversation.
    case claimed(by: StaffID)
    /// Somebody answered; how far the message came.
    case answered(String, id: ProviderID, by: StaffID, state: OutboxState)
    /// A note among colleagues.
    case noted(String, by: StaffID)
    /// The session was closed.
    case closed(Session.Outcome, by: StaffID)
    /// The citizen was blocked for their last message, for so many seconds.
    case blocked(clause: String, reason: String, length: TimeInterval, by: StaffID)
  }

  /// When.
  public var at: Date
  /// The citizen whose conversation it belongs to.
  public var citizen: Citizen
  /// What happened.
  public var what: What
}

extension Day {
  /// All that happened before the day, oldest first, at the instants that its start gives.
  ///
  /// Within a conversation the order of the file holds: a step told for an earlier moment than the one above it happens
  /// right with that one, and none happens after the day's start. What staff did at a moment at which the desk was
  /// closed, as when a week ago was a holiday, is moved to its next opening, and left out when that is yet to come.
  ///
  /// - Parameter timetable: the hours of the day's ruleset.
  public func history(under timetable: Timetable) -> [Past] {
    let names = Names(self)
    var past: [Past] = []
    for (conversation, names) in zip(earlier, names.earlier) {
      guard let citizen = citizen(conversation.citizen) else { continue }
      var (last, lastAnswer, lastMessage) = (Date.distantPast, ProviderID?.none, ProviderID?.none)
      for (step, name) in zip(conversation.steps, names) {
        let told = min(step.when.instant(before: start, under: timetable), start)
        guard let at = step.moment(max(last, told), under: timetable), at <= start else { continue }
        last = at
        guard let what = step.past(name, by: citizen, at: at, answer: lastAnswer, message: lastMessage) else {
          continue
        }
        switch step.what {
        case .citizen(let deed): if deed.isMessage { lastMessage = name }
        case .answered: lastAnswer = name
        case .claimed, .noted, .closed, .blocked: break
        }
        past.append(Past(at: at, citizen: citizen, what: what))
      }
    }
    return past.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }
}

extension EarlierStep {
  /// When it happens that was told for an instant: what staff do waits for the desk to open.
  fileprivate func moment(_ told: Date, under timetable: Timetable) -> Date? {
    switch what {
    case .citizen: told
    case .claimed, .answered, .noted, .closed, .blocked:
      timetable.status(at: told).open ? told : timetable.nextOpening(after: told)?.addingTimeInterval(60)
    }
  }

  fileprivate func past(
    _ name: ProviderID?, by citizen: Citizen, at: Date, answer: ProviderID?, message: ProviderID?
  ) -> Past.What? {
    switch what {
    case .claimed(let by): return .claimed(by: by)
    case .noted(let text, let by): return .noted(text, by: by)
    case .closed(let outcome, let by): return .closed(outcome, by: by)
    case .blocked(let clause, let reason, let length, let by):
      return .blocked(clause: clause, reason: reason, length: length, by: by)
    case .answered(let text, let by, let state): return name.map { .answered(text, id: $0, by: by, state: state) }
    case .citizen(let deed):
      let content = deed.content { target in
        switch target {
        case .answer: answer
        case .previous, .line: message
        }
      }
      guard let name, let content else { return nil }
      return .arrival(Arrival(id: name, kind: content.kind, from: citizen.identity, at: at, content: content))
    }
  }
}
