import Desk
import Foundation

/// Acts on their way to the file, and what became of them.
extension ConsoleState {
  /// Sends an act on its way; it shows as pending until the answer comes.
  mutating func perform(_ intent: Intent, on id: ConversationID, restores: SavedDraft? = nil) -> [Effect] {
    let ticket = nextTicket
    nextTicket += 1
    if case .reply(let text, let quoting, let attachment) = intent {
      let draft = SavedDraft(purpose: .reply, text: text, quoting: quoting, attachment: attachment)
      sent = sent.suffix(SentReply.most - 1) + [SentReply(conversation: id, draft: draft, at: now)]
    }
    pending.append(PendingAct(ticket: ticket, intent: intent, conversation: id, restores: restores))
    return [.perform(ticket: ticket, intent, id)]
  }

  /// Does it, or says why not; the file has the last word.
  mutating func attempt(_ intent: Intent, on subject: Subject, restores: SavedDraft? = nil) -> [Effect] {
    if let refusal = refusal(of: intent, on: subject) {
      refuse(refusal)
      return []
    }
    return perform(intent, on: subject.id, restores: restores)
  }

  /// Does it on a conversation that was fixed when the question was put.
  mutating func attempt(_ intent: Intent, on id: ConversationID, restores: SavedDraft? = nil) -> [Effect] {
    if let subject, subject.id == id { return attempt(intent, on: subject, restores: restores) }
    return perform(intent, on: id, restores: restores)
  }

  mutating func refuse(_ refusal: Refusal) {
    notice = .refusal(phrases.sentence(refusal, circumstances))
    notice?.refusal = refusal
  }
  mutating func refuse(_ obstacle: Obstacle) { notice = .refusal(phrases.sentence(obstacle, circumstances)) }

  /// The answer to an act. What was refused is said with its remedy, and no text is lost.
  mutating func settle(_ ticket: Int, _ result: ActResult) -> [Effect] {
    if batch?.waiting[ticket] != nil {
      pending.removeAll { $0.ticket == ticket }
      return settleBatch(ticket, result)
    }
    guard let index = pending.firstIndex(where: { $0.ticket == ticket }) else { return [] }
    let act = pending.remove(at: index)
    if case .ladder = act.intent, ladder.bulk != nil {
      settleLadder(result)
      return ladder.bulk == nil ? reload() : []
    }
    if act.intent == .see, result != .done, thread?.id == act.conversation { thread?.cannotBeSeen = true }
    var kept: [Effect] = []
    switch result {
    case .done:
      // A refusal answers a later key, and says what to do: it stays.
      if let words = done(act), !isRefused { notice = .done(words) }
      tour?.did(act.intent, on: act.conversation)
      remember(act.intent, on: act.conversation)
      if case .reply = act.intent { answered = act.conversation }
      announceReply(keeping: true)
      kept = keepOn(after: act)
      if case .markUnread = act.intent, thread?.id == act.conversation { closePane() }
    case .refused(let refusal):
      // Reading a chat that a colleague has just taken is no act worth a word.
      if act.intent != .see { refuse(refusal) }
      kept = giveBack(act)
      if case .notInCharge = refusal, focus == .composer, thread?.id == act.conversation { focus = .thread }
    case .fault(let trouble):
      notice = .fault(phrases.sentence(trouble))
      kept = giveBack(act)
    }
    return kept + reload()
  }

  /// Whether the last key was refused, in a sentence that stands on the screen.
  private var isRefused: Bool { notice?.role == .warning }

  /// What is said once an act is in the file.
  private func done(_ act: PendingAct) -> String? {
    switch act.intent {
    case .claim, .takeOver:
      guard let subject, subject.id == act.conversation,
        subject.conversation.window?.isOpen(at: now) != true
      else { break }
      return phrases.say(
        "In carico a te: le 24 ore sono finite, \(phrases.key(.note)) lascia una nota e \(phrases.key(.close)) chiude",
        "It is yours: the 24 hours are over, \(phrases.key(.note)) leaves a note and \(phrases.key(.close)) closes it")
    case .release, .transfer, .reply, .takeBack, .note, .close, .reopen, .snooze, .label, .unlabel, .see, .markUnread,
      .flag, .dismissFlag, .mark, .unmark, .outbox, .template, .react, .ladder:
      break
    }
    return phrases.done(act.intent, circumstances)
  }

  /// Says where the chat has gone whose citizen was just answered, when it has left the list.
  ///
  /// - Parameter keeping: whether the list has yet to be read again.
  mutating func announceReply(keeping: Bool = false) {
    guard let id = answered else { return }
    if view != .mine, list.drifted == id {
      notice = .done(phrases.say("Inviata: la trovi in 2 Mie", "Sent: it is in 2 Mine now"))
    } else if keeping {
      return
    }
    answered = nil
  }

  /// What of the texts is to be kept after an act: what was sent has forgotten its draft, but not what has been written
  /// since; the text of a message that was taken back is there to be mended, with its quote.
  private mutating func keepOn(after act: PendingAct) -> [Effect] {
    switch act.intent {
    case .takeBack:
      if let last = sent.lastIndex(where: { $0.conversation == act.conversation }) { sent.remove(at: last) }
      return act.restores.map { giveBack($0, act.conversation) } ?? []
    case .reply: return saveAgain(DraftPlace(conversation: act.conversation, purpose: .reply))
    case .note: return saveAgain(DraftPlace(conversation: act.conversation, purpose: .note))
    case .claim, .release, .transfer, .takeOver, .close, .reopen, .snooze, .label, .unlabel, .see, .markUnread, .flag,
      .dismissFlag, .mark, .unmark, .outbox, .template, .react, .ladder:
      return []
    }
  }

  private mutating func saveAgain(_ place: DraftPlace) -> [Effect] {
    let written = drafts[place.conversation]?[place.purpose].saved(as: place.purpose)
    return written?.isEmpty == false ? save(place) : []
  }

  /// Puts the words of an act that failed back where they were written.
  private mutating func giveBack(_ act: PendingAct) -> [Effect] {
    switch act.intent {
    case .reply(let text, let quoting, let attachment):
      let draft = SavedDraft(purpose: .reply, text: text, quoting: quoting, attachment: attachment)
      if let last = sent.lastIndex(where: { $0.conversation == act.conversation && $0.draft == draft }) {
        sent.remove(at: last)
      }
      return giveBack(draft, act.conversation)
    case .note(let text): return giveBack(SavedDraft(purpose: .note, text: text), act.conversation)
    case .claim, .release, .transfer, .takeOver, .takeBack, .close, .reopen, .snooze, .label, .unlabel, .see,
      .markUnread, .flag, .dismissFlag, .mark, .unmark, .outbox, .template, .react, .ladder:
      return []
    }
  }

  /// A text that was given back is kept at once.
  private mutating func giveBack(_ draft: SavedDraft, _ id: ConversationID) -> [Effect] {
    if history.browsing?.conversation == id { stopBrowsing(keeping: false) }
    drafts[id, default: Drafts()].giveBack(draft)
    return save(DraftPlace(conversation: id, purpose: draft.purpose))
  }

  mutating func closePane() {
    thread = nil
    focus = side
  }
}
