import Desk
import Foundation
import Moderation
import Policy
import Store
import Testing
import Training

@testable import sportello

@Suite("Word lists of a machine count for what arrives (A13, A14)")
struct OwnListsTests {
  private let folder = ThrowAwayFolder()

  private func write(_ text: String, _ path: String) throws -> String {
    let file = folder.path(path)
    let place = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return place
  }

  private static let list = "== mia\thigh\tParola di prova.\nzuzzurello\tun zuzzurello\tno\n"

  @Test("a list takes the place of the program's, and the last folder wins")
  func read() throws {
    defer { folder.remove() }
    let machine = try write(Self.list, "machine/foul.txt")
    let user = try write(Self.list.replacingOccurrences(of: "zuzzurello", with: "zuzzurone"), "user/foul.txt")
    let ruleset = try RulesetSource.embedded("arezzo").ruleset
    func found(_ text: String, _ folders: [String]) -> [String] {
      judge(Specimen(text: text), under: ruleset, with: OwnLists.read(folders).book).flags.map(\.rule)
    }
    #expect(found("sei un zuzzurello", [machine]) == ["mia"] && found("sei un zuzzurello", []) == [])
    #expect(found("sei un zuzzurone", [machine, user]) == ["mia"] && found("un zuzzurello", [machine, user]) == [])
    #expect(OwnLists.read([machine, folder.path("nessuna")]).faults == [])
  }

  @Test("one with a mistake is told by its file and line, and the program's own counts")
  func broken() throws {
    defer { folder.remove() }
    let place = try write("== mia\thigh\tw\nzuzzurello\n", "machine/foul.txt")
    let (book, faults) = OwnLists.read([place])
    #expect(faults.count == 1 && faults.allSatisfy { $0.hasPrefix("\(place)/foul.txt:2") }, "\(faults)")
    let ruleset = try RulesetSource.embedded("arezzo").ruleset
    #expect(judge(Specimen(text: "che cazzo fate"), under: ruleset, with: book).flags.isEmpty == false)
  }

  @Test("what a played day brings is judged by them")
  func day() throws {
    defer { folder.remove() }
    let place = try write(Self.list.replacingOccurrences(of: "zuzzurello", with: "buongiorno"), "machine/foul.txt")
    let day = try DaySource.named("demo")
    let store = try DayRunner.prepare(day, at: folder.path("day.sqlite"))
    let runner = DayRunner(day, in: store, book: OwnLists.read([place]).book)
    try runner.play(to: day.start.addingTimeInterval(3600))
    let me = try #require(day.staff.first?.id)
    let rows = try store.inbox(.flagged, for: me, at: day.start.addingTimeInterval(3600), limit: 50).rows
    var rules: [String] = []
    for row in rows {
      rules += try store.thread(row.id, limit: 50)?.entries.flatMap { $0.flags.map(\.flag.rule) } ?? []
    }
    #expect(rules.contains("mia"))
  }
}
