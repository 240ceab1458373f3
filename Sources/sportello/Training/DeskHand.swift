import Desk
import Foundation
import Policy
import Store
import Training

/// Does what a day's colleagues and a trainee's script do, through the same acts as a console.
struct DeskHand {
  var store: Store
  var day: Day

  /// Does an act.
  ///
  /// - Parameter moments: knows when the citizens' lines happened, for acts that point at one.
  /// - Returns: why it may not be, when it may not.
  /// - Throws: a fault of the file, or a failure for an act that no play of the day can mean.
  func perform(_ act: ScriptedAct, moments: Player) throws -> Refusal? {
    guard let chat = try store.find(act.citizen, of: day) else { return .neverOpened }
    let ruleset = try store.office().timetable.ruleset(at: act.at)
    var message: MessageID?
    if let target = act.act.target {
      message = try self.message(target, of: act.citizen, in: chat, moments)
      guard message != nil else { return .unknownMessage }
    }
    guard let intent = act.act.intent(on: message, at: act.at, under: ruleset) else {
      let known = ruleset.quickReplies.map(\.id).joined(separator: ", ")
      throw Failure.refused("the ruleset has no such quick reply; it has \(known)")
    }
    do {
      _ = try store.perform(intent, on: chat, by: act.by, at: act.at)
      return nil
    } catch {
      switch error {
      case .refused(let refusal): return refusal
      case .unknownConversation: return .neverOpened
      case .fault(let fault): throw fault
      }
    }
  }

  /// Makes an order of the director's.
  func make(_ order: DayOrder, at now: Date) throws {
    _ = try changingOffice { () throws(OfficeError) in
      try store.makeOrder(
        order.act(startingAt: day.start), reference: order.reference, reason: order.reason, by: order.by, at: now)
    }
  }

  private func message(
    _ target: Target, of citizen: String, in chat: ConversationID, _ moments: Player
  ) throws -> MessageID? {
    let entries = try store.thread(chat, limit: 1000)?.entries ?? []
    switch target {
    case .line(let name):
      guard let at = moments.moment(of: name, by: citizen) else { return nil }
      return entries.first { $0.isIncoming && $0.at == at }?.id
    case .previous, .answer: return entries.last(where: \.isIncoming)?.id
    }
  }
}

extension Store {
  /// The conversation of a day's citizen, whatever number they write from by now.
  func find(_ citizen: String, of day: Day) throws(StoreFault) -> ConversationID? {
    for identity in day.identities(of: citizen) {
      if let found = try find(citizen: identity) { return found }
    }
    return nil
  }
}

extension Entry {
  /// Whether it is a message of the citizen's.
  var isIncoming: Bool { if case .incoming = body { true } else { false } }
}

extension DeskAct {
  /// The intent that a console would have; nil for a quick reply that the ruleset lacks.
  func intent(on message: MessageID?, at now: Date, under ruleset: Ruleset) -> Intent? {
    let about = message ?? MessageID(0)
    switch self {
    case .claim: return .claim
    case .release: return .release
    case .takeOver: return .takeOver
    case .takeBack: return .takeBack
    case .reopen: return .reopen
    case .reply(let text): return .reply(text: text, quoting: nil)
    case .quickReply(let id): return ruleset.readyText(id).map { .reply(text: $0, quoting: nil) }
    case .note(let text): return .note(text: text)
    case .close(let outcome): return .close(outcome)
    case .handTo(let colleague, let comment): return .transfer(to: colleague, comment: comment)
    case .label(let subject): return .label(subject)
    case .flag(_, let clause, let reason): return .flag(about, clause: clause, reason: reason)
    case .dismissFlags(_, let reason): return .ladder(.dismiss([about], reason: reason))
    case .mark(_, let mark): return .mark(about, mark)
    case .take(let step, _, let clause, let reason):
      return .ladder(.take(step.measure(at: now), Finding([about], clause: clause, reason: reason)))
    case .propose(let step, _, let clause, let reason):
      return .ladder(.propose(step.measure(at: now), Finding([about], clause: clause, reason: reason)))
    case .liftBlock(let reason): return .ladder(.review(.lift, reason: reason))
    case .undoBlock(let reason): return .ladder(.review(.undo, reason: reason))
    }
  }
}

extension DeskAct.Step {
  /// The measure, with a block's date.
  func measure(at now: Date) -> Measure {
    switch rung {
    case .warn: .warn
    case .delete: .delete
    case .report: .report()
    case .block: .block(BlockTerm(until: now.addingTimeInterval(length), ends: .lapse))
    case .refer: .refer
    }
  }
}
