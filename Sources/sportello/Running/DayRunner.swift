import Console
import Desk
import Foundation
import Moderation
import Policy
import Store
import Training
import WhatsApp

/// Plays a day into a file: what citizens do comes in by the same transactions as from WhatsApp, and what the operator
/// sends gets its ticks. The lock makes it safe to share.
final class DayRunner: @unchecked Sendable {
  private let store: Store
  private let day: Day
  private let book: Rulebook
  private var player: Player
  private let lock = NSLock()
  /// What happened and is not in the file yet: tried again after a fault.
  private var unwritten: [Happening] = []

  /// Takes up a day in a file that `prepare` has made.
  ///
  /// - Parameter book: the word lists by which it is judged.
  init(_ day: Day, in store: Store, book: Rulebook = OwnLists.service) {
    (self.day, self.store, self.book) = (day, store, book)
    player = Player(day)
  }

  /// Makes a file with a day's staff and all that happened before it.
  ///
  /// - Throws: a fault of the file, or a failure when the day asks for what the desk refuses.
  static func prepare(_ day: Day, at path: String) throws -> Store {
    let source = try RulesetSource.named(day.ruleset)
    guard let first = day.staff.first else { throw Failure.refused("the day has no staff") }
    let history = day.history(under: Timetable(source.ruleset))
    let begin = min(history.first?.at ?? day.start, day.start).addingTimeInterval(-60)
    let store = try Store.create(
      at: path, rules: source.yaml, ruleset: source.ruleset, kind: .demo, by: first.id, at: begin)
    for var member in day.staff {
      // Whoever looks around may try everything.
      if member.id == first.id { member.roles = Set(Staff.Role.allCases) }
      try changingOffice { () throws(OfficeError) in try store.setStaff(member, by: first.id, at: begin) }
    }
    for past in history { try store.relive(past) }
    for conversation in day.earlier where !conversation.labels.isEmpty {
      guard let citizen = day.citizen(conversation.citizen), let id = try store.find(citizen: citizen.identity) else {
        continue
      }
      let last = history.last { $0.citizen.id == citizen.id }?.at ?? begin
      for label in conversation.labels { try store.act(.label(label), on: id, by: first.id, at: last) }
    }
    return store
  }

  /// Plays on, and tells when to come again; nil when all depends on the operator.
  func advance(to now: Date) throws -> Date? { try lock.withLock { try advanced(to: now) } }

  private func advanced(to now: Date) throws -> Date? {
    var acts: [OperatorAct] = []
    for outgoing in try store.takeQueued(at: now, limit: 100) {
      let name = ProviderID("day.sent.\(outgoing.id)")
      guard store.canCarry(outgoing) else {
        // WhatsApp's code for a file that could not be handed over.
        try store.recordSent(outgoing.id, provider: nil, state: .failed, errorCode: 131053, at: now)
        continue
      }
      try store.recordSent(outgoing.id, provider: name, state: .sent, at: now)
      guard let citizen = day.citizen(of: outgoing.to) else { continue }
      acts.append(
        outgoing.isAutomatic
          ? .notified(citizen: citizen.id, message: name, at: now)
          : .answered(citizen: citizen.id, message: name, at: now))
    }
    unwritten += player.advance(to: now, acts: acts)
    if !unwritten.isEmpty { try receive(unwritten, at: now) }
    unwritten = []
    return [player.next, try store.nextHeld()].compactMap(\.self).min()
  }

  /// Plays up to an instant, each thing at its own time, with nobody at the desk.
  func play(to instant: Date) throws {
    var next = try advance(to: min(day.start, instant))
    while let moment = next, moment <= instant { next = try advance(to: moment) }
    _ = try advance(to: instant)
  }

  private func receive(_ happenings: [Happening], at now: Date) throws {
    var delivery = Delivery()
    for happening in happenings {
      switch happening {
      case .arrival(let arrival): delivery.arrivals.append(arrival)
      case .status(let update): delivery.statuses.append(update)
      }
    }
    _ = try store.receive(delivery, judgements: try store.office().judge(delivery, at: now, with: book), at: now)
  }
}

extension Store {
  /// Does something that happened before the day.
  fileprivate func relive(_ past: Past) throws {
    if case .arrival(let arrival) = past.what {
      let delivery = Delivery(arrivals: [arrival])
      let judgements = try office().judge(delivery, at: past.at, with: OwnLists.service)
      _ = try receive(delivery, judgements: judgements, at: past.at)
      for automatic in try takeQueued(at: past.at, limit: 10) {
        try recordSent(automatic.id, provider: ProviderID("day.past.\(automatic.id)"), state: .read, at: past.at)
      }
      return
    }
    guard let conversation = try find(citizen: past.citizen.identity) else { return }
    switch past.what {
    case .arrival: break
    case .claimed(let by): try act(.claim, on: conversation, by: by, at: past.at)
    case .noted(let text, let by): try act(.note(text: text), on: conversation, by: by, at: past.at)
    case .closed(let outcome, let by): try act(.close(outcome), on: conversation, by: by, at: past.at)
    case .answered(let text, let id, let by, let state):
      try act(.reply(text: text, quoting: nil), on: conversation, by: by, at: past.at)
      for outgoing in try takeQueued(at: past.at.addingTimeInterval(3600), limit: 10) {
        try recordSent(outgoing.id, provider: id, state: state, at: past.at)
      }
    }
  }

  /// Performs an act that the day takes for granted. One for which the clocks leave no time on the date to which the day
  /// was moved is left out: then nobody answered.
  fileprivate func act(_ intent: Intent, on conversation: ConversationID, by staff: StaffID, at instant: Date) throws {
    do {
      _ = try perform(intent, on: conversation, by: staff, at: instant)
    } catch {
      switch error {
      case .refused(.deskClosed), .refused(.windowClosed), .refused(.windowClosesFirst): break
      case .refused(let refusal):
        let moment = Zone.rome.iso8601(instant)
        let why = Phrases(.english).sentence(for: refusal, in: try office(), at: instant).text
        throw Failure.refused("the day asks for what the desk refuses at \(moment): \(why)")
      case .unknownConversation(let id):
        throw Failure.refused("the day speaks of a conversation \(id) that is not there")
      case .fault(let fault): throw fault
      }
    }
  }
}
