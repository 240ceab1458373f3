import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Store

/// A file in a folder of its own, removed at the end, with the people and instants that the stories share.
final class Bench {
  static let anna = StaffID("a.bianchi")
  static let bruno = StaffID("b.neri")
  static let rita = StaffID("r.conti")
  static let dario = StaffID("d.villa")
  static let root = StaffID("admin")

  /// Thursday 12 March 2026, 11:00 in Rome: the desk is open until 13:00.
  static let thursday = Date(timeIntervalSince1970: 1_773_309_600)

  let folder: URL
  let path: String
  let store: Store

  init(kind: Store.Kind = .service, at now: Date = Bench.thursday) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("desk.sqlite").path
    let source = try #require(Ruleset.embedded("arezzo"))
    let ruleset = try Ruleset.parse(source, file: "arezzo.yaml")
    store = try Store.create(at: path, rules: source, ruleset: ruleset, kind: kind, by: Self.root, at: now)
    for (id, name, roles) in [
      (Self.anna, "Anna Bianchi", [Staff.Role.operator]), (Self.bruno, "Bruno Neri", [.operator]),
      (Self.rita, "Rita Conti", [.supervisor, .operator]), (Self.dario, "Dario Villa", [.director]),
    ] {
      try store.setStaff(Staff(id: id, name: name, roles: Set(roles)), by: Self.root, at: now)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Another connection to the same file, as another process would have.
  func another() throws -> Store { try Store.open(path) }

  /// What a citizen of a number sends.
  static func arrival(
    _ id: String, _ content: Content = .text("Buongiorno"), kind: Arrival.Kind = .text, citizen: Int = 1,
    at: Date = thursday, quoting: String? = nil
  ) -> Arrival {
    Arrival(
      id: ProviderID(id), kind: kind,
      from: Identity(phone: "3934755500\(citizen + 10)", profileName: "Cittadina \(citizen)"), at: at, content: content,
      quoting: quoting.map { ProviderID($0) }, raw: "{\"id\":\"\(id)\"}")
  }

  /// Takes arrivals in, one delivery each; gives the conversation of the last.
  @discardableResult
  func receive(_ arrivals: Arrival..., judgement: Judgement = Judgement(), at now: Date? = nil) throws
    -> ConversationID
  {
    for arrival in arrivals {
      let tally = try store.receive(
        Delivery(arrivals: [arrival]), judgements: [judgement], at: now ?? max(arrival.at, Self.thursday))
      try #require(tally.arrivals.values.reduce(0, +) == 1)
    }
    let last = try #require(arrivals.last)
    return try #require(try store.find(citizen: last.from))
  }

  /// Does an act, a minute after the story's beginning unless told otherwise.
  @discardableResult
  func act(_ intent: Intent, on id: ConversationID, by staff: StaffID = anna, at now: Date = thursday + 60) throws
    -> Performed
  {
    try store.perform(intent, on: id, by: staff, at: now)
  }

  /// The thread as short words, for comparison with a story.
  func story(_ id: ConversationID) throws -> [String] {
    try #require(try store.thread(id, limit: 200)).entries.map(\.told)
  }
}

extension Entry {
  /// The entry in short words.
  var told: String {
    let who = by.map { "\($0): " } ?? ""
    switch body {
    case .incoming(let kind, let content):
      if case .text(let text) = content { return "< \(text)" }
      return "< [\(kind.rawValue)]"
    case .outgoing(let text, let state, _, _): return "> \(who)\(by == nil ? "[notice]" : text) (\(state.rawValue))"
    case .note(let text): return "# \(who)\(text)"
    case .act(let act, let comment):
      return "* \(who)\(act.rawValue)" + (about.map { " \($0)" } ?? "") + (comment.map { " «\($0)»" } ?? "")
    }
  }
}
