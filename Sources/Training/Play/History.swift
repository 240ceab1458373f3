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
  /// right with that one, and none happens after the day's start. An answer told for a moment at which the desk was
  /// closed, as when a week ago was a holiday, was given just before it had closed.
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
        let at = max(last, step.isAnswer ? timetable.lastOpenMoment(upTo: told) : told)
        last = at
        guard let what = step.past(name, by: citizen, at: at, answer: lastAnswer, message: lastMessage) else {
          continue
        }
        switch step.what {
        case .citizen(let deed): if deed.isMessage { lastMessage = name }
        case .answered: lastAnswer = name
        case .claimed, .noted, .closed: break
        }
        past.append(Past(at: at, citizen: citizen, what: what))
      }
    }
    return past.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }
}

extension Timetable {
  /// The instant itself while the desk is open, else a minute before it last closed.
  fileprivate func lastOpenMoment(upTo instant: Date) -> Date {
    if status(at: instant).open { return instant }
    let fortnight = DateInterval(start: instant.addingTimeInterval(-14 * 24 * 60 * 60), end: instant)
    return openings(in: fortnight).last?.end.addingTimeInterval(-60) ?? instant
  }
}

extension EarlierStep {
  fileprivate var isAnswer: Bool {
    if case .answered = what { true } else { false }
  }

  fileprivate func past(
    _ name: ProviderID?, by citizen: Citizen, at: Date, answer: ProviderID?, message: ProviderID?
  ) -> Past.What? {
    switch what {
    case .claimed(let by): return .claimed(by: by)
    case .noted(let text, let by): return .noted(text, by: by)
    case .closed(let outcome, let by): return .closed(outcome, by: by)
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
