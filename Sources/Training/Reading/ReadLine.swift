import Desk
import Foundation
import Policy

extension DayReader {
  private static let moments = ["at", "after", "no answer within"]
  private static let manners = ["id", "delay", "quoting", "forwarded"]

  /// The lines of the timeline.
  ///
  /// - Parameter known: the citizens who wrote before the day, and may be waiting for an answer since.
  mutating func timeline(_ items: [NodeReader.Entry], known: Set<String>) -> [Line] {
    var lines: [Line] = []
    var names: [String: String] = [:]
    for item in items {
      let section = reader.section(
        item, required: ["who"], optional: Self.moments + Self.manners + Self.deedKeys)
      let who = choice(section, "who", among: citizens) ?? ""
      let isFirst = !lines.contains { $0.citizen == who }
      let moment = moment(section, item, isFirst: isFirst, waits: known.contains(who))
      let name = section.entries["id"] == nil ? nil : reader.text(section, "id")
      let own = names.filter { $0.value == who }.keys.sorted()
      let deed = deed(section, item, lines: own)
      let line = Line(
        citizen: who, name: name, moment: moment, deed: deed, quoting: target(section, "quoting", lines: own),
        forwarding: choice(section, "forwarded", among: ["once", "often"]).flatMap(Arrival.Forwarding.init),
        lineNumber: item.line)
      lines.append(line)
      if let name {
        if names[name] != nil { reader.report("two lines are called '\(name)'", line: item.line, key: item.path) }
        names[name] = who
      }
    }
    return lines
  }

  private mutating func moment(
    _ section: NodeReader.Section, _ item: NodeReader.Entry, isFirst: Bool, waits: Bool
  ) -> Line.Moment {
    let given = Self.moments.filter { section.entries[$0] != nil }
    guard given.count == 1 else {
      reader.report("needs one of 'at', 'after' and 'no answer within'", line: item.line, key: item.path)
      return .start(0)
    }
    let delay = value(section, "delay", expected: "a delay as '40 s'", Timing.duration)
    if delay != nil, given != ["after"] {
      reader.report("stands only beside 'after'", line: item.line, key: section.path("delay"))
    }
    switch given[0] {
    case "at": return .start(value(section, "at", expected: "an offset as '+4 min'", Timing.offset) ?? 0)
    case "after":
      let event = choice(section, "after", among: ["answer", "previous"])
      if event == "previous", isFirst {
        reader.report("this is the citizen's first line: there is none before it", line: item.line, key: item.path)
      }
      return event == "previous" ? .previous(delay ?? 5) : .answer(delay ?? 30)
    default:
      if isFirst, !waits {
        reader.report("this is the citizen's first line: nothing waits for an answer", line: item.line, key: item.path)
      }
      return .unanswered(value(section, "no answer within", expected: "a length as '10 min'", Timing.duration) ?? 0)
    }
  }

  /// A message pointed at: `previous`, `answer`, or the id of an earlier line of the same citizen.
  mutating func target(_ section: NodeReader.Section, _ key: String, lines: [String]) -> Target? {
    switch choice(section, key, among: ["previous", "answer"] + lines) {
    case nil: nil
    case "previous": .previous
    case "answer": .answer
    case .some(let name): .line(name)
    }
  }
}
