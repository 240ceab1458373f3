/// What a message holds, in the desk's words, whichever carrier brought it.
public enum Content: Equatable, Sendable, Codable {
  case text(String)
  case media(Media)
  case location(Location)
  case contacts([ContactCard])
  /// A tap on a button or a list row: what the citizen saw and chose.
  case choice(title: String, detail: String?)
  /// Products asked for in a catalogue: the citizen's words and how many lines.
  case order(text: String?, items: Int)
  /// A reaction to a message; nil takes an earlier one back.
  case reaction(emoji: String?, to: ProviderID)
  /// A new text for an earlier message; the old one is kept.
  case edit(of: ProviderID, text: String?)
  /// The citizen deleted a message for everyone; what it held is kept and marked.
  case revoke(of: ProviderID)
  case system(SystemNotice)
  case call(Call)
  /// Something the desk cannot show; kept raw. `what` is WhatsApp's word for it, when it gave one.
  case unsupported(what: String?)
}

extension Content {
  /// The kind under which WhatsApp sends it, or a choice's commoner one of two.
  public var kind: Arrival.Kind {
    switch self {
    case .text: .text
    case .media(let media): media.sort.kind
    case .location: .location
    case .contacts: .contacts
    case .choice: .interactive
    case .order: .order
    case .reaction: .reaction
    case .edit: .edit
    case .revoke: .revoke
    case .system: .system
    case .call: .call
    case .unsupported: .unsupported
    }
  }
}

extension Media.Sort {
  fileprivate var kind: Arrival.Kind {
    switch self {
    case .image: .image
    case .video: .video
    case .audio: .audio
    case .document: .document
    case .sticker: .sticker
    }
  }
}

/// A file that travels beside the text.
public struct Media: Equatable, Sendable, Codable {
  /// What sort of file, in WhatsApp's word.
  public enum Sort: String, Sendable, Codable, CaseIterable { case image, video, audio, document, sticker }

  /// What sort of file.
  public var sort: Sort
  /// The carrier's id, to fetch the file by.
  public var id: String?
  /// The type the carrier claims; never trusted.
  public var mimeType: String?
  /// The digest the carrier claims, base64 or hex, to check the file against.
  public var sha256: String?
  /// Size in bytes, when told.
  public var bytes: Int?
  /// Length in seconds of audio or video, when told (A14.j).
  public var seconds: Int?
  /// The citizen's name for a document: hostile, never a path.
  public var fileName: String?
  /// The words under the picture.
  public var caption: String?
  /// Whether an audio is a voice note.
  public var isVoice: Bool

  /// Makes a file's description; only its sort is always known.
  public init(
    _ sort: Sort, id: String? = nil, mimeType: String? = nil, sha256: String? = nil, bytes: Int? = nil,
    seconds: Int? = nil, fileName: String? = nil, caption: String? = nil, isVoice: Bool = false
  ) {
    (self.sort, self.id, self.mimeType, self.sha256) = (sort, id, mimeType, sha256)
    (self.bytes, self.seconds, self.fileName) = (bytes, seconds, fileName)
    (self.caption, self.isVoice) = (caption, isVoice)
  }
}

/// A place the citizen shared (A02). Degrees, WGS 84; not finite or out of range values never get here.
public struct Location: Equatable, Sendable, Codable {
  /// Degrees north.
  public var latitude: Double
  /// Degrees east.
  public var longitude: Double
  /// The place's name, when one was chosen.
  public var name: String?
  /// The place's address, when one was chosen.
  public var address: String?

  /// Makes a place.
  public init(latitude: Double, longitude: Double, name: String? = nil, address: String? = nil) {
    (self.latitude, self.longitude, self.name, self.address) = (latitude, longitude, name, address)
  }
}

/// A card from the citizen's address book: usually somebody else's data (A14.d).
public struct ContactCard: Equatable, Sendable, Codable {
  /// The name as the card shows it.
  public var name: String
  /// Phone numbers, as written.
  public var phones: [String]
  /// E-mail addresses, as written.
  public var emails: [String]

  /// Makes a card.
  public init(name: String, phones: [String] = [], emails: [String] = []) {
    (self.name, self.phones, self.emails) = (name, phones, emails)
  }
}

/// What WhatsApp itself says about a citizen.
public enum SystemNotice: Equatable, Sendable, Codable {
  /// The citizen now answers at another number, user id or both; what is nil did not change.
  case changedNumber(phone: String?, userID: String?)
  /// The security code of the chat changed.
  case changedIdentity
  /// Something else, in WhatsApp's words.
  case other(String?)
}

/// A call the citizen made, or one leg of it; the desk never answers (A01, C12).
public struct Call: Equatable, Sendable, Codable {
  /// WhatsApp's word for what happened: `connect`, `terminate`.
  public var event: String
  /// Whether the citizen called us; calls we would have made do not count.
  public var isFromCitizen: Bool
  /// Length in seconds, when it ended.
  public var seconds: Int?

  /// Makes a call's notice.
  public init(event: String, isFromCitizen: Bool, seconds: Int? = nil) {
    (self.event, self.isFromCitizen, self.seconds) = (event, isFromCitizen, seconds)
  }
}
