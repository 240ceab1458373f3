import Foundation
import Policy

/// Instants, days and stretches of time, by the desk's clock and never the machine's.
extension Phrases {
  private static let italianDays = ["lun", "mar", "mer", "gio", "ven", "sab", "dom"]
  private static let englishDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let italianMonths = [
    "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let englishWeekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// A time for columns: `08:30`.
  func clock(_ instant: Date) -> String { CivilTime(minutes: Zone.rome.minutes(of: instant)).description }

  /// A time for sentences: `8:30`.
  func time(_ instant: Date) -> String { Italian.time(CivilTime(minutes: Zone.rome.minutes(of: instant))) }

  /// `alle 13:00`, `all'1:15`, `at 13:00`.
  func at(_ instant: Date) -> String {
    let isOne = Zone.rome.minutes(of: instant) / 60 == 1
    return say((isOne ? "all'" : "alle ") + time(instant), "at " + time(instant))
  }

  /// `le 13:00`, `l'1:15`, `13:00`.
  func the(_ instant: Date) -> String {
    let isOne = Zone.rome.minutes(of: instant) / 60 == 1
    return say((isOne ? "l'" : "le ") + time(instant), time(instant))
  }

  /// A day of the week in three letters.
  func weekday(_ day: CivilDay) -> String {
    let index = day.weekday.rawValue - 1
    return say(Self.italianDays[index], Self.englishDays[index])
  }

  /// `gio 12 mar`.
  func shortDay(_ day: CivilDay) -> String {
    let (_, month, number) = day.parts
    return "\(weekday(day)) \(number) \(self.month(month))"
  }

  private func month(_ number: Int) -> String {
    say(Self.italianMonths[number - 1], String(Self.englishMonths[number - 1].prefix(3)))
  }

  /// A day in full for the separators of a conversation: `giovedì 12 marzo`, with the year when it is another.
  func fullDay(_ day: CivilDay, today: CivilDay) -> String {
    let (year, month, number) = day.parts
    let name = say(
      Italian.dayWithoutYear(day),
      "\(Self.englishWeekdays[day.weekday.rawValue - 1]) \(number) \(Self.englishMonths[month - 1])")
    return year == today.year ? name : "\(name) \(year)"
  }

  /// `gio 12 mar 8:30`, where nothing is said about it.
  func stamp(_ instant: Date) -> String { "\(shortDay(Zone.rome.day(of: instant))) \(time(instant))" }

  /// `gio 12 mar alle 8:30`, in a sentence.
  func moment(_ instant: Date) -> String { "\(shortDay(Zone.rome.day(of: instant))) \(at(instant))" }

  /// An instant in a sentence, as near as it can be told: `alle 13:00`, `domani alle 8:30`, `lun 10 ago alle 8:30`.
  func appointment(_ instant: Date, now: Date) -> String {
    let (day, today) = (Zone.rome.day(of: instant), Zone.rome.day(of: now))
    if day == today { return at(instant) }
    if day == today.adding(days: 1) { return say("domani ", "tomorrow ") + at(instant) }
    return shortDay(day) + " " + at(instant)
  }

  /// When something was, for a narrow column: `11:12`, `ieri`, `lun`, `3 feb`, `12/11/25`.
  func past(_ instant: Date, now: Date) -> String {
    let (day, today) = (Zone.rome.day(of: instant), Zone.rome.day(of: now))
    switch today.dayNumber - day.dayNumber {
    case ...0: return clock(instant)
    case 1: return say("ieri", "yest.")
    case 2...6: return weekday(day)
    case 7..<300: return "\(day.day) \(month(day.month))"
    default: return "\(day.day)/\(day.month)/\(day.year % 100)"
    }
  }

  /// How long something lasts, in the two largest units: `18 min`, `1 h 47 min`, `2 g 4 h`.
  func duration(_ seconds: TimeInterval) -> String {
    let minutes = Int(min(max(seconds.isNaN ? 0 : seconds, 0), 1e10) / 60)
    switch minutes {
    case 0: return say("meno di 1 min", "under 1 min")
    case 1..<60: return "\(minutes) min"
    case 60..<1440:
      return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
    default:
      let (days, hours) = (minutes / 1440, minutes % 1440 / 60)
      let unit = say("g", "d")
      return hours == 0 ? "\(days) \(unit)" : "\(days) \(unit) \(hours) h"
    }
  }

  /// Minutes and seconds of a recording: `0:42`, `12:05`.
  func length(seconds: Int) -> String {
    let seconds = max(seconds, 0)
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  /// A file's size in the units of the trade: `340 kB`, `1,2 MB`.
  func size(bytes: Int) -> String {
    let bytes = max(bytes, 0)
    if bytes < 1000 { return "\(bytes) B" }
    if bytes < 999_500 { return "\((bytes + 500) / 1000) kB" }
    let tenths = bytes / 100_000 + (bytes % 100_000 >= 50_000 ? 1 : 0)
    return "\(tenths / 10)\(say(",", "."))\(tenths % 10) MB"
  }

  /// A coordinate with four decimals, some ten metres: `43,4633`.
  func degrees(_ value: Double) -> String {
    guard value.isFinite, abs(value) <= 360 else { return "?" }
    let units = Int((abs(value) * 10_000).rounded())
    let decimals = String(units % 10_000 + 10_000).dropFirst()
    return "\(value < 0 && units > 0 ? "-" : "")\(units / 10_000)\(say(",", "."))\(decimals)"
  }
}
