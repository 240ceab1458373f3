import Desk
import Foundation
import Policy

/// Reports to the manager of the service: numbered per year without gaps (A14).
struct ReportTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Makes a report; gives its number in the year.
  func add(_ measure: MeasureID, to recipient: String, purpose: String, at now: Date) throws -> String {
    let year = Zone.rome.day(of: now).year
    let number = try sql.first("SELECT coalesce(max(number), 0) + 1 FROM report WHERE year = ?", [year]) {
      try $0.int()
    }
    try sql.execute(
      "INSERT INTO report (measure, year, number, recipient, purpose) VALUES (?, ?, ?, ?, ?)",
      [measure, year, number ?? 1, recipient, purpose])
    return "\(number ?? 1)/\(year)"
  }

  /// Reports, newest first.
  func rows(onlyOpen: Bool) throws -> [Report] {
    try sql.query(
      "\(Self.select) \(onlyOpen ? "WHERE r.received_at IS NULL" : "") ORDER BY r.year DESC, r.number DESC"
    ) { try Self.report(&$0) }.map(complete)
  }

  /// One report by its number.
  func find(_ number: Int, _ year: Int) throws -> Report? {
    try sql.first("\(Self.select) WHERE r.year = ? AND r.number = ?", [year, number]) { try Self.report(&$0) }
      .map(complete)
  }

  private func complete(_ found: (report: Report, measure: MeasureID)) throws -> Report {
    var report = found.report
    report.finding.messages = try MeasureTable(sql).evidence(found.measure)
    return report
  }

  private static let select = """
    SELECT r.id, r.measure, r.year, r.number, s.conversation, s.clause, s.reason, r.recipient, r.purpose, s.author, s.at,
      r.received_at, r.received_by
    FROM report r JOIN measure s ON s.id = r.measure
    """

  private static func report(_ row: inout Columns) throws -> (report: Report, measure: MeasureID) {
    let (id, measure) = (try row.id() as ReportID, try row.id() as MeasureID)
    let (year, number, conversation) = (try row.int(), try row.int(), try row.id() as ConversationID)
    let finding = Finding([], clause: try row.text(), reason: try row.text())
    let (recipient, purpose) = (try row.text(), try row.text())
    let (author, at) = (StaffID(try row.text()), try row.instant())
    return (
      Report(
        id: id, year: year, number: number, conversation: conversation, finding: finding, recipient: recipient,
        purpose: purpose, by: author, at: at, receivedAt: row.optionalInstant(),
        receivedBy: row.optionalText().map { StaffID($0) }),
      measure
    )
  }
}

extension Store {
  /// The reports made so far, newest first.
  public func reports(onlyOpen: Bool = false) throws(StoreFault) -> [Report] {
    try connection.read("reading reports") { sql in try ReportTable(sql).rows(onlyOpen: onlyOpen) }
  }

  /// A report by its number in a year; nil when there is none.
  public func report(_ number: Int, of year: Int) throws(StoreFault) -> Report? {
    try connection.read("reading a report") { sql in try ReportTable(sql).find(number, year) }
  }

  /// What a report speaks of, to be written out; that it was is journalled. Deleted texts are in it only when their seal
  /// is opened for it, which is journalled for each (A26).
  public func writeOut(
    _ report: Report, opening seals: Bool, by staff: StaffID, at now: Date
  ) throws(ActError) -> (citizen: Identity, messages: [ReportedMessage]) {
    let answer: Result<(citizen: Identity, messages: [ReportedMessage]), ActError>
    do {
      try welcome(staff)
      answer = try connection.write("writing a report out", refusing: ActError.self) { sql in
        try checkSupervisor(staff, sql)
        var messages = try report.finding.messages.compactMap { try reported($0, sql) }
        for index in messages.indices where seals && messages[index].deletion != nil {
          let id = messages[index].id
          _ = try perform(.ladder(.unseal(id)), on: report.conversation, by: staff, at: now, sql)
          let opened = try SealTable(sql).open(id)
          (messages[index].text, messages[index].content) = (opened?.text, opened?.content)
        }
        try Journal(sql).append(
          .reportWritten, by: .staff(staff), at: now, conversation: report.conversation,
          clause: report.finding.clause, about: report.name)
        return (try CitizenTable(sql).identity(report.conversation) ?? Identity(), messages)
      }
    } catch {
      throw .fault(error)
    }
    return try answer.get()
  }

  /// Marks a report as received by whom it was meant for.
  public func markReceived(_ report: Report, by staff: StaffID, at now: Date) throws(ActError) {
    let answer: Result<Void, ActError>
    do {
      try welcome(staff)
      answer = try connection.write("marking a report", refusing: ActError.self) { sql in
        try checkSupervisor(staff, sql)
        try sql.execute(
          "UPDATE report SET received_at = ?, received_by = ? WHERE id = ? AND received_at IS NULL",
          [now, staff, report.id])
        guard sql.changes == 1 else { throw ActError.refused(.ladder(.noOpenReport)) }
        try Journal(sql).append(
          .reportReceived, by: .staff(staff), at: now, conversation: report.conversation, about: report.name)
      }
    } catch {
      throw .fault(error)
    }
    try answer.get()
  }

  private func checkSupervisor(_ staff: StaffID, _ sql: SQL) throws {
    guard try officeCache.office(sql).staff[staff]?.may(act: .supervisor) == true else {
      throw ActError.refused(.roleMissing(.supervisor))
    }
  }

  private func reported(_ id: MessageID, _ sql: SQL) throws -> ReportedMessage? {
    let found = try sql.first("SELECT at, kind, text, detail FROM message WHERE id = ?", [id]) { row in
      var message = ReportedMessage(
        id: id, at: try row.instant(), kind: try row.optionalWord() ?? .text, text: row.optionalText(), clauses: [])
      message.content = try row.optionalJSON()
      return message
    }
    guard var message = found else { return nil }
    let upheld = try FlagTable(sql).flags(on: id).filter { $0.state == .upheld }
    (message.clauses, message.passages) = (upheld.map(\.flag.clause), upheld.map(\.flag.evidence))
    message.deletion = try SealTable(sql).deletion(of: id)
    return message
  }
}
