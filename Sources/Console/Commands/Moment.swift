import Foundation
import Policy

/// Moments as operators write them.
enum Moment {
  private static let days: [String: Int] = [
    "oggi": 0, "today": 0, "domani": 1, "tomorrow": 1, "dopodomani": 2,
  ]
  private static let weekdays: [String: Weekday] = [
    "lun": .monday, "mar": .tuesday, "mer": .wednesday, "gio": .thursday, "ven": .friday, "sab": .saturday,
    "dom": .sunday, "mon": .monday, "tue": .tuesday, "wed": .wednesday, "thu": .thursday, "fri": .friday,
    "sat": .saturday, "sun": .sunday,
  ]

  /// `11:30` (the next one), `+2h`, `45m`, `domani 9:00`, `lun 9`, `2026-03-16 9:00`; nil when it is none of these.
  static func parse(_ text: String, now: Date) -> Date? {
    let words = text.lowercased().split(separator: " ").map(String.init).filter { $0 != "alle" && $0 != "at" }
    guard let first = words.first, words.count <= 2 else { return nil }
    if let seconds = seconds(words.joined()) { return now.addingTimeInterval(seconds) }
    let today = Zone.rome.day(of: now)
    if words.count == 1, let time = time(first) {
      let instant = Zone.rome.instant(today, time)
      return instant > now ? instant : Zone.rome.instant(today.adding(days: 1), time)
    }
    guard let day = day(first, today) else { return nil }
    guard words.count == 2 else { return Zone.rome.instant(day, CivilTime(minutes: 8 * 60 + 30)) }
    return time(words[1]).map { Zone.rome.instant(day, $0) }
  }

  /// `+2h`, `2h`, `90m`, `45min`, `3g`.
  private static func seconds(_ word: String) -> TimeInterval? {
    let word = word.hasPrefix("+") ? word.dropFirst() : word[...]
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0, number < 100_000 else { return nil }
    switch word.dropFirst(digits.count) {
    case "m", "min": return TimeInterval(number) * 60
    case "h", "ore", "ora": return TimeInterval(number) * 3600
    case "g", "d": return TimeInterval(number) * 86_400
    default: return nil
    }
  }

  private static func time(_ word: String) -> CivilTime? {
    let word = word.replacing(".", with: ":")
    return CivilTime(word.contains(":") ? word : word + ":00")
  }

  private static func day(_ word: String, _ today: CivilDay) -> CivilDay? {
    if let days = days[word] { return today.adding(days: days) }
    if let weekday = weekdays[String(word.prefix(3))], word.count >= 3, word.allSatisfy(\.isLetter) {
      let distance = (weekday.rawValue - today.weekday.rawValue + 6) % 7 + 1
      return today.adding(days: distance)
    }
    return CivilDay(word)
  }
}
