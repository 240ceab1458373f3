import Crypto
import Desk
import Foundation
import Policy

/// What a dossier is asked for with.
public struct DossierWish: Equatable, Sendable {
  /// Which conversation.
  public var conversation: ConversationID
  /// For whom.
  public var recipient: String
  /// What for.
  public var purpose: String
  /// Whether messages marked as reserved go with it (A13).
  public var withReserved: Bool
  /// The program's version.
  public var program: String
  /// Digests of files that lie ready; others count as not kept.
  public var files: Set<String> = []

  /// Makes a wish.
  public init(
    _ conversation: ConversationID, recipient: String, purpose: String, withReserved: Bool, program: String
  ) {
    (self.conversation, self.recipient, self.purpose) = (conversation, recipient, purpose)
    (self.withReserved, self.program) = (withReserved, program)
  }
}

/// A dossier that stands in the journal.
public struct MadeDossier: Sendable {
  /// What it holds.
  public var dossier: Dossier
  /// SHA-256 of the bytes that `encode` made of it.
  public var contents: String
  /// The journal's part.
  public var chain: DossierManifest.Chain
}

extension Store {
  /// Reads a conversation for a dossier and journals that it was made, for whom, and the digest of what it holds, in one
  /// transaction (A16).
  ///
  /// - Parameters:
  ///   - wish: which, for whom, what for.
  ///   - staff: who makes it: a supervisor.
  ///   - encode: the bytes in which it is kept; they are hashed while the file is held, so that nothing comes between.
  /// - Throws: `ActError`: a supervisor's act, with a recipient and a purpose in words.
  public func makeDossier(
    _ wish: DossierWish, by staff: StaffID, at now: Date, encode: (Dossier) throws -> Data
  ) throws(ActError) -> MadeDossier {
    let answer: Result<MadeDossier, ActError>
    do {
      try welcome(staff)
      answer = try connection.write("making a dossier", refusing: ActError.self) { sql in
        try make(wish, by: staff, at: now, encode, sql)
      }
    } catch {
      throw .fault(error)
    }
    return try answer.get()
  }

  private func make(
    _ wish: DossierWish, by staff: StaffID, at now: Date, _ encode: (Dossier) throws -> Data, _ sql: SQL
  ) throws -> MadeDossier {
    let office = try officeCache.office(sql)
    guard let person = office.staff[staff], person.may(act: .supervisor) else {
      throw ActError.refused(.roleMissing(.supervisor))
    }
    let (recipient, purpose) = (try Self.words(wish.recipient), try Self.words(wish.purpose))
    guard let citizen = try CitizenTable(sql).identity(wish.conversation),
      try ConversationTable(sql).load(wish.conversation) != nil
    else { throw ActError.unknownConversation(wish.conversation) }
    let number = try sql.insert(
      "INSERT INTO dossier (conversation, recipient, purpose, made_by, made_at) VALUES (?, ?, ?, ?, ?)",
      [wish.conversation, recipient, purpose, staff, now])
    let reader = DossierReader(sql, wish.conversation, withReserved: wish.withReserved)
    let lines = try reader.lines().map { $0.keeping(wish.files) }
    let dossier = Dossier(
      heading: try heading(wish, number, (recipient, purpose), by: person, at: now, office, sql), citizen: citizen,
      lines: lines, flags: try reader.flags(hiding: Set(lines.filter { $0.hidden != nil }.map(\.id))),
      acts: try reader.acts())
    let contents = Data(SHA256.hash(data: try encode(dossier))).hexadecimal
    try sql.execute("UPDATE dossier SET contents = ? WHERE id = ?", [contents, number])
    try Journal(sql).append(
      .dossierMade, by: .staff(staff), at: now, conversation: wish.conversation, about: "\(number):\(contents)")
    return MadeDossier(dossier: dossier, contents: contents, chain: try chain(from: dossier.acts.first?.row, sql))
  }

  /// The digests of files that a dossier would take along, sorted.
  public func dossierFiles(_ wish: DossierWish) throws(StoreFault) -> [String] {
    try connection.read("looking for files") { sql in
      let lines = try DossierReader(sql, wish.conversation, withReserved: wish.withReserved).lines()
      return Set(lines.compactMap(\.file)).sorted()
    }
  }

  /// Recipient and purpose in one line each: 1 to 200 characters, none of which is a control.
  private static func words(_ text: String) throws(ActError) -> String {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw .refused(.empty)
    }
    guard text.count <= 200 else { throw .refused(.tooLong(count: text.count, limit: 200)) }
    return text
  }

  private func heading(
    _ wish: DossierWish, _ number: Int64, _ words: (recipient: String, purpose: String), by person: Staff, at now: Date,
    _ office: Office, _ sql: SQL
  ) throws -> Dossier.Heading {
    let ruleset = office.timetable.ruleset(at: now)
    let digest = try sql.first(
      "SELECT digest FROM ruleset WHERE in_force_at <= ? ORDER BY in_force_at DESC, id DESC LIMIT 1", [now]
    ) { try $0.text() }
    return Dossier.Heading(
      number: number, conversation: wish.conversation, recipient: words.recipient, purpose: words.purpose,
      author: person.id, authorName: person.name, made: Date(milliseconds: now.milliseconds), program: wish.program,
      municipality: ruleset.title, service: ruleset.number, ruleset: ruleset.name, rulesetVersion: ruleset.version,
      rulesetDigest: digest ?? "", file: kind.rawValue, hasReserved: wish.withReserved)
  }

  /// The stretch from a row, or from the row just added, to the end.
  private func chain(from first: Int64?, _ sql: SQL) throws -> DossierManifest.Chain {
    let last = try sql.first("SELECT id, digest FROM journal ORDER BY id DESC LIMIT 1") { row in
      (id: try row.integer(), digest: try row.blob())
    }
    guard let last else { throw Damage(column: 0) }
    let first = first ?? last.id
    let before = try sql.first("SELECT digest FROM journal WHERE id = ?", [first - 1]) { try $0.blob() }
    return DossierManifest.Chain(
      firstRow: first, lastRow: last.id, before: (before ?? JournalRow.beginning).hexadecimal,
      head: last.digest.hexadecimal)
  }

  /// The lines of an extract, handed over a thousand at a time: a journal may have millions of rows.
  public func chainLines(
    _ chain: DossierManifest.Chain, of conversation: ConversationID, take: ([ChainLine]) throws -> Void
  ) throws {
    let binding = try connection.read("reading the journal's key") { sql in try JournalBinding.read(sql) }
    var next = chain.firstRow
    while next <= chain.lastRow {
      let rows = try journal(after: next - 1, limit: Int(min(1000, chain.lastRow - next + 1)))
      guard let last = rows.last else { throw StoreFault.corrupted(path: path, what: "the journal ends too early") }
      try take(rows.map { ChainLine($0, in: conversation, by: binding) })
      next = last.id + 1
    }
  }
}
