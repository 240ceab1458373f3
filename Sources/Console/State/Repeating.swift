import Desk

extension Intent {
  /// Whether the same can be meant on another chat: not words that were for one citizen, nor what speaks of one flag.
  var canBeRepeated: Bool {
    switch self {
    case .claim, .release, .transfer, .takeOver, .close, .reopen, .snooze, .label, .unlabel, .markUnread, .mark,
      .unmark,
      .flag:
      true
    case .reply, .takeBack, .note, .see, .dismissFlag: false
    }
  }

  /// The same about another message, for what speaks of one.
  func about(_ message: MessageID?) -> Intent? {
    switch self {
    case .mark(_, let mark): message.map { .mark($0, mark) }
    case .unmark(_, let mark): message.map { .unmark($0, mark) }
    case .flag(_, let clause, let reason): message.map { .flag($0, clause: clause, reason: reason) }
    case .claim, .release, .transfer, .takeOver, .close, .reopen, .snooze, .label, .unlabel, .markUnread, .reply,
      .takeBack, .note, .see, .dismissFlag:
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
    // Taking a colleague's chat is asked each time.
    return intent == .takeOver ? askTakeOver() : attempt(intent)
  }
}
