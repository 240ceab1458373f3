import Foundation

/// A message of ours that has not arrived: waiting, failed, or of unknown fate.
public struct OutgoingRow: Equatable, Sendable, Identifiable {
  /// Which message.
  public var id: MessageID
  /// In which conversation.
  public var conversation: ConversationID
  /// The citizen's names: hostile text.
  public var citizen: Identity
  /// When it was written.
  public var at: Date
  /// Who wrote it; nil for the rules.
  public var by: StaffID?
  /// Its words, cut; nil when there are none or they are deleted.
  public var text: String?
  /// What goes along.
  public var attached: Content?
  /// How far it came.
  public var state: OutboxState
  /// WhatsApp's code of a failure.
  public var errorCode: Int?

  /// Makes a row.
  public init(
    id: MessageID, conversation: ConversationID, citizen: Identity, at: Date, by: StaffID? = nil, text: String? = nil,
    attached: Content? = nil, state: OutboxState, errorCode: Int? = nil
  ) {
    (self.id, self.conversation, self.citizen, self.at, self.by) = (id, conversation, citizen, at, by)
    (self.text, self.attached, self.state, self.errorCode) = (text, attached, state, errorCode)
  }

  /// Its place: what asks for a person first, oldest first.
  public var key: OutgoingKey { OutgoingKey(rank: state.attentionRank, id: id) }
}

extension OutboxState {
  /// What asks most for a person comes first: nobody knows whether it arrived, it did not arrive, it has yet to leave.
  public var attentionRank: Int {
    switch self {
    case .uncertain: 0
    case .failed: 1
    case .held, .queued, .sending, .sent, .delivered, .read, .played, .withdrawn: 2
    }
  }
}

/// The place of a message in the list of what goes out. Pages start after a key.
public struct OutgoingKey: Equatable, Hashable, Sendable, Codable {
  /// `OutboxState.attentionRank`.
  public var rank: Int
  /// The message, which breaks ties.
  public var id: MessageID

  /// Makes a key.
  public init(rank: Int, id: MessageID) { (self.rank, self.id) = (rank, id) }
}

/// A stretch of what goes out.
public struct OutgoingPage: Equatable, Sendable {
  /// The rows.
  public var rows: [OutgoingRow]
  /// Whether there is more after the last row.
  public var hasLater: Bool
  /// How many there are in all.
  public var total: Int

  /// Makes a page.
  public init(rows: [OutgoingRow] = [], hasLater: Bool = false, total: Int = 0) {
    (self.rows, self.hasLater, self.total) = (rows, hasLater, total)
  }
}
