import Foundation

/// What goes with an answer: one file or one place (A02).
public enum Enclosure: Equatable, Sendable, Codable {
  /// A file. It lies at the path until it is kept beside the desk's file; then `media.sha256` names it there, in
  /// hexadecimal.
  case file(Media, path: String)
  /// A place.
  case place(Location)

  /// What the message holds besides its words.
  public var content: Content {
    switch self {
    case .file(let media, _): .media(media)
    case .place(let place): .location(place)
    }
  }

  /// What a message of ours holds, to be sent again; nil for what an operator cannot send.
  public init?(_ content: Content) {
    switch content {
    case .media(let media): self = .file(media, path: "")
    case .location(let place): self = .place(place)
    case .text, .contacts, .choice, .order, .reaction, .edit, .revoke, .system, .call, .unsupported: return nil
    }
  }
}

extension Enclosure {
  /// Characters under a picture, a film or a document (WhatsApp Business Platform, media messages).
  public static let captionCharacters = 1024

  /// Characters of words that may go along; none with a sound or a place.
  public var captionLimit: Int {
    switch self {
    case .file(let media, _): media.sort == .audio || media.sort == .sticker ? 0 : Self.captionCharacters
    case .place: 0
    }
  }
}

extension Media.Sort {
  /// The most bytes that WhatsApp takes (WhatsApp Business Platform, supported media types).
  public var largest: Int {
    switch self {
    case .image: 5 << 20
    case .video, .audio: 16 << 20
    case .document: 100 << 20
    case .sticker: 100 << 10
    }
  }
}

extension Conversation {
  /// The words of an answer with what goes along: there may be none then, and there are fewer at most.
  func words(_ text: String, with attachment: Enclosure?, limit: Int) throws(Refusal) -> String {
    guard let attachment else { return try words(text, limit: limit) }
    if case .file(let media, _) = attachment, let bytes = media.bytes, bytes > media.sort.largest {
      throw .fileTooLarge(bytes: bytes, limit: media.sort.largest)
    }
    guard text.contains(where: { !$0.isWhitespace }) else { return "" }
    guard attachment.captionLimit > 0 else { throw .noCaption }
    return try words(text, limit: min(limit, attachment.captionLimit))
  }
}
