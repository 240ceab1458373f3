import Desk

/// What can be told of an act on several chats before anything is asked.
extension ConsoleState {
  /// What is known of the chosen chats: the open one, and those with a row in the list on screen.
  private var knownSelected: [Subject] {
    selected.compactMap { chat in
      if let openSubject, openSubject.id == chat.id { return openSubject }
      return list.lines.first { $0.row.id == chat.id }.map { subject(of: $0.row) }
    }
  }

  /// In how many of the chosen chats the citizen waits for an answer.
  var unanswered: Int { knownSelected.count { $0.conversation.waitingSince != nil } }

  /// Whether no chosen chat would take an act, as far as can be known; then it is said why, and nothing is asked.
  mutating func refuseAll(_ intent: Intent) -> Bool {
    let refusals = knownSelected.compactMap { refusal(of: intent, on: $0) }
    guard refusals.count == selected.count, let why = phrases.refused(byAll: refusals, circumstances) else {
      return false
    }
    notice = .refusal(why)
    return true
  }
}

extension Together {
  /// An act that is refused where this one is, whatever is chosen in its menu; nil where that hangs on the choice.
  var probe: Intent? {
    switch self {
    case .claim: .claim
    case .reopen: .reopen
    case .markUnread: .markUnread
    case .release, .transfer, .close, .snooze: .release
    case .label, .unlabel, .dismissFlag: nil
    }
  }
}
