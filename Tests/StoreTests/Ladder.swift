import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Store

/// What the stories about the ladder share.
extension Bench {
  static let spam = Flag(
    clause: "A14.f", rule: "link-esterno", evidence: 0..<8, confidence: .high, why: "Il collegamento porta fuori.")
  static let insult = Flag(
    clause: "A14.b", rule: "volgare", evidence: 0..<5, confidence: .medium, why: "Il messaggio contiene un insulto.")
  static let threat = Flag(
    clause: "A14.c", rule: "minaccia", evidence: 0..<5, confidence: .high, why: "Il messaggio minaccia qualcuno.")

  /// A flagged message; gives its conversation and its number.
  func flagged(
    _ words: String = "Guadagna subito qui", by citizen: Int = 1, _ flags: [Flag] = [Bench.spam],
    at instant: Date = Bench.thursday
  ) throws -> (chat: ConversationID, message: MessageID) {
    let name = "wamid.\(words.utf8.count).\(citizen).\(Int(instant.timeIntervalSince1970)).\(flags.count)"
    let chat = try receive(
      Self.arrival(name, .text(words), citizen: citizen, at: instant), judgement: Judgement(flags: flags), at: instant)
    let entry = try #require(
      try store.thread(chat, limit: 500)?.entries.last { if case .incoming = $0.body { true } else { false } })
    return (chat, entry.id)
  }

  /// Climbs a rung, as the supervisor unless told otherwise.
  @discardableResult
  func take(
    _ measure: Measure, _ place: (chat: ConversationID, message: MessageID), clause: String = "A14.f",
    by staff: StaffID = Bench.rita, at now: Date = Bench.thursday + 60
  ) throws -> Performed {
    try act(
      .ladder(.take(measure, Finding([place.message], clause: clause, reason: "viola la policy"))), on: place.chat,
      by: staff, at: now)
  }

  /// The verbs of the journal after the file was made.
  func verbs() throws -> [String] { try store.journal(limit: 5_000).map(\.verb) }

  /// Every text and every number of bytes that stands in the tables, but for those of some.
  func texts(except hidden: Set<String>) throws -> [String] {
    try store.connection.read("reading everything") { sql in
      let tables = try sql.query("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'") {
        try $0.text()
      }
      return try tables.filter { !hidden.contains($0) && !$0.contains("_words") && !$0.hasPrefix("sqlite_") }.flatMap {
        table in
        let columns = try sql.query("SELECT name FROM pragma_table_info(?)", [table]) { try $0.text() }
        return try columns.flatMap { column in
          try sql.query("SELECT CAST(\"\(column)\" AS TEXT) FROM \(table)") { $0.optionalText() ?? "" }
        }
      }
    }
  }

  /// The bytes of the file and of its log.
  func bytes() throws -> Data {
    let log = path + "-wal"
    return try Data(contentsOf: URL(fileURLWithPath: path))
      + (FileManager.default.fileExists(atPath: log) ? try Data(contentsOf: URL(fileURLWithPath: log)) : Data())
  }

  /// What search finds for everybody.
  func hits(_ line: String) throws -> [MessageID] {
    let office = try store.office()
    let query = SearchLine(
      line, today: try #require(CivilDay("2026-03-12")), ruleset: office.timetable.ruleset(at: Self.thursday)
    ).query
    return try #require(
      try store.search(query, for: Self.rita, within: SearchLimits(rows: 50, patience: .seconds(9)))
    ).rows.map(\.id)
  }
}

extension Schema {
  /// Takes away what the ladder added, for stories about older files.
  static func dropLadder(_ sql: SQL) throws {
    try sql.execute("DROP INDEX message_undelivered")
    for table in ["courtesy", "template", "given_up", "media_file", "alarm", "dossier", "journal_key"] {
      try sql.execute("DROP TABLE \(table)")
    }
    for table in [
      "moderation_queue", "block_change", "block", "report", "sealed", "measure_evidence", "measure",
    ] {
      try sql.execute("DROP TABLE \(table)")
    }
    try sql.execute("ALTER TABLE flag DROP COLUMN measure")
    for column in ["block_id", "block_ends"] { try sql.execute("ALTER TABLE conversation DROP COLUMN \(column)") }
  }
}
