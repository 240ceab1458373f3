import Desk

/// The moderation queue, the blocked people and what goes out, which stand in the list's place.
struct LadderState: Sendable {
  /// Which of them.
  enum Page: Sendable { case queue, blocks, outbox }

  /// What stands there; nil is the list of chats.
  var page: Page?
  var queue = LadderWindow<QueueRow>()
  var blocks = LadderWindow<BlockRow>()
  var outgoing = LadderWindow<OutgoingRow>()
  /// Messages chosen to be decided together.
  var marked: Set<MessageID> = []
  /// Reserved texts that were opened (A13).
  var revealed: Set<MessageID> = []
  /// The number of the last question about what a step would do.
  var serial = 0
  /// Who was blocked last from here, to be undone in one key.
  var lastBlocked: (id: ConversationID, name: String)?
  /// Steps taken together, until all are answered.
  var bulk: LadderBulk?

  /// The marked messages, or the one with the bar.
  var chosen: [QueueRow] {
    let chosen = queue.rows.filter { marked.contains($0.id) }
    return chosen.isEmpty ? queue.selected.map { [$0] } ?? [] : chosen
  }
}

/// Steps that were taken together.
struct LadderBulk: Sendable {
  var waiting: Int
  var done = 0
  var refused: [Refusal] = []
}

/// A conversation and its messages that a step is about.
struct LadderTarget: Equatable, Sendable {
  let id: ConversationID
  let name: String
  var messages: [MessageID]
}
