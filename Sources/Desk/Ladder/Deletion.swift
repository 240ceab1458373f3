import Foundation

/// What stands in place of a deleted text: never the text.
public struct Deletion: Equatable, Sendable {
  /// The ground, by the ruleset's id.
  public var clause: String
  /// Who deleted it.
  public var by: StaffID
  /// When.
  public var at: Date
  /// Until when the text rests sealed.
  public var sealedUntil: Date
  /// When it was erased for good, if it was.
  public var erasedAt: Date?

  /// Makes a placeholder.
  public init(clause: String, by: StaffID, at: Date, sealedUntil: Date, erasedAt: Date? = nil) {
    (self.clause, self.by, self.at) = (clause, by, at)
    (self.sealedUntil, self.erasedAt) = (sealedUntil, erasedAt)
  }
}

/// A deleted text, as a supervisor reads it through the one command that is journalled.
public struct SealedText: Equatable, Sendable {
  /// Which message.
  public var message: MessageID
  /// Its words, or its caption; nil when there were none, or once they are erased.
  public var text: String?
  /// The texts that it had before the citizen's edits, oldest first.
  public var earlier: [String]
  /// What it held besides words: a file, a place, contacts.
  public var content: Content?
  /// What stands in its place for everybody else.
  public var deletion: Deletion

  /// Makes a text.
  public init(message: MessageID, text: String?, earlier: [String] = [], content: Content? = nil, deletion: Deletion) {
    (self.message, self.text, self.earlier, self.content) = (message, text, earlier, content)
    self.deletion = deletion
  }
}
