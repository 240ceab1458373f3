import Desk
import Foundation
import Policy

/// What was done, in the journal's words.
public enum JournalVerb: String, CaseIterable, Sendable, Codable {
  case received, replied, noted, seen, markedUnread, sessionOpened, claimed, released, transferred, takenOver, withdrew
  case closed, reopened, snoozed, labelled, unlabelled, flagged, flagDismissed, marked, unmarked, numberChanged
  case noticeSent, closedNoticeSent, callRefused
  case warned, deleted, reported, blocked, referred, proposed, proposalDeclined, violationConfirmed
  case blockKept, blockExtended, blockLifted, blockLapsed, blockUndone, appealNoted, whatsAppBlock
  case unsealed, sealErased, reportWritten, reportReceived
  case fileMade, rulesUsed, staffSet, staffRemoved, orderMade, orderRevoked, chatImported
  case dossierMade
  case retried, markedSent, gaveUp
  case templateSent, templateAllowed, templateRefused
  case reacted
}

/// One line of the record of acts: ids, verbs and clauses, never text, names or numbers, so that erasing a person is
/// real and the record still stands.
public struct JournalRow: Equatable, Sendable, Identifiable {
  /// Its place in the chain, from 1 without gaps.
  public var id: Int64
  /// When, by the desk's clock.
  public var at: Date
  /// A login, `citizen` or `program`.
  public var actor: String
  /// What was done.
  public var verb: String
  /// In which conversation.
  public var conversation: ConversationID?
  /// On which message.
  public var message: MessageID?
  /// Under which clause.
  public var clause: String?
  /// What it was about, by its id: a colleague, a subject, an outcome, an order, a ruleset's digest.
  public var about: String?
  /// SHA-256 over the digest of the row before and what stands for this one, see `JournalBinding`.
  public var digest: Data

  /// The row as bytes, each field with its length, so that no two rows look alike.
  var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(224)
    func add(_ field: String?) {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "|")) }
      guard let field else { return bytes.append(UInt8(ascii: "-")) }
      bytes += String(field.utf8.count).utf8
      bytes.append(UInt8(ascii: ":"))
      bytes += field.utf8
    }
    add(String(id))
    add(String(at.milliseconds))
    add(actor)
    add(verb)
    add(conversation.map { String($0.rawValue) })
    add(message.map { String($0.rawValue) })
    add(clause)
    add(about)
    return bytes
  }

  /// What stands before the first row.
  static let beginning = Data(repeating: 0, count: 32)
}

extension Actor {
  /// How the journal names who acted. An account named as one of the two words is told apart by a mark.
  var journalName: String {
    switch self {
    case .staff(let staff): ["citizen", "program"].contains(staff.rawValue) ? "@\(staff)" : staff.rawValue
    case .citizen: "citizen"
    case .program: "program"
    }
  }
}

/// The journal's table. A value remembers the chain's end from its first row on: it serves one transaction, in which
/// nobody else adds a row.
struct Journal {
  /// The chain's end, once known.
  private final class Tail {
    var row: (id: Int64, digest: Data, at: Date?)?
    var binding: JournalBinding?
  }

  private let sql: SQL
  private let tail = Tail()

  init(_ sql: SQL) { self.sql = sql }

  /// One row, every column in the table's order.
  static let insert = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

  /// Adds a row to the chain, in the transaction of the act.
  func append(
    _ verb: JournalVerb, by actor: Actor, at now: Date, conversation: ConversationID? = nil,
    message: MessageID? = nil, clause: String? = nil, about: String? = nil
  ) throws {
    let last = try tail.row ?? end()
    var row = JournalRow(
      id: last.id + 1, at: Date(milliseconds: now.milliseconds), actor: actor.journalName, verb: verb.rawValue,
      conversation: conversation, message: message, clause: clause, about: about, digest: Data())
    let binding = try tail.binding ?? .read(sql)
    row.digest = row.chained(after: last.digest, by: binding)
    try sql.execute(
      Self.insert,
      [row.id, row.at, row.actor, row.verb, conversation, message, clause, about, row.digest])
    let isNewDay = last.at.map { Zone.rome.day(of: $0) != Zone.rome.day(of: row.at) } ?? false
    if isNewDay || sql.news.head != nil { sql.news.head = JournalHead(row: row.id, digest: row.digest) }
    (tail.row, tail.binding) = ((row.id, row.digest, row.at), binding)
  }

  private func end() throws -> (id: Int64, digest: Data, at: Date?) {
    try sql.first("SELECT id, digest, at FROM journal ORDER BY id DESC LIMIT 1") { row in
      (id: try row.integer(), digest: try row.blob(), at: try row.instant())
    } ?? (0, JournalRow.beginning, nil)
  }

  /// Rows after another, oldest first.
  func rows(after id: Int64, limit: Int) throws -> [JournalRow] {
    try sql.query(
      """
      SELECT id, at, actor, verb, conversation, message, clause, about, digest
      FROM journal WHERE id > ? ORDER BY id LIMIT ?
      """, [id, limit]
    ) { row in
      JournalRow(
        id: try row.integer(), at: try row.instant(), actor: try row.text(), verb: try row.text(),
        conversation: row.optionalID(), message: row.optionalID(), clause: row.optionalText(),
        about: row.optionalText(), digest: try row.blob())
    }
  }
}

extension Store {
  /// Rows of the journal after another, oldest first.
  public func journal(after id: Int64? = nil, limit: Int = 500) throws(StoreFault) -> [JournalRow] {
    try connection.read("reading the journal") { sql in try Journal(sql).rows(after: id ?? 0, limit: limit) }
  }
}
