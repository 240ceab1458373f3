import Desk

/// What the queue and the list of blocked people ask of the file.
public enum LadderRequest: Equatable, Sendable {
  /// Messages that wait for a judgement, behind a place; nil is the beginning.
  case queue(after: QueueKey?, limit: Int)
  /// Blocked people, behind a place; nil is the beginning.
  case blocks(after: BlockKey?, limit: Int)
  /// What goes out and has not arrived, behind a place; nil is the beginning.
  case outgoing(after: OutgoingKey?, limit: Int)
  /// What these steps would do. A newer question replaces an older one.
  case foresee(serial: Int, [LadderWish])
  /// A deleted text, which the journal notes.
  case unseal(MessageID, ConversationID)
  /// A note for a blocked citizen's appeal.
  case appeal(String, ConversationID)
}

/// A step on one conversation.
public struct LadderWish: Equatable, Sendable {
  /// The step.
  public var step: LadderIntent
  /// On which conversation.
  public var conversation: ConversationID

  /// Makes a wish.
  public init(_ step: LadderIntent, on conversation: ConversationID) {
    (self.step, self.conversation) = (step, conversation)
  }
}

/// What the file answers.
public enum LadderAnswer: Sendable {
  /// A page, and the place it was asked from.
  case queue(QueuePage, after: QueueKey?)
  /// A page, and the place it was asked from.
  case blocks(BlockPage, after: BlockKey?)
  /// A page, and the place it was asked from.
  case outgoing(OutgoingPage, after: OutgoingKey?)
  /// What each step would do, or why it may not.
  case foreseen(serial: Int, [Result<[Consequence], Refusal>])
  /// A deleted text.
  case unsealed(SealedText)
  /// A note is in the file.
  case noted
  /// Not done, and why.
  case refused(Refusal)
}
