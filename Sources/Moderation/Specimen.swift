/// What moderation looks at: one message, stripped of who wrote it and of everything the desk knows besides.
///
/// Links and contact cards are found in the text by the rules themselves where they are not given.
public struct Specimen: Equatable, Sendable {
  /// The kind of message, in WhatsApp's word: `text`, `audio`, `contacts`, …
  public var kind: String
  /// The decoded text: a body, a caption, a title. Offsets of evidence count its Unicode scalars.
  public var text: String
  /// Length of a voice note in seconds, when WhatsApp or the file tells it (A14.j).
  public var voiceSeconds: Int?
  /// Phone numbers and names on contact cards that came with the message (A14.d).
  public var cards: [String]

  /// Makes a specimen; a plain text needs nothing else.
  public init(kind: String = "text", text: String, voiceSeconds: Int? = nil, cards: [String] = []) {
    (self.kind, self.text, self.voiceSeconds, self.cards) = (kind, text, voiceSeconds, cards)
  }
}
