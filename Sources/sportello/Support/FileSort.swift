/// What a file is by its first bytes: nobody's word is taken for it. Only these sorts are opened, because the program for
/// them shows and does not run.
enum FileSort: Equatable {
  case image, film, sound, document

  /// Bytes that are looked at.
  static let head = 16

  init?(_ head: [UInt8]) {
    func begins(_ text: String, at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: text.utf8) }
    switch head.first {
    case 0x89 where begins("PNG\r\n", at: 1): self = .image
    case 0xFF where head.starts(with: [0xFF, 0xD8, 0xFF]): self = .image
    case 0xFF where head.count > 1 && head[1] & 0xE0 == 0xE0: self = .sound
    case _ where begins("GIF87a") || begins("GIF89a"): self = .image
    case _ where begins("RIFF") && begins("WEBP", at: 8): self = .image
    case _ where begins("RIFF") && begins("WAVE", at: 8): self = .sound
    case _ where begins("OggS") || begins("ID3") || begins("#!AMR"): self = .sound
    case _ where begins("ftypM4A", at: 4): self = .sound
    case _ where begins("ftyp", at: 4): self = .film
    case _ where begins("%PDF-"): self = .document
    default: return nil
    }
  }
}
