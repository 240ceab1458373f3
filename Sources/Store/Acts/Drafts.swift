import Desk
import Foundation

/// What the staff are writing: of each person one answer and one note for each conversation.
struct DraftTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Keeps a draft in place of the one before.
  func put(_ draft: SavedDraft, in id: ConversationID, by staff: StaffID, at now: Date) throws {
    try sql.execute(
      """
      INSERT INTO draft (conversation, login, purpose, text, quoting, attachment, at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (conversation, login, purpose)
      DO UPDATE SET text = excluded.text, quoting = excluded.quoting, attachment = excluded.attachment, at = excluded.at
      """,
      [id, staff, draft.purpose.rawValue, draft.text, draft.quoting, try draft.attachment?.jsonText(), now])
  }

  /// Forgets a draft that was sent or given up.
  func forget(_ purpose: SavedDraft.Purpose, in id: ConversationID, by staff: StaffID) throws {
    try sql.execute(
      "DELETE FROM draft WHERE conversation = ? AND login = ? AND purpose = ?", [id, staff, purpose.rawValue])
  }
}

extension Store {
  /// Keeps what somebody is writing in a conversation; one without text and quote is forgotten. An answer or a note that
  /// is performed takes its draft away by itself.
  public func saveDraft(
    _ draft: SavedDraft, in id: ConversationID, by staff: StaffID, at now: Date
  ) throws(StoreFault) {
    try connection.write("saving a draft", telling: .nothing) { sql in
      guard !draft.isEmpty else { return try DraftTable(sql).forget(draft.purpose, in: id, by: staff) }
      try DraftTable(sql).put(draft, in: id, by: staff, at: now)
    }
  }

  /// How many drafts somebody has of kinds that only a newer version knows: they stay where they are.
  public func unknownDrafts(by staff: StaffID) throws(StoreFault) -> Int {
    try connection.read("counting drafts") { sql in
      try sql.first("SELECT count(*) FROM draft WHERE login = ? AND purpose NOT IN ('reply', 'note')", [staff]) {
        try $0.int()
      } ?? 0
    }
  }

  /// All that somebody was writing, by conversation; the newest thousand.
  public func drafts(by staff: StaffID) throws(StoreFault) -> [ConversationID: [SavedDraft]] {
    try connection.read("reading drafts") { sql in
      let rows: [(id: ConversationID, draft: SavedDraft)] = try sql.query(
        """
        SELECT conversation, purpose, text, quoting, attachment FROM draft
        WHERE login = ? AND purpose IN ('reply', 'note') ORDER BY at DESC, conversation, purpose DESC LIMIT 1000
        """, [staff]
      ) { row in
        let id: ConversationID = try row.id()
        var draft = SavedDraft(purpose: try row.word(), text: try row.text(), quoting: row.optionalID())
        draft.attachment = try row.optionalJSON()
        return (id, draft)
      }
      return Dictionary(grouping: rows, by: \.id).mapValues { $0.map(\.draft) }
    }
  }
}
