import Console
import Desk
import Foundation
import Policy
import Store
import Training

extension DayRunner {
  /// Who makes a trainee's file, and answers nobody in it.
  private static let trainer = Staff(id: StaffID("formatore"), name: "Formatore", roles: [.trainer, .administrator])

  /// Makes a file with a day's staff and all that happened before it.
  ///
  /// - Parameter kind: what the file is for; in a training file everybody has only the roles of the day.
  /// - Throws: a fault of the file, or a failure when the day asks for what the desk refuses.
  static func prepare(_ day: Day, at path: String, kind: Store.Kind = .demo) throws -> Store {
    let source = try RulesetSource.named(day.ruleset)
    guard let first = day.staff.first else { throw Failure.refused("the day has no staff") }
    let timetable = Timetable(source.ruleset)
    let history = day.history(under: timetable)
    let orders = day.earlierOrders(under: timetable)
    let begin = ([day.start, history.first?.at, orders.first?.at].compactMap(\.self).min() ?? day.start)
      .addingTimeInterval(-60)
    let isTraining = kind == .training
    let founder = isTraining ? trainer.id : first.id
    let store = try Store.create(
      at: path, rules: source.yaml, ruleset: source.ruleset, kind: kind, by: founder, at: begin)
    for var member in day.staff + (isTraining ? [trainer] : []) {
      // Whoever looks around may try everything; a trainee has the roles of the day.
      if member.id == first.id, !isTraining { member.roles = Set(Staff.Role.allCases) }
      try changingOffice { () throws(OfficeError) in try store.setStaff(member, by: founder, at: begin) }
    }
    let hand = DeskHand(store: store, day: day)
    var due = orders[...]
    for past in history {
      while let order = due.first, order.at <= past.at {
        try hand.make(order.order, at: order.at)
        due.removeFirst()
      }
      try store.relive(past)
    }
    for order in due { try hand.make(order.order, at: order.at) }
    for conversation in day.earlier where !conversation.labels.isEmpty {
      guard let citizen = day.citizen(conversation.citizen), let id = try store.find(citizen: citizen.identity) else {
        continue
      }
      let last = history.last { $0.citizen.id == citizen.id }?.at ?? begin
      for label in conversation.labels { try store.act(.label(label), on: id, by: first.id, at: last) }
    }
    return store
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
    case .blocked(let clause, let reason, let length, let by):
      guard let last = try thread(conversation, limit: 100)?.entries.last(where: \.isIncoming) else { return }
      let term = BlockTerm(until: past.at.addingTimeInterval(length), ends: .lapse)
      let finding = Finding([last.id], clause: clause, reason: reason)
      try act(.ladder(.take(.block(term), finding)), on: conversation, by: by, at: past.at)
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
