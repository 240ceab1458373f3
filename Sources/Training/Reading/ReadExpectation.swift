import Desk
import Foundation
import Moderation
import Policy

extension DayReader {
  /// What the trainee should do, and should not.
  mutating func expectations(_ items: [NodeReader.Entry]) -> [Expectation] {
    var found: [Expectation] = []
    for (index, item) in items.enumerated() {
      let section = section(item, DayFormat.expectation)
      let id = optional(section, "id") ?? "\(index + 1)"
      if found.contains(where: { $0.id == id }) {
        reader.report("two expectations are called '\(id)'", line: item.line, key: item.path)
      }
      let who = choice(section, "who", among: citizens)
      guard let key = demandKey(section, item) else { continue }
      if section.entries["who"] == nil, key != "no answer after closing" {
        reader.report("missing", line: item.line, key: section.path("who"))
      }
      guard let demand = demand(section, key) else { continue }
      found.append(
        Expectation(
          id: id, citizen: who, clause: optional(section, "clause"), hint: optional(section, "hint"), demand: demand,
          words: Self.words(section, key)))
    }
    return found
  }

  private mutating func demandKey(_ section: NodeReader.Section, _ item: NodeReader.Entry) -> String? {
    let given = DayFormat.demands.filter { section.entries[$0] != nil }
    if given.count == 1 { return given[0] }
    reader.report(
      given.isEmpty
        ? "expects nothing: needs one of answer within, mention, flag as …"
        : "expects two things at once: \(given.joined(separator: ", "))", line: item.line, key: item.path)
    return nil
  }

  private mutating func demand(_ section: NodeReader.Section, _ key: String) -> Expectation.Demand? {
    if let plain = Self.plainDemands[key] {
      yes(section, key)
      return plain
    }
    switch key {
    case "answer within": return .answer(within: duration(section, key) ?? 0)
    case "mention": return .mention(texts(section, key))
    case "not mention": return .notMention(texts(section, key))
    case "not ask": return .notAsk(texts(section, key))
    case "noted": return .noted(texts(section, key))
    case "flag as": return .flag(clause: reader.text(section, key))
    case "use": return .use(reader.text(section, key))
    case "pass to":
      return choice(section, key, among: DayFormat.expectation.words(key)).flatMap(Staff.Role.init).map {
        .pass(to: $0)
      }
    case "closed as":
      return choice(section, key, among: DayFormat.outcomes).flatMap(Session.Outcome.init).map { .closed($0) }
    case "labelled": return .labelled(reader.text(section, key))
    default: return choice(section, key, among: DayFormat.marks).flatMap(Mark.init).map { .marked($0) }
    }
  }

  private static let plainDemands: [String: Expectation.Demand] = [
    "greet": .greet, "no promise": .noPromise, "no flag": .noFlag, "settle flags": .settleFlags,
    "no answer after closing": .noAnswerAfterClosing, "no answer": .noAnswer, "warned": .warned, "blocked": .blocked,
    "no block": .noBlock, "unblocked": .unblocked, "left to colleague": .leftToColleague,
  ]

  /// A list of texts with something in it.
  private mutating func texts(_ section: NodeReader.Section, _ key: String) -> [String] {
    let texts = reader.texts(section, key)
    if texts.isEmpty, let entry = section.entries[key], case .sequence = entry.node {
      reader.report("expected at least one text", at: entry)
    }
    return texts
  }

  /// What is demanded, as the file writes it.
  private static func words(_ section: NodeReader.Section, _ key: String) -> String {
    guard plainDemands[key] == nil, let entry = section.entries[key] else { return key }
    if case .sequence(let items) = entry.node {
      return "\(key) " + items.compactMap(\.scalar?.string).joined(separator: ", ")
    }
    return "\(key) \(entry.node.scalar?.string ?? "")"
  }
}
