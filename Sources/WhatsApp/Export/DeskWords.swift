import Desk
import Foundation

extension ExportedChat.Entry {
  /// What the entry holds, in the desk's words. Files that were left out and of which nothing but their absence is
  /// known, and cards, are `unsupported`, or the words beside them; a deleted message keeps the words that WhatsApp put
  /// in its place.
  public var content: Content {
    guard author != nil else { return .system(.other(text)) }
    guard let attachment else { return .text(text) }
    guard let sort = attachment.sort.media else {
      return text.isEmpty ? .unsupported(what: attachment.sort.rawValue) : .text(text)
    }
    return .media(Media(sort, fileName: attachment.fileName, caption: text.isEmpty ? nil : text))
  }
}

extension ExportedChat.Enclosure.Sort {
  /// The sort of file as WhatsApp's own messages name it; nil when there is none.
  public var media: Media.Sort? {
    switch self {
    case .image: .image
    case .video, .gif: .video
    case .audio: .audio
    case .sticker: .sticker
    case .document: .document
    case .contact, .viewOnce, .unknown: nil
    }
  }
}

extension ExportedChat {
  /// A name for each entry, made of its moment, author and words and of how many equal ones stand before it: the same
  /// chat exported again, longer, gives its first entries the same names, and they are stored once.
  ///
  /// - Parameter citizen: whose chat it is, so that equal words in two chats are two messages.
  public func names(inChatWith citizen: String) -> [ProviderID] {
    var seen: [String: Int] = [:]
    return entries.map { entry in
      let moment = String(Int(entry.at.timeIntervalSince1970))
      let parts = [citizen, moment, entry.author ?? "", entry.attachment?.fileName ?? "", entry.text]
      let whole = JSON.array(parts.map(JSON.string)).canonicalText
      let before = seen[whole, default: 0]
      seen[whole] = before + 1
      return digest(Array("\(whole)\(before)".utf8))
    }
  }
}
