/// The traces that files leave in exported chats, in Italian and English.
enum Attachments {
  /// The file that a message stands for, and the words left beside it; nil when it stands for none.
  ///
  /// Typed words are never taken for a trace: a trace is the whole line, or set off by a mark of direction, or in the
  /// form of a file's name and WhatsApp's suffix.
  static func read(_ words: String) -> (attachment: ExportedChat.Enclosure, words: String)? {
    // Captions stand behind the file's line on Android, before it on iOS.
    let newline = UInt8(ascii: "\n")
    let first = words[..<(words.utf8.firstIndex(of: newline) ?? words.endIndex)]
    if let found = exported(first, isFirst: true) ?? leftOut(first) {
      var caption = Caption(fileName: found.attachment.fileName)
      caption.add(Substring(found.words))
      for line in ChatLines(of: words[first.endIndex...]) { caption.add(line.text) }
      return (found.attachment, caption.text.bare)
    }
    guard let end = words.utf8.lastIndex(of: newline) else { return nil }
    let last = words[words.utf8.index(after: end)...]
    guard let found = exported(last, isFirst: false) ?? leftOut(last) else { return nil }
    var caption = Caption(fileName: found.attachment.fileName)
    for line in ChatLines(of: words[..<end]) { caption.add(line.text) }
    caption.add(Substring(found.words))
    return (found.attachment, caption.text.bare)
  }

  /// The words beside a file, without empty lines and the file's own name.
  private struct Caption {
    var fileName: String?
    var text = ""

    mutating func add(_ line: Substring) {
      guard !line.isEmpty, line.bare != fileName else { return }
      if !text.isEmpty { text += "\n" }
      text += line
    }
  }

  private typealias Found = (attachment: ExportedChat.Enclosure, words: String)

  /// `IMG-0001.jpg (file allegato)`, `<allegato: 0001-PHOTO.jpg>`, `0001-PHOTO.jpg <allegato>`.
  private static func exported(_ line: Substring, isFirst: Bool) -> Found? {
    let plain = line.plain
    for suffix in ["(file allegato)", "(file attached)", "<allegato>", "<attached>"] where isFirst {
      guard plain.hasSuffix(suffix) else { continue }
      let name = plain.dropLast(suffix.count).bare
      return hasExtension(name) ? (.init(sort(ofFile: name), fileName: name), "") : nil
    }
    guard plain.hasSuffix(">") else { return nil }
    for opening in ["<allegato: ", "<attached: "] {
      let pieces = plain.split(separator: opening, omittingEmptySubsequences: false)
      guard pieces.count > 1, let last = pieces.last else { continue }
      let name = last.dropLast().bare
      let before = pieces.dropLast().joined(separator: opening).bare
      return (.init(sort(ofFile: name), fileName: name), before)
    }
    return nil
  }

  /// `immagine omessa`, `nome.pdf • 2 pagine documento omesso`, `<Media omessi>`.
  private static func leftOut(_ line: Substring) -> Found? {
    let plain = line.plain
    if let sort = sort(ofWords: plain) { return (.init(sort), "") }
    guard let mark = line.unicodeScalars.lastIndex(where: isMark) else { return nil }
    guard let sort = sort(ofWords: line[mark...].plain) else { return nil }
    return (.init(sort), line[..<mark].plain)
  }

  private static func sort(ofWords words: String) -> ExportedChat.Enclosure.Sort? {
    let words = words.lowercased()
    if let sort = leftOutWords[words] { return sort }
    guard words.hasPrefix("<"), words.hasSuffix(">"), words.utf8.count < 200 else { return nil }
    guard words.contains("omess") || words.contains("omitted") else { return nil }
    return words.contains("una volta") || words.contains("view once") ? .viewOnce : .unknown
  }

  private static let leftOutWords: [String: ExportedChat.Enclosure.Sort] = [
    "immagine omessa": .image, "foto omessa": .image, "video omesso": .video, "messaggio video omesso": .video,
    "audio omesso": .audio, "messaggio vocale omesso": .audio, "sticker non incluso": .sticker,
    "sticker omesso": .sticker, "gif esclusa": .gif, "gif omessa": .gif, "documento omesso": .document,
    "scheda contatto omessa": .contact, "image omitted": .image, "photo omitted": .image, "video omitted": .video,
    "video note omitted": .video, "audio omitted": .audio, "voice message omitted": .audio,
    "sticker omitted": .sticker, "gif omitted": .gif, "document omitted": .document, "contact card omitted": .contact,
  ]

  private static func hasExtension(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    let ending = name[dot...].dropFirst()
    return (1...8).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func sort(ofFile name: String) -> ExportedChat.Enclosure.Sort {
    switch name[(name.lastIndex(of: ".") ?? name.endIndex)...].lowercased() {
    case ".jpg", ".jpeg", ".png", ".heic": .image
    case ".webp": name.hasPrefix("IMG") ? .image : .sticker
    case ".mp4", ".mov", ".3gp": name.contains("GIF") ? .gif : .video
    case ".opus", ".ogg", ".m4a", ".mp3", ".aac", ".amr", ".wav": .audio
    case ".gif": .gif
    case ".vcf": .contact
    default: .document
    }
  }
}
