import Foundation
import Moderation
import Policy

extension Conversation {
  /// What follows from something the citizen did. It is never refused: store first, judge later.
  ///
  /// - Parameters:
  ///   - arrival: what came.
  ///   - judgement: what moderation proposes about it.
  ///   - now: the desk's clock; a timestamp beyond it counts as now.
  ///   - office: the rules and hours in force.
  public func receive(
    _ arrival: Arrival, judgement: Judgement, at now: Date, in office: Office
  ) -> [Event] {
    let when = min(arrival.at, now)
    let isBlocked = block?.holds(at: now) ?? false
    let begins = arrival.asks && session == nil && !isBlocked
    var events: [Event] = lapses(at: now) + (begins ? [.sessionOpened] : [])
    events.append(.received(arrival, judgement))
    if arrival.refreshesWindow, window.map({ $0.opened < when }) ?? true { events.append(.windowRefreshed(when)) }
    if arrival.owesAnswer, begins || waitingSince == nil, !isBlocked { events.append(.waited(since: when)) }
    if arrival.asks, isBlocked { events.append(.ladder(.keptOut)) }
    if case .system(.changedNumber(let phone, let userID)) = arrival.content {
      events.append(.numberChanged(phone: phone, userID: userID))
    }
    if !isBlocked { events += automaticReply(to: arrival, when, at: now, office.timetable) }
    return events
  }

  /// The automatic messages that are due, all in one text (A07, A11, A01), or nothing.
  ///
  /// None goes to someone whom WhatsApp would not let us answer, and none promises when an answer comes (A10).
  private func automaticReply(to arrival: Arrival, _ when: Date, at now: Date, _ timetable: Timetable) -> [Event] {
    let latest = ServiceWindow(opened: max(when, window?.opened ?? when))
    guard arrival.asks, latest.isOpen(at: now) else { return [] }
    let ruleset = timetable.ruleset(at: now)
    var replies: [AutomaticReply] = []
    var texts: [String] = []
    if ruleset.service == .liveChat, notices.policyVersion != ruleset.version {
      replies.append(.notice(version: ruleset.version))
      texts.append(ruleset.text(.notice))
    }
    if case .call = arrival.content {
      let today = Zone.rome.day(of: now)
      if notices.callDay != today {
        replies.append(.callRefused(today))
        texts.append(ruleset.text(.callRefused))
      }
    } else if ruleset.service == .liveChat, let (reply, text) = closedNotice(latest, at: now, timetable) {
      replies.append(reply)
      texts.append(text)
    }
    let text = texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    return text.isEmpty ? [] : [.automaticallyReplied(replies, text: text)]
  }

  /// The closed notice, unless the citizen has had it in this closed period (A11).
  private func closedNotice(
    _ window: ServiceWindow, at now: Date, _ timetable: Timetable
  ) -> (AutomaticReply, String)? {
    guard !timetable.isOpen(at: now) else { return nil }
    // The next opening is no name for the period: an order moves it.
    let isNewPeriod = notices.closedAt.map { timetable.opens(between: $0, and: now) } ?? true
    guard isNewPeriod, let text = timetable.closedNotice(at: now, window: window) else { return nil }
    return (.closed(until: timetable.nextOpening(after: now) ?? .distantFuture), text)
  }
}

extension Arrival {
  /// Whether a person has to answer it; a call has had its fixed reply (A01).
  public var owesAnswer: Bool {
    if case .call = content { false } else { asks }
  }
}
