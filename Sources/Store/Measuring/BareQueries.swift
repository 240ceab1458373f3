import Desk
import Foundation
import Moderation

/// The floor under reading: the questions behind the console's pages, asked of bare SQLite. For `sportello bench` alone.
public final class BareQueries {
  private let file: BareFile
  private let pages: [[Stored?]]

  /// Prepares the questions of a list's first page and of a conversation's end.
  public init(_ path: String, for staff: StaffID, at now: Date, rows: Int) throws(StoreFault) {
    let list = InboxList(.incoming, for: staff, at: now)
    let scans = list.parts.dropFirst().prefix(1).joined()
    file = try BareFile(
      path,
      statements: scans.map { $0.statement(backward: false, inclusive: false) } + [ThreadReader.newest, Self.words])
    pages = scans.map { scan in
      scan.arguments(from: scan.entrance(nil, backward: false), backward: false, count: rows).map { $0?.stored }
    }
  }

  /// The newest messages with a word.
  private static let words = """
    SELECT m.id, m.conversation, m.at, m.text FROM message_words w JOIN message m ON m.id = w.rowid
    WHERE message_words MATCH ? ORDER BY w.rowid DESC LIMIT ?
    """

  /// Reads the newest messages with a word that begins in a way; gives how many there were.
  public func messages(withWord beginning: String, count: Int) throws(StoreFault) -> Int {
    try file.step(pages.count + 1, [.text("\"\(beginning)\"*"), .integer(Int64(count))])
  }

  /// Reads a page of those who wait; gives its rows.
  public func inboxPage() throws(StoreFault) -> Int {
    var rows = 0
    for (index, values) in pages.enumerated() { rows += try file.step(index, values) }
    return rows
  }

  /// Reads the newest entries of a conversation; gives how many there were.
  public func thread(_ id: ConversationID, count: Int) throws(StoreFault) -> Int {
    try file.step(pages.count, [id.stored, .integer(.max), .integer(.max), .integer(Int64(count))])
  }
}
