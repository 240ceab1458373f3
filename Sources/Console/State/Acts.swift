import Desk
import Foundation

/// Acts on their way to the file, and what became of them.
extension ConsoleState {
  /// Sends an act on its way; it shows as pending until the answer comes.
  mutating func perform(_ intent: Intent, on id: ConversationID, restores: String? = nil) -> [Effect] {
    let ticket = nextTicket
    nextTicket += 1
    pending.append(PendingAct(ticket: ticket, intent: intent, conversation: id, restores: restores))
    return [.perform(ticket: ticket, intent, id)]
  }

  /// Does it, or says why not; the file has the last word.
  mutating func attempt(_ intent: Intent, on subject: Subject, restores: String? = nil) -> [Effect] {
    if let refusal = refusal(of: intent, on: subject) {
      refuse(refusal)
      return []
    }
    return perform(intent, on: subject.id, restores: restores)
  }

  /// Does it on a conversation that was fixed when the question was put.
  mutating func attempt(_ intent: Intent, on id: ConversationID) -> [Effect] {
    if let subject, subject.id == id { return attempt(intent, on: subject) }
    return perform(intent, on: id)
  }

  mutating func refuse(_ refusal: Refusal) { notice = .refusal(phrases.sentence(refusal, circumstances)) }
  mutating func refuse(_ obstacle: Obstacle) { notice = .refusal(phrases.sentence(obstacle, circumstances)) }

  /// The answer to an act. What was refused is said with its remedy, and no text is lost.
  mutating func settle(_ ticket: Int, _ result: ActResult) -> [Effect] {
    guard let index = pending.firstIndex(where: { $0.ticket == ticket }) else { return [] }
    let act = pending.remove(at: index)
    if act.intent == .see, result != .done, thread?.id == act.conversation { thread?.cannotBeSeen = true }
    switch result {
    case .done:
      if let words = phrases.done(act.intent, circumstances) { notice = .done(words) }
      if let text = act.restores { giveBack(text, quoting: nil, .reply, act.conversation) }
      if case .markUnread = act.intent, thread?.id == act.conversation { closePane() }
    case .refused(let refusal):
      // Reading a chat that a colleague has just taken is no act worth a word.
      if act.intent != .see { refuse(refusal) }
      giveBack(act)
      if case .notInCharge = refusal, focus == .composer { focus = .thread }
    case .fault(let trouble):
      notice = .fault(phrases.sentence(trouble))
      giveBack(act)
    }
    return reload()
  }

  /// Puts the words of an act that failed back where they were written.
  private mutating func giveBack(_ act: PendingAct) {
    switch act.intent {
    case .reply(let text, let quoting): giveBack(text, quoting: quoting, .reply, act.conversation)
    case .note(let text): giveBack(text, quoting: nil, .note, act.conversation)
    case .claim, .release, .transfer, .takeOver, .takeBack, .close, .reopen, .snooze, .label, .unlabel, .see,
      .markUnread, .flag, .dismissFlag, .mark, .unmark:
      break
    }
  }

  private mutating func giveBack(
    _ text: String, quoting: MessageID?, _ purpose: Draft.Purpose, _ id: ConversationID
  ) {
    drafts[id, default: Drafts()].giveBack(text, quoting: quoting, to: purpose)
    if purpose == .reply { draftDue = (now, id) }
  }

  mutating func closePane() {
    thread = nil
    focus = .list
  }
}
