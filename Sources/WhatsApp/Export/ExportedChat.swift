import Foundation
import Policy

/// A chat as WhatsApp's "Export chat" writes it to a text file (`whatsapp.md` §8).
///
/// The file names no zone, no order of its dates and no language; what is read is what the whole file agrees on.
public struct ExportedChat: Equatable, Sendable {
  /// The order in which a date's parts stand.
  public enum DateOrder: String, Sendable, CaseIterable, Codable { case dmy, mdy, ymd }

  /// What a message stands for when it stands for a file.
  public struct Enclosure: Equatable, Sendable {
    /// What sort of file, as far as its name or the words left in its place tell.
    public enum Sort: String, Sendable, CaseIterable, Codable {
      case image, video, audio, sticker, gif, document, contact, viewOnce, unknown
    }

    /// What sort of file.
    public var sort: Sort
    /// The name in the export, when it was exported: hostile, never a path. Nil when it was left out.
    public var fileName: String?

    /// Makes an attachment's description.
    public init(_ sort: Sort, fileName: String? = nil) { (self.sort, self.fileName) = (sort, fileName) }
  }

  /// One message, or one notice by WhatsApp.
  public struct Entry: Equatable, Sendable {
    /// The line of the file it begins on, from 1.
    public var line: Int
    /// When, by the clock of the phone, taken to stand in the desk's zone.
    public var at: Date
    /// Who wrote it; nil for WhatsApp's notices.
    public var author: String?
    /// The words, lines joined by `\n`, without marks of direction before and behind, file names and edit marks.
    public var text: String
    /// The file it stands for.
    public var attachment: Enclosure?
    /// Whether it was deleted for everyone; its text is then WhatsApp's.
    public var isDeleted: Bool
    /// Whether it was edited.
    public var isEdited: Bool
  }

  /// Everything in the file's order.
  public var entries: [Entry]
  /// The order of the parts of its dates, decided over the whole file.
  public var order: DateOrder
}

extension ExportedChat {
  /// The counts that `import chat --dry-run` prints.
  public struct Summary: Equatable, Sendable {
    /// Entries with an author, those that stand for files included.
    public var messages: Int
    /// Entries without.
    public var system: Int
    /// Messages that stand for a file, exported or left out.
    public var media: Int
    /// Messages by author.
    public var authors: [String: Int]
    /// The earliest entry.
    public var first: Date?
    /// The latest entry.
    public var last: Date?
    /// The order of the parts of its dates.
    public var order: DateOrder
  }

  /// The counts of the chat.
  public var summary: Summary {
    let authors = entries.compactMap(\.author)
    return Summary(
      messages: authors.count, system: entries.count - authors.count,
      media: entries.count { $0.author != nil && $0.attachment != nil },
      authors: Dictionary(authors.map { ($0, 1) }, uniquingKeysWith: +),
      first: entries.map(\.at).min(), last: entries.map(\.at).max(), order: order)
  }
}

/// Why a file was not read as an exported chat. It names the line and what to do, and none of the words.
public enum ExportError: Error, Equatable, Sendable {
  /// No line begins as an exported chat's lines do.
  case noHeader(line: Int)
  /// Neither UTF-8 nor UTF-16: the line where it stops being text.
  case notText(line: Int)
  /// More bytes than are ever read.
  case tooLarge(bytes: Int, limit: Int)
}

extension ExportError: CustomStringConvertible {
  /// The reason as an English sentence with what to do.
  public var description: String {
    switch self {
    case .noHeader(let line):
      """
      line \(line): expected a date, a time and a name, as "14/09/26, 18:05 - Anna: …" or \
      "[14/09/26, 18:05:09] Anna: …"; give the .txt file of WhatsApp's "Export chat" as it is
      """
    case .notText(let line):
      "line \(line): not text in UTF-8 or UTF-16; take _chat.txt out of the zip file first"
    case .tooLarge(let bytes, let limit):
      "too large: \(bytes) bytes, at most \(limit) are read; export the chat without media"
    }
  }
}
