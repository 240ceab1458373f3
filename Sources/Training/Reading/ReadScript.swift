import Desk
import Foundation
import Policy
import Yams

extension Script {
  /// Reads the acts that go with a day.
  ///
  /// - Parameters:
  ///   - yaml: the text of the file.
  ///   - file: the name that problems are told under.
  ///   - day: the day they are for: its people, lines and expectations are the ones that may be named.
  /// - Throws: `DayError` with every problem of the file.
  public static func parse(_ yaml: String, file: String, for day: Day) throws(DayError) -> Script {
    let root: Node
    do { root = try NodeReader.tree(of: yaml, file: file, limit: Day.sourceLimit) } catch {
      throw DayError(problems: error.problems)
    }
    var reader = DayReader(reader: NodeReader(file: file))
    (reader.citizens, reader.logins) = (day.citizens.map(\.id), day.staff.map(\.id.rawValue))
    let script = reader.script(NodeReader.Entry(node: root, path: "", line: root.mark?.line ?? 1), for: day)
    let problems = reader.reader.inOrder
    if !problems.isEmpty { throw DayError(problems: problems) }
    return script
  }
}

extension DayReader {
  mutating func script(_ root: NodeReader.Entry, for day: Day) -> Script {
    let top = section(root, DayFormat.script)
    let steps = reader.items(top, "acts").map { step($0, of: day) }
    let names = steps.compactMap(\.id)
    let slips = reader.items(top, "slips").map { slip($0, of: day, names: names) }
    return Script(steps: steps, slips: slips)
  }

  private mutating func step(_ item: NodeReader.Entry, of day: Day) -> Script.Step {
    let section = section(item, DayFormat.act)
    let who = choice(section, "who", among: citizens) ?? ""
    let offset = value(section, "at", expected: "an offset as '+4 min'", Timing.offset) ?? 0
    let by = choice(section, "by", among: logins).map { StaffID($0) }
    let lines = day.timeline.filter { $0.citizen == who }.compactMap(\.name)
    return Script.Step(
      id: optional(section, "id"), offset: offset, citizen: who, by: by, act: act(section, item, lines: lines))
  }

  private mutating func slip(_ item: NodeReader.Entry, of day: Day, names: [String]) -> Script.Slip {
    let section = section(item, DayFormat.slip)
    let misses = words(section, "misses", among: day.expectations.map(\.id))
    let leavesAll = section.entries["leaving"]?.node.scalar?.string == "all"
    let leaving = leavesAll ? nil : words(section, "leaving", among: names)
    let acts = reader.items(section, "acts").map { step($0, of: day) }
    return Script.Slip(misses: misses, leaving: leaving, acts: acts)
  }

  private mutating func words(_ section: NodeReader.Section, _ key: String, among known: [String]) -> [String] {
    var words: [String] = []
    for item in reader.items(section, key) {
      let word = reader.text(item)
      if !known.contains(word) { reader.report("unknown", at: item, suggestion: nearest(to: word, among: known)) }
      words.append(word)
    }
    return words
  }
}
