/// A day of the Gregorian calendar, with no zone and no hour: `2026-03-12`.
///
/// It is kept as a count of days, so that it is always a real day and arithmetic is one addition. Years run from 1 to
/// 9999; arithmetic that would leave them stops at the first or the last day and never traps.
public struct CivilDay: Hashable, Sendable {
  /// Days since 1 January 1970, negative before.
  public let dayNumber: Int

  /// The first day that can be told, 1 January of year 1.
  public static let first = CivilDay(dayNumber: -719_162)
  /// The last day that can be told, 31 December 9999.
  public static let last = CivilDay(dayNumber: 2_932_896)

  /// Takes a count of days since 1970, brought back into the years 1 to 9999.
  public init(dayNumber: Int) {
    self.dayNumber = min(max(dayNumber, -719_162), 2_932_896)
  }

  /// Makes a day of its parts, or nil when there is no such day, as 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let candidate = CivilDay(dayNumber: Self.count(year: year, month: month, day: day))
    guard candidate.day == day else { return nil }
    self = candidate
  }

  /// The year, 1 to 9999.
  public var year: Int { parts.year }
  /// The month, 1 to 12.
  public var month: Int { parts.month }
  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1 January 1970 was a Thursday; the sum is never negative after the correction.
    let monday = ((dayNumber + 3) % 7 + 7) % 7
    return Weekday(rawValue: monday + 1) ?? .monday
  }

  /// The day so many days later, or earlier when negative.
  public func adding(days: Int) -> CivilDay {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? (days < 0 ? .first : .last) : CivilDay(dayNumber: sum)
  }

  /// Year, month and day at once, cheaper than asking for each.
  ///
  /// The count runs in eras of 400 years that begin on 1 March, so that the leap day ends its year.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The inverse of `parts`, for a year of 1 to 9999, a month of 1 to 12 and any small day.
  static func count(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CivilDay: Comparable {
  /// Earlier days first.
  public static func < (left: CivilDay, right: CivilDay) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDay: LosslessStringConvertible {
  /// Reads `2026-03-12`, exactly ten characters of ASCII, and only a day that exists.
  public init?(_ description: String) {
    let bytes = Array(description.utf8.prefix(11))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day as ISO 8601 writes it, `2026-03-12`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// Why a text is no day; the description is a sentence for whoever typed it.
public enum CivilDayError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It is not written as ISO 8601 writes a day.
  case unreadable(String)
  /// It is written so, but no calendar has that day.
  case noSuchDay(String)

  /// What is wrong and what to write.
  public var description: String {
    switch self {
    case .unreadable(let text): "'\(text)' is no day: write year, month and day as 2026-08-07"
    case .noSuchDay(let text): "there is no day \(text): write one that exists, as 2026-08-07"
    }
  }
}

extension CivilDay {
  /// Reads `2026-03-12`, as `init(_:)` does, or says why it is none.
  ///
  /// - Throws: `CivilDayError`, whose description shows the right form.
  public static func parse(_ text: String) throws(CivilDayError) -> CivilDay {
    if let day = CivilDay(text) { return day }
    let shape = text.utf8.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) ? UInt8(ascii: "0") : $0 }
    throw shape == Array("0000-00-00".utf8) ? .noSuchDay(text) : .unreadable(text.shown)
  }
}

extension CivilDay: Codable {
  /// Reads the day from its ISO 8601 text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = CivilDay(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such day: \(text.prefix(20))")
    }
    self = day
  }

  /// Writes the day as its ISO 8601 text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
