import Foundation

/// Days and hours in the words that citizens read.
public enum Italian {
  private static let weekdays = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]
  private static let months = [
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
  ]

  /// A day of the week: `lunedì`.
  public static func weekday(_ weekday: Weekday) -> String { weekdays[weekday.rawValue - 1] }

  /// A month, 1 to 12: `marzo`; empty for any other number.
  public static func month(_ number: Int) -> String { (1...12).contains(number) ? months[number - 1] : "" }

  /// A day in full: `lunedì 16 marzo 2026`, and `1°` for the first of a month.
  public static func day(_ day: CivilDay) -> String { "\(dayWithoutYear(day)) \(day.year)" }

  /// A day of this year or of the next months: `lunedì 16 marzo`.
  public static func dayWithoutYear(_ day: CivilDay) -> String {
    let (_, month, number) = day.parts
    return "\(weekday(day.weekday)) \(number == 1 ? "1°" : String(number)) \(Self.month(month))"
  }

  /// Days, both included: `da lunedì 16 marzo 2026 a martedì 17 marzo 2026`, or one day alone.
  public static func period(from: CivilDay, to: CivilDay?) -> String {
    guard let to else { return "a partire da \(day(from))" }
    return from == to ? day(from) : "da \(day(from)) a \(day(to))"
  }

  /// A time as it is said, without a zero before it: `8:30`.
  public static func time(_ time: CivilTime) -> String { "\(time.hour):\(padded(time.minute, to: 2))" }

  /// An instant as an appointment: `lunedì 16 marzo alle ore 8:30`, by the desk's clock.
  public static func moment(_ instant: Date) -> String {
    let clock = CivilTime(minutes: Zone.rome.minutes(of: instant))
    return "\(dayWithoutYear(Zone.rome.day(of: instant))) alle ore \(time(clock))"
  }

  /// Stretches of a day: `dalle ore 8:30 alle ore 13:00 e dalle ore 15:00 alle ore 17:00`; empty for none.
  public static func hours(_ hours: [Hours]) -> String {
    list(hours.map { "dalle ore \(time($0.start)) alle ore \(time($0.end))" })
  }

  /// A week: `dal lunedì al venerdì, dalle ore 8:30 alle ore 13:00`. Neighbouring days with the same hours go
  /// together, and different ones are parted by semicolons.
  public static func week(_ week: WeeklyHours) -> String {
    var groups: [(days: [Weekday], hours: [Hours])] = []
    for weekday in Weekday.allCases where !week[weekday].isEmpty {
      if let last = groups.last, last.hours == week[weekday], last.days.last?.rawValue == weekday.rawValue - 1 {
        groups[groups.count - 1].days.append(weekday)
      } else {
        groups.append(([weekday], week[weekday]))
      }
    }
    return groups.map { "\(span($0.days)), \(hours($0.hours))" }.joined(separator: "; ")
  }

  private static func span(_ days: [Weekday]) -> String {
    guard let first = days.first, let last = days.last else { return "" }
    if first == last { return "\(article(first))\(weekday(first))" }
    return "\(first == .sunday ? "dalla" : "dal") \(weekday(first)) \(last == .sunday ? "alla" : "al") \(weekday(last))"
  }

  private static func article(_ weekday: Weekday) -> String { weekday == .sunday ? "la " : "il " }

  /// Words joined as a sentence joins them: `a, b e c`.
  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " e " + last
  }
}
