import Desk
import Foundation
import WhatsApp

/// A conversation of a desk's file as an exported chat would have it, so that a day can be made from it.
struct ConversationChat {
  /// Whom the chat calls the desk: no citizen's name begins like this.
  static let desk = "\u{1}desk"

  /// What the citizen wrote and what people answered, in order. A line is told as its place in the conversation, from 1.
  let chat: ExportedChat
  /// How many of the citizen's messages are left out: what was deleted or is reserved, and what a day cannot be told.
  let leftOut: Int

  /// The last sessions of a conversation; nil when the citizen wrote nothing in them that a day can hold.
  ///
  /// - Parameter sessions: how many, from the end.
  init?(_ thread: Desk.Thread, sessions: Int) {
    let citizen = "\u{2}" + (thread.head.citizen.profileName ?? "")
    var found: [[ExportedChat.Entry]] = [[]]
    var missing = [0]
    for (index, entry) in thread.entries.enumerated() {
      if let line = entry.exported(at: index + 1, citizen: citizen) { found[found.count - 1].append(line) }
      if entry.isIncoming, !entry.isTold { missing[missing.count - 1] += 1 }
      guard case .act(.closed, _) = entry.body else { continue }
      found.append([])
      missing.append(0)
    }
    let wanted = zip(found, missing).filter { lines, _ in lines.contains { $0.author == citizen } }.suffix(sessions)
    guard !wanted.isEmpty else { return nil }
    chat = ExportedChat(entries: wanted.flatMap(\.0))
    leftOut = wanted.map(\.1).reduce(0, +)
  }

  /// What the desk's file calls those who may be named in the chat: names that are replaced wherever they stand.
  static func names(_ thread: Desk.Thread, _ staff: [Staff]) -> [String] {
    [thread.head.citizen.username].compactMap(\.self) + staff.map(\.name)
  }
}

extension Entry {
  /// Whether a day can hold it, and may.
  fileprivate var isTold: Bool {
    guard deletion == nil, revokedAt == nil, !marks.contains(.riservati) else { return false }
    switch body {
    case .outgoing(_, let state, _, _): return !isAutomatic && state != .withdrawn
    case .incoming(_, let content):
      switch content {
      case .text, .media, .contacts, .choice: return true
      case .location, .order, .reaction, .edit, .revoke, .system, .call, .unsupported: return false
      }
    case .note, .act: return false
    }
  }

  /// The line of an exported chat; nil when there is none.
  fileprivate func exported(at line: Int, citizen: String) -> ExportedChat.Entry? {
    guard isTold else { return nil }
    func made(_ text: String, _ attachment: ExportedChat.Enclosure? = nil, by author: String) -> ExportedChat.Entry {
      ExportedChat.Entry(at: line, instant: at, author: author, text: text, attachment: attachment)
    }
    switch body {
    case .outgoing(let text, _, _, _): return made(text, by: ConversationChat.desk)
    case .incoming(_, .text(let text)): return made(text, by: citizen)
    case .incoming(_, .media(let media)):
      return made(media.caption ?? "", ExportedChat.Enclosure(media.sort.exported), by: citizen)
    case .incoming(_, .contacts): return made("", ExportedChat.Enclosure(.contact), by: citizen)
    case .incoming(_, .choice(let title, _)): return made(title, by: citizen)
    case .incoming, .note, .act: return nil
    }
  }
}

extension Media.Sort {
  /// What an exported chat calls it.
  fileprivate var exported: ExportedChat.Enclosure.Sort {
    switch self {
    case .image: .image
    case .video: .video
    case .audio: .audio
    case .document: .document
    case .sticker: .sticker
    }
  }
}
