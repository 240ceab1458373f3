import Desk
import Foundation
import Policy

extension DayReader {
  private static let moments = ["at", "after", "no answer within"]

  /// The lines of the timeline.
  ///
  /// - Parameter known: the citizens who wrote before the day, and may be waiting for an answer since.
  mutating func timeline(_ items: [NodeReader.Entry], known: Set<String>) -> [Line] {
    var lines: [Line] = []
    var names: [String: String] = [:]
    for item in items {
      let section = section(item, DayFormat.line)
      let who = choice(section, "who", among: citizens) ?? ""
      let isFirst = !lines.contains { $0.citizen == who }
      let moment = moment(section, item, isFirst: isFirst, waits: known.contains(who))
      let name = section.entries["id"] == nil ? nil : reader.text(section, "id")
      let own = names.filter { $0.value == who }.keys.sorted()
      let deed = section.entries["by"] == nil ? deed(section, item, lines: own) : colleague(section, item, own)
      let line = Line(
        citizen: who, name: name, moment: moment, deed: deed, quoting: target(section, "quoting", lines: own),
        forwarding: choice(section, "forwarded", among: DayFormat.line.words("forwarded")).flatMap(
          Arrival.Forwarding.init),
        condition: condition(section, item), lineNumber: item.line)
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
      let event = choice(section, "after", among: DayFormat.events)
      if event == "previous", isFirst {
        reader.report("this is the citizen's first line: there is none before it", line: item.line, key: item.path)
      }
      if let event = event.flatMap(DeskEvent.init) { return .event(event, delay ?? 30) }
      return event == "previous" ? .previous(delay ?? 5) : .answer(delay ?? 30)
    default:
      if isFirst, !waits {
        reader.report("this is the citizen's first line: nothing waits for an answer", line: item.line, key: item.path)
      }
      return .unanswered(value(section, "no answer within", expected: "a length as '10 min'", Timing.duration) ?? 0)
    }
  }

  /// What a colleague does in the citizen's chat.
  private mutating func colleague(_ section: NodeReader.Section, _ item: NodeReader.Entry, _ lines: [String]) -> Deed {
    for key in DayFormat.deedNames + DayFormat.detailNames + ["quoting", "forwarded"] {
      guard let entry = section.entries[key] else { continue }
      reader.report("goes with what a citizen does, not with an act of the desk", at: entry)
    }
    let by = StaffID(choice(section, "by", among: logins) ?? "")
    return .desk(act(section, item, lines: lines), by: by)
  }

  private mutating func condition(_ section: NodeReader.Section, _ item: NodeReader.Entry) -> Condition? {
    let given = ["if", "unless"].filter { section.entries[$0] != nil }
    if given.count == 2 { reader.report("takes 'if' or 'unless', not both", line: item.line, key: item.path) }
    guard let key = given.first, let word = choice(section, key, among: DayFormat.conditions) else { return nil }
    let fact = DeskEvent(rawValue: word).map { Condition.Fact.did($0) } ?? .answeredInWindow
    return Condition(fact, wanted: key == "if")
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
