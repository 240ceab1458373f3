import Foundation
import Testing

/// A place in the sources that leads towards a deletion, a block or a report, and the files in which it may stand.
struct Gate: Sendable {
  /// What the code looks like there.
  var pattern: String
  /// The only files that may hold it.
  var files: Set<String>
}

/// The way from a person's intent to a row in the file, gate by gate: who decides, who writes, who holds the SQL.
let personGates: [Gate] = [
  // The rows.
  Gate(pattern: #"INTO measure "#, files: ["Store/Ladder/MeasureTable.swift"]),
  Gate(pattern: #"(INTO|UPDATE) sealed"#, files: ["Store/Ladder/SealTable.swift"]),
  Gate(pattern: #"INTO block "#, files: ["Store/Ladder/BlockTable.swift"]),
  Gate(pattern: #"INTO report "#, files: ["Store/Ladder/ReportTable.swift"]),
  // Who calls those who hold the SQL: the writer of events alone, which refuses a step without an author.
  Gate(pattern: #"\.seal\("#, files: ["Store/Ladder/LadderWriting.swift"]),
  Gate(pattern: #"ReportTable\(sql\)\.add\("#, files: ["Store/Ladder/LadderWriting.swift"]),
  Gate(pattern: #"table\.add\(measure, term"#, files: ["Store/Ladder/BlockWriting.swift"]),
  Gate(
    pattern: #"try delete\(|try block\(finding|try enter\("#,
    files: [
      "Store/Ladder/LadderWriting.swift", "Store/Ladder/BlockWriting.swift", "Desk/Rules/Ladder.swift",
    ]),
  // Who makes the events: the rules of the desk, asked by an intent that carries the person.
  Gate(pattern: #"\.ladder\(\.(deleted|reported)\(|\.ladder\(\s*\.reported\("#, files: ["Desk/Rules/Ladder.swift"]),
  Gate(pattern: #"return \.blocked\(finding"#, files: ["Desk/Rules/Blocking.swift"]),
  Gate(pattern: #"try climb\("#, files: ["Desk/Rules/Decide.swift"]),
]

/// The rooms in which nobody is: nothing there may speak of taking a measure at all.
let roomsWithoutPeople = ["Policy", "Moderation", "WhatsApp", "Gateway", "sportello-gateway"]

/// What a source holds that it should not.
func trespasses(ofPersonGates file: String, _ source: String) -> [String] {
  let code = source.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
    .joined(separator: "\n")
  func holds(_ pattern: String) -> Bool { code.range(of: pattern, options: .regularExpression) != nil }
  var found = personGates.filter { !$0.files.contains(file) && holds($0.pattern) }.map(\.pattern)
  let room = file.split(separator: "/").first.map(String.init) ?? ""
  if roomsWithoutPeople.contains(room), holds(#"\.ladder\(|\.take\((\.delete|\.block|\.report)"#) { found.append(room) }
  return found
}

@Suite("C17: every way to a deletion, a block or a report begins with a person")
struct PersonGateTests {
  @Test("the gates stand where they should, and nowhere else")
  func gates() throws {
    let sources = try files(below: "Sources", ending: ["swift"])
    let found = sources.flatMap { path, text in trespasses(ofPersonGates: path, text).map { "\(path): \($0)" } }
    #expect(found == [])
    for gate in personGates {
      let holders = sources.filter {
        gate.files.contains($0.path) && $0.text.range(of: gate.pattern, options: .regularExpression) != nil
      }
      #expect(!holders.isEmpty, "nothing matches \(gate.pattern) any more: the gate guards nothing")
    }
  }

  @Test("the walk itself works: a short cut is found wherever it stands")
  func negativeControl() {
    for (file, line) in [
      ("Store/Arrivals/Store+Receive.swift", "try SealTable(sql).seal(message, by: measure, at: now, until: now)"),
      ("Store/Views/Store+Thread.swift", "try sql.execute(\"UPDATE sealed SET content = NULL\")"),
      ("Desk/Rules/Receive.swift", "return .blocked(finding, term, .none)"),
      ("Desk/Rules/Receive.swift", "events.append(.ladder(.deleted(finding, sealedUntil: now)))"),
      ("Gateway/Courier.swift", "store.perform(.ladder(.take(.delete, finding)), on: id, by: robot, at: now)"),
      ("Moderation/Judge.swift", "return .take(.block(term), finding)"),
    ] { #expect(!trespasses(ofPersonGates: file, line).isEmpty, "\(file)") }
    #expect(trespasses(ofPersonGates: "Desk/X.swift", "  // try SealTable(sql).seal(message)").isEmpty)
  }
}
