import Desk

extension Intent {
  /// The same as it can be meant on another chat: without words that were about one citizen. Nil for what is nothing but
  /// such words, and for what speaks of one flag.
  ///
  /// - Parameter title: what a clause is called, which is said in the place of a reason.
  func repeatable(_ title: (String) -> String) -> Intent? {
    switch self {
    case .transfer(let colleague, _): .transfer(to: colleague, comment: "")
    case .flag(let message, let clause, _): .flag(message, clause: clause, reason: title(clause))
    case .claim, .release, .takeOver, .close, .reopen, .snooze, .label, .unlabel, .markUnread, .mark, .unmark: self
    case .reply, .takeBack, .note, .see, .dismissFlag, .outbox, .template, .react, .ladder: nil
    }
  }

  /// The same about another message, for what speaks of one.
  func about(_ message: MessageID?) -> Intent? {
    switch self {
    case .mark(_, let mark): message.map { .mark($0, mark) }
    case .unmark(_, let mark): message.map { .unmark($0, mark) }
    case .flag(_, let clause, let reason): message.map { .flag($0, clause: clause, reason: reason) }
    case .claim, .release, .transfer, .takeOver, .close, .reopen, .snooze, .label, .unlabel, .markUnread, .reply,
      .takeBack, .note, .see, .dismissFlag, .outbox, .template, .react, .ladder:
      self
    }
  }
}

/// The last act once more, on the chat under the cursor.
extension ConsoleState {
  var againObstacle: Obstacle? {
    guard let lastAct else { return .deadEnd(.nothingToRepeat) }
    guard let intent = lastAct.about(message?.id) else { return missingMessage }
    return obstacle(toAct: intent)
  }

  mutating func doAgain() -> [Effect] {
    guard let intent = lastAct?.about(message?.id) else { return [] }
    // Taking a colleague's chat is asked each time, and so is closing one; a flag has a reason of its own.
    if intent == .takeOver { return askTakeOver() }
    if case .close(let outcome) = intent { return askClose(outcome) }
    if case .flag(let message, let clause, _) = intent, let id = thread?.id {
      return choose(.ask(.flagReason(message, clause: clause), id))
    }
    return attempt(intent)
  }

  private mutating func askClose(_ outcome: Session.Outcome) -> [Effect] {
    guard let subject else { return [] }
    let text = phrases.say(
      "Chiudi la chat di \(subject.name) con esito «\(phrases.name(outcome))»?",
      "Close the chat of \(subject.name) as “\(phrases.name(outcome))”?")
    let warning = subject.conversation.waitingSince == nil ? "" : "\n" + phrases.unanswered
    overlay = .confirm(Confirmation(text: text + warning, consequence: .act(.close(outcome), subject.id)))
    return []
  }

  /// Notes an act that is in the file: to be repeated, and, where it gave the chat away, not to be told as a loss.
  mutating func remember(_ intent: Intent, on id: ConversationID) {
    lastAct = intent.repeatable(groundTitle) ?? lastAct
    if intent.letsGo { letGo.insert(id) }
  }
}
