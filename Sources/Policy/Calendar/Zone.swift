import Foundation

/// The zone in which a desk lives. There is one: the rule of the European Union for central Europe, written by hand so
/// that no machine's zone files or settings can change an answer.
///
/// Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC (directive
/// 2000/84/EC). The rule is applied to every year, so instants before 1996 may differ from what clocks showed then.
public enum Zone: String, Codable, Sendable {
  /// Europe/Rome.
  case rome = "Europe/Rome"

  /// Seconds east of UTC at an instant: 3600 in winter, 7200 in summer.
  public func offsetSeconds(at instant: Date) -> Int {
    offset(atSecond: Zone.second(of: instant))
  }

  /// The day that the calendar on the wall shows.
  public func day(of instant: Date) -> CivilDay {
    CivilDay(dayNumber: floorDivide(localSecond(of: instant), 86_400))
  }

  /// Whole minutes since midnight on the wall clock, 0 to 1439.
  public func minutes(of instant: Date) -> Int {
    let local = localSecond(of: instant)
    return (local - floorDivide(local, 86_400) * 86_400) / 60
  }

  /// The instant at which the wall clock shows so many minutes (0 to 1440) after midnight of a day.
  ///
  /// An hour that summer time skips gives the instant of the change; an hour that comes twice gives its first coming.
  public func instant(_ day: CivilDay, minutes: Int) -> Date {
    let local = day.dayNumber * 86_400 + min(max(minutes, 0), 1440) * 60
    let summer = local - 7200
    let winter = local - 3600
    if offset(atSecond: summer) == 7200 { return Date(timeIntervalSince1970: Double(summer)) }
    if offset(atSecond: winter) == 3600 { return Date(timeIntervalSince1970: Double(winter)) }
    return Date(timeIntervalSince1970: Double(Zone.change(year: day.year, month: 3)))
  }

  /// The instant at which the wall clock shows a time of a day.
  public func instant(_ day: CivilDay, _ time: CivilTime) -> Date { instant(day, minutes: time.minutes) }

  /// Seconds of the wall clock, counted as if it ran on UTC.
  func localSecond(of instant: Date) -> Int {
    let second = Zone.second(of: instant)
    return second + offset(atSecond: second)
  }

  private func offset(atSecond second: Int) -> Int {
    let year = CivilDay(dayNumber: floorDivide(second, 86_400)).year
    let summer = Zone.change(year: year, month: 3)..<Zone.change(year: year, month: 10)
    return summer.contains(second) ? 7200 : 3600
  }

  /// 01:00 UTC on the last Sunday of a month that has 31 days, in seconds since 1970.
  private static func change(year: Int, month: Int) -> Int {
    let end = CivilDay.count(year: year, month: month, day: 31)
    let afterSunday = ((end + 4) % 7 + 7) % 7
    return (end - afterSunday) * 86_400 + 3600
  }

  /// The first second of year 1 on the wall clock, as seconds since 1970.
  static let firstSecond = Double(CivilDay.first.dayNumber * 86_400 - 3600)
  /// The end of year 9999 on the wall clock, as seconds since 1970: the first second that is not told any more.
  static let endSecond = Double((CivilDay.last.dayNumber + 1) * 86_400 - 3600)

  /// Whole seconds since 1970, rounded down and kept within the years 1 to 9999 of the wall clock, whatever the instant.
  static func second(of instant: Date) -> Int {
    let seconds = instant.timeIntervalSince1970
    guard !seconds.isNaN else { return 0 }
    return Int(min(max(seconds, firstSecond), endSecond - 1).rounded(.down))
  }
}

/// Division that rounds towards minus infinity, for a positive divisor.
func floorDivide(_ value: Int, _ divisor: Int) -> Int {
  value >= 0 ? value / divisor : (value + 1) / divisor - 1
}

/// What is left of that division, zero or more.
func floorModulo(_ value: Int, _ divisor: Int) -> Int { value - floorDivide(value, divisor) * divisor }
