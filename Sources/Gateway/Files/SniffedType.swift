import Desk

/// What a file is by its first bytes; nobody's word is taken for it.
struct SniffedType: Equatable, Sendable {
  /// Bytes that are looked at.
  static let headBytes = 64

  /// Its type.
  var mimeType: String
  /// What WhatsApp would call it.
  var sort: Media.Sort

  /// Looks at the first bytes; nil for those that tell nothing.
  init?(_ head: [UInt8]) {
    guard let found = Self.picture(head) ?? Self.film(head) ?? Self.sound(head) ?? Self.document(head) else {
      return nil
    }
    self = found
  }

  private init(_ mimeType: String, _ sort: Media.Sort) { (self.mimeType, self.sort) = (mimeType, sort) }

  /// Whether a file of this head may stand under a message that says it is of a sort. A document may be anything but a
  /// program; a picture, a film, a sound and a sticker are what they say, or they are not kept.
  static func fits(_ head: [UInt8], _ sort: Media.Sort) -> Bool {
    guard !isProgram(head) else { return false }
    switch (sort, SniffedType(head)?.sort) {
    case (.document, _): return true
    case (.image, .image?), (.sticker, .sticker?), (.sticker, .image?), (.image, .sticker?): return true
    case (.video, .video?), (.audio, .audio?), (.audio, .video?): return true
    case (.image, _), (.video, _), (.audio, _), (.sticker, _): return false
    }
  }

  private static func begins(_ head: [UInt8], _ text: String, at offset: Int = 0) -> Bool {
    head.dropFirst(offset).starts(with: text.utf8)
  }

  /// Programs of Linux, Windows and macOS, and scripts that name their interpreter.
  private static func isProgram(_ head: [UInt8]) -> Bool {
    let machO: [[UInt8]] = [[0xCF, 0xFA, 0xED, 0xFE], [0xCE, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE]]
    return head.starts(with: [0x7F, 0x45, 0x4C, 0x46]) || begins(head, "MZ") || begins(head, "#!/")
      || machO.contains { head.starts(with: $0) }
  }

  private static func picture(_ head: [UInt8]) -> SniffedType? {
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .init("image/jpeg", .image) }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .init("image/png", .image) }
    if begins(head, "GIF87a") || begins(head, "GIF89a") { return .init("image/gif", .image) }
    return begins(head, "RIFF") && begins(head, "WEBP", at: 8) ? .init("image/webp", .sticker) : nil
  }

  private static func film(_ head: [UInt8]) -> SniffedType? {
    guard begins(head, "ftyp", at: 4) else { return nil }
    if begins(head, "M4A", at: 8) { return .init("audio/mp4", .audio) }
    return begins(head, "3g", at: 8) ? .init("video/3gpp", .video) : .init("video/mp4", .video)
  }

  private static func sound(_ head: [UInt8]) -> SniffedType? {
    if begins(head, "OggS") { return .init("audio/ogg", .audio) }
    if begins(head, "#!AMR") { return .init("audio/amr", .audio) }
    if begins(head, "ID3") { return .init("audio/mpeg", .audio) }
    if begins(head, "RIFF"), begins(head, "WAVE", at: 8) { return .init("audio/wav", .audio) }
    guard head.count > 1, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 else { return nil }
    return .init([0xF1, 0xF9].contains(head[1]) ? "audio/aac" : "audio/mpeg", .audio)
  }

  private static func document(_ head: [UInt8]) -> SniffedType? {
    if begins(head, "%PDF-") { return .init("application/pdf", .document) }
    return begins(head, "PK\u{3}\u{4}") ? .init("application/zip", .document) : nil
  }
}
