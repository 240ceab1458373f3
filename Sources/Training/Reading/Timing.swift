import Foundation
import Policy

/// Reads the times that people write in a day. Each answers nil for what it cannot read.
enum Timing {
  /// The longest stretch that is taken: what is longer is a slip of the pen.
  static let longest: TimeInterval = 400 * 86_400

  /// `90 s`, `4 min`, `1 h 20 min`, `2 d`, `1.5 s`; zero or more.
  static func duration(_ text: String) -> TimeInterval? {
    let parts = text.split(separator: " ").map { String($0) }
    guard !parts.isEmpty, parts.count.isMultiple(of: 2), parts.count <= 8 else { return nil }
    var total = 0.0
    for index in stride(from: 0, to: parts.count, by: 2) {
      guard let count = number(parts[index]), let unit = units[parts[index + 1]] else { return nil }
      total += count * unit
    }
    return total <= longest ? total : nil
  }

  /// `+4 min`: an offset from the start.
  static func offset(_ text: String) -> TimeInterval? {
    guard text.hasPrefix("+") else { return nil }
    return duration(String(text.dropFirst()))
  }

  /// `-2 h`, `yesterday 11:20`, `-3 d 09:15`, `last weekday 11:20`.
  static func ago(_ text: String) -> Ago? {
    let words = text.split(separator: " ").map(String.init)
    if words.count == 2, words[0] == "yesterday" { return CivilTime(words[1]).map { .days(1, $0) } }
    if words.count == 3, words[0] == "last", words[1] == "weekday" {
      return CivilTime(words[2]).map { .lastWeekday($0) }
    }
    guard text.hasPrefix("-") else { return nil }
    if words.count == 3, words[1] == "d", let time = CivilTime(words[2]) {
      guard let days = Int(words[0].dropFirst()), (1...400).contains(days) else { return nil }
      return .days(days, time)
    }
    return duration(String(text.dropFirst())).map { .seconds($0) }
  }

  /// `2026-03-12 10:40`, as the clock on the wall in Rome shows it.
  static func start(_ text: String) -> Date? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2, let day = CivilDay(words[0]), let time = CivilTime(words[1]),
      (2000...2100).contains(day.year)
    else { return nil }
    return Zone.rome.instant(day, time)
  }

  private static let units: [String: TimeInterval] = ["s": 1, "sec": 1, "min": 60, "h": 3600, "d": 86_400]

  private static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.count <= 9, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else {
      return nil
    }
    return Double(text)
  }
}

extension Timing {
  /// `12:00-13:00`: a stretch of a day.
  static func hours(_ text: String) -> Hours? {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false).map { half in
      CivilTime(half.filter { $0 != " " })
    }
    guard halves.count == 2, let start = halves[0], let end = halves[1], start < end else { return nil }
    return Hours(start: start, end: end)
  }
}
