import Desk
import Foundation

/// A day as somebody played it: its own text with what the trainer put in by hand, and what was done as its script.
public struct RecordedDay {
  /// A message that was put in by hand.
  public struct Injection: Equatable, Sendable {
    /// When it came.
    public var at: Date
    /// Whose it is, by the citizen's handle.
    public var citizen: String
    /// The words.
    public var text: String

    /// Makes one.
    public init(at: Date, citizen: String, text: String) { (self.at, self.citizen, self.text) = (at, citizen, text) }
  }

  /// The day's YAML.
  public private(set) var day: String
  /// The acts' YAML.
  public let acts: String

  /// Puts them together.
  ///
  /// - Parameters:
  ///   - source: the YAML of the day that was played.
  ///   - names: names for lines that had none and are pointed at, by their place in the timeline.
  public init(_ played: Day, source: String, naming names: [Int: String], injected: [Injection], acts: [ScriptedAct]) {
    let trainee = played.staff.first?.id
    self.acts = Written.script(acts.map { $0.line(from: played.start, trainee: trainee) })
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, name) in names { Self.name(&lines, at: played.timeline[index].lineNumber - 1, name) }
    let more = injected.map { injection in
      let offset = Written.length(max(0, injection.at.timeIntervalSince(played.start)))
      return "  - {who: \(Written.text(injection.citizen)), at: +\(offset), text: \(Written.text(injection.text))}"
    }
    lines.insert(contentsOf: more, at: Self.endOfTimeline(lines))
    day = lines.joined(separator: "\n")
  }

  /// Gives a line of the timeline, written in braces or with a key on each line, its id.
  private static func name(_ lines: inout [String], at index: Int, _ name: String) {
    guard lines.indices.contains(index), let dash = lines[index].firstIndex(of: "-") else { return }
    let (head, rest) = (lines[index][...dash], lines[index][lines[index].index(after: dash)...])
    let item = rest.drop { $0 == " " }
    if item.hasPrefix("{") {
      lines[index] = "\(head) {id: \(name), \(item.dropFirst().drop { $0 == " " })"
    } else {
      lines[index] = "\(head) id: \(name)\n\(String(repeating: " ", count: head.count + 1))\(item)"
    }
  }

  /// Behind the timeline's last line.
  private static func endOfTimeline(_ lines: [String]) -> Int {
    guard let top = lines.firstIndex(where: { $0.hasPrefix("timeline:") }) else { return lines.count }
    let next = lines[(top + 1)...].firstIndex { line in line.first.map { $0.isLetter || $0 == "\"" } ?? false }
    return (lines[..<(next ?? lines.count)].lastIndex { $0.hasPrefix(" ") } ?? top) + 1
  }
}
