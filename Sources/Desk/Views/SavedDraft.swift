/// What somebody was writing in a conversation, kept until it is sent or given up.
public struct SavedDraft: Equatable, Sendable {
  /// What becomes of the text; the words are kept in the file.
  public enum Purpose: String, CaseIterable, Sendable, Codable {
    /// An answer to the citizen.
    case reply
    /// A note for colleagues.
    case note
  }

  /// What becomes of the text.
  public var purpose: Purpose
  /// The words so far.
  public var text: String
  /// The message that an answer quotes.
  public var quoting: MessageID?
  /// What goes with an answer.
  public var attachment: Enclosure?

  /// Makes a draft.
  public init(purpose: Purpose, text: String, quoting: MessageID? = nil, attachment: Enclosure? = nil) {
    (self.purpose, self.text, self.quoting, self.attachment) = (purpose, text, quoting, attachment)
  }

  /// Whether there is nothing to keep.
  public var isEmpty: Bool { text.isEmpty && quoting == nil && attachment == nil }
}
