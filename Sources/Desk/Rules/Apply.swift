import Foundation
import Moderation

extension Conversation {
  /// Carries an event into this value. What has a row of its own (a message, a note) gets it from the store.
  public mutating func apply(_ event: Event, by actor: Actor, at now: Date) {
    switch event {
    case .sessionOpened:
      session = Session(id: SessionID(0), opened: now)
      (waitingSince, cutShortWait) = (nil, nil)
    case .received(let arrival, _): if arrival.asks, block?.holds(at: now) != true { noticeArrival() }
    case .windowRefreshed(let opened): window = .init(opened: opened)
    case .waited(let since): waitingSince = since
    case .automaticallyReplied(let replies, _): replies.forEach { remember($0, at: now) }
    case .claimed, .takenOver: if case .staff(let staff) = actor { putInCharge(staff, at: now) }
    case .released: putInCharge(nil, at: now)
    case .transferred(let colleague, _): putInCharge(colleague, at: now)
    case .replied, .templateSent:
      waitingSince = nil
      session?.snoozedUntil = nil
    case .withdrew(let message): takeBack(message)
    case .closed: end()
    case .reopened: reopen(by: actor, at: now)
    case .snoozed(let until): session?.snoozedUntil = until
    case .labelled(let subject): labels.insert(subject)
    case .unlabelled(let subject): labels.remove(subject)
    case .seen: unread = 0
    case .markedUnread: unread = max(1, unread)
    case .flagDismissed(let flag, let message, _): settle(flag, on: message)
    case .marked(let message, let mark): messages[message]?.marks.insert(mark)
    case .unmarked(let message, let mark): messages[message]?.marks.remove(mark)
    case .ladder(let event): apply(event, at: now)
    case .numberChanged, .noted, .flagged, .reacted, .outbox: break
    }
  }

  private mutating func noticeArrival() {
    unread += 1
    session?.snoozedUntil = nil
  }

  private mutating func remember(_ reply: AutomaticReply, at now: Date) {
    switch reply {
    case .notice(let version): notices.policyVersion = version
    case .closed: notices.closedAt = now
    case .callRefused(let day): notices.callDay = day
    }
  }

  private mutating func putInCharge(_ staff: StaffID?, at now: Date) {
    session?.inCharge = staff
    session?.inChargeSince = staff == nil ? nil : now
    if staff != nil { session?.snoozedUntil = nil }
  }

  /// The wait that the answer had ended goes on, with the earlier of two; in a closed session nobody waits until it is
  /// reopened.
  private mutating func takeBack(_ message: MessageID) {
    messages[message]?.state = .withdrawn
    guard let ended = messages[message]?.answers else { return }
    if session == nil {
      cutShortWait = min(ended, cutShortWait ?? ended)
    } else {
      waitingSince = min(ended, waitingSince ?? ended)
    }
  }

  private mutating func end() {
    lastSession = session?.id
    session = nil
    (waitingSince, cutShortWait) = (nil, waitingSince)
    unread = 0
  }

  private mutating func reopen(by actor: Actor, at now: Date) {
    guard let id = lastSession else { return }
    session = Session(id: id, opened: now)
    (waitingSince, cutShortWait) = (cutShortWait, nil)
    if case .staff(let staff) = actor { putInCharge(staff, at: now) }
  }

  private mutating func settle(_ flag: FlagID, on message: MessageID) {
    guard let index = messages[message]?.flags.firstIndex(where: { $0.id == flag }) else { return }
    messages[message]?.flags[index].state = .dismissed
  }
}
