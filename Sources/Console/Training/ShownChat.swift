import Desk

extension ConsoleState {
  /// Opens a conversation as choosing its row does: for a replay, at which nobody presses keys.
  public mutating func show(_ id: ConversationID, named name: String) -> [Effect] {
    focus = .thread
    return openChat(id, Printable(name, limit: 200))
  }

  /// Says how fast a replay is shown, whose clock is moved by hand.
  public mutating func show(_ pace: TrainingPace) { training?.pace = pace }
}
