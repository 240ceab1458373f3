import Desk

/// What a file is to WhatsApp, by its bytes and never by its name: only what it takes can be attached.
struct AttachedSort: Equatable {
  /// Bytes that are looked at.
  static let head = 4_096

  /// WhatsApp's sort.
  let sort: Media.Sort
  /// The type that goes along.
  let mimeType: String

  private init(_ sort: Media.Sort, _ mimeType: String) { (self.sort, self.mimeType) = (sort, mimeType) }

  /// - Parameters:
  ///   - head: the first bytes of the file, all of them when there are fewer than `AttachedSort.head`.
  ///   - name: its name, which only tells one old office format from another.
  init?(_ head: [UInt8], name: String) {
    guard let found = Self.media(head) ?? Self.film(head) ?? Self.office(head, name) ?? Self.text(head) else {
      return nil
    }
    self = found
  }

  private static func begins(_ head: [UInt8], _ text: String, at offset: Int = 0) -> Bool {
    head.dropFirst(offset).starts(with: text.utf8)
  }

  private static func media(_ head: [UInt8]) -> AttachedSort? {
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .init(.image, "image/jpeg") }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .init(.image, "image/png") }
    if begins(head, "%PDF-") { return .init(.document, "application/pdf") }
    // Opus names itself in the first page; other sounds in Ogg are not taken.
    if begins(head, "OggS"), begins(head, "OpusHead", at: 28) { return .init(.audio, "audio/ogg") }
    if begins(head, "#!AMR\n") { return .init(.audio, "audio/amr") }
    if begins(head, "ID3") { return .init(.audio, "audio/mpeg") }
    guard head.count > 1, head[0] == 0xFF else { return nil }
    if [0xF1, 0xF9].contains(head[1]) { return .init(.audio, "audio/aac") }
    return [0xFB, 0xF3, 0xF2, 0xFA].contains(head[1]) ? .init(.audio, "audio/mpeg") : nil
  }

  /// The ISO family: films, sounds in them, and pictures that WhatsApp does not take.
  private static func film(_ head: [UInt8]) -> AttachedSort? {
    guard begins(head, "ftyp", at: 4) else { return nil }
    let brand = String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self)
    if brand.hasPrefix("3g") { return .init(.video, "video/3gpp") }
    if brand.hasPrefix("M4A") { return .init(.audio, "audio/mp4") }
    let films = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"]
    return films.contains(brand) ? .init(.video, "video/mp4") : nil
  }

  private static func office(_ head: [UInt8], _ name: String) -> AttachedSort? {
    if begins(head, "PK\u{3}\u{4}") {
      let names = String(decoding: head, as: UTF8.self)
      let family = "application/vnd.openxmlformats-officedocument."
      for (folder, type) in [
        ("word/", "wordprocessingml.document"), ("xl/", "spreadsheetml.sheet"),
        ("ppt/", "presentationml.presentation"),
      ] where names.contains(folder) {
        return .init(.document, family + type)
      }
    }
    guard head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return nil }
    switch name.lowercased().split(separator: ".").last {
    case "doc": return .init(.document, "application/msword")
    case "xls": return .init(.document, "application/vnd.ms-excel")
    case "ppt": return .init(.document, "application/vnd.ms-powerpoint")
    default: return nil
    }
  }

  /// Plain text: UTF-8 without controls but tabs and ends of lines, as far as was read.
  private static func text(_ head: [UInt8]) -> AttachedSort? {
    var part = head[...]
    if head.count >= Self.head, let lead = part.suffix(4).lastIndex(where: { $0 >= 0xC0 }) { part = part[..<lead] }
    let isText = part.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    guard !part.isEmpty, isText, String(validating: part, as: UTF8.self) != nil else { return nil }
    return .init(.document, "text/plain")
  }
}
