import Desk
import Foundation

/// The templates' table.
struct TemplateTable {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// All of them, by name.
  func all() throws -> [Template] {
    try sql.query(
      """
      SELECT name, language, category, header, body, footer, usable, allowed FROM template ORDER BY name, language
      """
    ) { row in
      Template(
        name: try row.text(), language: try row.text(), category: try row.text(), header: row.optionalText(),
        body: try row.text(), footer: row.optionalText(), isUsable: try row.int() != 0, isAllowed: try row.int() != 0)
    }
  }

  /// Puts others in their place.
  func replace(by templates: [Template]) throws {
    try sql.execute("DELETE FROM template")
    for template in templates {
      try sql.execute(
        "INSERT INTO template VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          template.name, template.language, template.category, template.header, template.body, template.footer,
          template.isUsable, template.isAllowed,
        ])
    }
  }
}

extension Store {
  /// Keeps the templates that WhatsApp offers now. What a supervisor approved stays approved as long as its text is the
  /// same to the letter.
  public func keepTemplates(_ offered: [Template]) throws(StoreFault) {
    var offered = offered.sorted { ($0.name, $0.language) < ($1.name, $1.language) }
    let known = try connection.read("reading templates") { sql in try TemplateTable(sql).all() }
    for index in offered.indices {
      let same = known.first { ($0.name, $0.language) == (offered[index].name, offered[index].language) }
      offered[index].isAllowed =
        same.map { $0.isAllowed && $0.filled() == offered[index].filled() } ?? false
    }
    guard offered != known else { return }
    let wanted = offered
    try connection.write("keeping templates") { sql in
      try TemplateTable(sql).replace(by: wanted)
      try sql.execute("UPDATE file SET office_version = office_version + 1")
    }
  }

  /// Approves a template for this desk, or takes that back; a supervisor's decision.
  ///
  /// - Throws: `OfficeError`, also for a template that is not there.
  public func allowTemplate(
    _ name: String, language: String, _ isAllowed: Bool, by staff: StaffID, at now: Date
  ) throws(OfficeError) {
    try change("approving a template") { sql in
      let office = try officeCache.office(sql)
      guard office.staff[staff]?.may(act: .supervisor) == true else { throw OfficeRefusal.roleMissing(.supervisor) }
      let table = TemplateTable(sql)
      var templates = try table.all()
      guard let index = templates.firstIndex(where: { ($0.name, $0.language) == (name, language) }),
        templates[index].isAllowed != isAllowed
      else { throw OfficeRefusal.nothingToDo }
      templates[index].isAllowed = isAllowed
      try table.replace(by: templates)
      try Journal(sql).append(
        isAllowed ? .templateAllowed : .templateRefused, by: .staff(staff), at: now, about: "\(name):\(language)")
    }
  }
}

extension EventWriter {
  /// A template goes out as any answer does; how it is filled stands beside its words.
  mutating func send(_ fill: TemplateFill, _ text: String, heldUntil: Date, answers: Date?) throws {
    var line = outgoing(.held, heldUntil: heldUntil)
    (line.text, line.author, line.answers) = (text, author, answers)
    line.about = String(decoding: try JSONEncoder().encode(fill), as: UTF8.self)
    let message = try MessageTable(sql).add(line)
    made.append(message)
    note(
      answer: LastLine(id: message, snippet: Snippet(isFromCitizen: false, kind: .text, text: text.cut)))
    try journal(.templateSent, message: message, about: "\(fill.name):\(fill.language)")
  }
}
