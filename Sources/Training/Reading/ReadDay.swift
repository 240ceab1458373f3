import Desk
import Foundation
import Policy
import Yams

extension Day {
  /// The largest file that is read, in bytes of UTF-8.
  public static let sourceLimit = 1 << 20

  /// Reads a day from YAML.
  ///
  /// - Parameters:
  ///   - yaml: the text of the file.
  ///   - file: the name that problems are told under.
  /// - Throws: `DayError` with every problem of the file, each with its line, key and, where one is near, the word that
  ///   was probably meant.
  public static func parse(_ yaml: String, file: String) throws(DayError) -> Day {
    let root: Node
    do { root = try NodeReader.tree(of: yaml, file: file, limit: sourceLimit) } catch {
      throw DayError(problems: error.problems)
    }
    var reader = DayReader(reader: NodeReader(file: file))
    let day = reader.day(NodeReader.Entry(node: root, path: "", line: root.mark?.line ?? 1))
    let problems = reader.reader.inOrder
    if !problems.isEmpty { throw DayError(problems: problems) }
    return day
  }
}

/// Takes a day out of a YAML tree; every problem is kept, none stops the reading.
struct DayReader {
  var reader: NodeReader
  /// The handles of citizens, to suggest the one that was meant.
  var citizens: [String] = []
  /// The logins of the staff, likewise.
  var logins: [String] = []

  mutating func day(_ root: NodeReader.Entry) -> Day {
    let top = section(root, DayFormat.day)
    var day = Day(
      title: reader.text(top, "title"), about: optional(top, "about") ?? "", teaches: reader.texts(top, "teaches"),
      skills: reader.texts(top, "skills"), ruleset: reader.text(top, "ruleset"),
      start: Date(timeIntervalSince1970: 0), length: 12 * 3600, staff: [], citizens: [], earlier: [], timeline: [])
    day.start = value(top, "start", expected: "a day and a time as '2026-03-12 10:40'", Timing.start) ?? day.start
    day.length = value(top, "length", expected: "a length as '2 h 25 min'", Timing.duration) ?? day.length
    day.staff = reader.items(top, "staff").compactMap { staff($0) }
    logins = day.staff.map(\.id.rawValue)
    day.citizens = reader.items(top, "citizens").compactMap { citizen($0) }
    day.earlier = reader.items(top, "earlier").compactMap { earlier($0) }
    day.orders = reader.items(top, "orders").map { order($0) }
    day.timeline = timeline(reader.items(top, "timeline"), known: Set(day.earlier.map(\.citizen)))
    day.expectations = expectations(reader.items(top, "expect"))
    return day
  }

  /// The keys of a place.
  mutating func section(_ entry: NodeReader.Entry, _ place: Place) -> NodeReader.Section {
    reader.section(entry, required: place.required, optional: place.optional)
  }

  /// A text that may be left out.
  mutating func optional(_ section: NodeReader.Section, _ key: String) -> String? {
    section.entries[key].map { reader.text($0) }
  }

  /// Reads one value with a function of its text; nil when the key is left out or cannot be read, which is then told.
  mutating func value<Value>(
    _ section: NodeReader.Section, _ key: String, expected: String, _ read: (String) -> Value?
  ) -> Value? {
    guard let entry = section.entries[key] else { return nil }
    let text = reader.text(entry)
    if let value = read(text) { return value }
    reader.report("expected \(expected), found \(NodeReader.kind(entry.node))", at: entry)
    return nil
  }

  /// Reads a word that must be one of some; the nearest is suggested.
  mutating func choice(_ section: NodeReader.Section, _ key: String, among words: [String]) -> String? {
    guard let entry = section.entries[key] else { return nil }
    let text = reader.text(entry)
    if words.contains(text) { return text }
    let known = words.count <= 12 ? "expected one of \(words.joined(separator: ", "))" : "unknown"
    reader.report(
      "\(known), found \(NodeReader.kind(entry.node))", at: entry, suggestion: nearest(to: text, among: words))
    return nil
  }

  private mutating func staff(_ entry: NodeReader.Entry) -> Staff? {
    let section = section(entry, DayFormat.staff)
    var roles: Set<Staff.Role> = []
    for item in reader.items(section, "roles") {
      let word = reader.text(item)
      if let role = Staff.Role(rawValue: word) {
        roles.insert(role)
      } else {
        reader.report("unknown role", at: item, suggestion: nearest(to: word, among: DayFormat.staff.words("roles")))
      }
    }
    return Staff(id: StaffID(reader.text(section, "login")), name: reader.text(section, "name"), roles: roles)
  }
}
