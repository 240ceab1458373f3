/// A walk over the bytes of an ISO 8601 instant. What does not fit is nil, and never a trap.
struct InstantReader {
  /// The longest text that is read, in bytes.
  static let limit = 128

  private var rest: ArraySlice<UInt8>

  init(_ text: String) {
    // ISO 8601 writes the minus of an offset as a minus where there is one.
    rest = Array(text.replacing("\u{2212}", with: "-").utf8.prefix(Self.limit))[...]
  }

  /// Whether the text ends here, or goes on with tags only.
  var isAtSuffix: Bool { rest.isEmpty || rest.first == UInt8(ascii: "[") }

  /// Takes a byte when it is one of those.
  private mutating func take(_ wanted: String) -> UInt8? {
    guard let byte = rest.first, wanted.utf8.contains(byte) else { return nil }
    rest = rest.dropFirst()
    return byte
  }

  /// Takes exactly so many digits.
  private mutating func digits(_ count: Int) -> Int? {
    guard rest.count >= count, let value = decimal(rest.prefix(count)) else { return nil }
    rest = rest.dropFirst(count)
    return value
  }

  /// Days since 1970 of a date, a week date or an ordinal date.
  mutating func day() -> Int? {
    guard let year = digits(4), (1...9999).contains(year) else { return nil }
    let isExtended = take("-") != nil
    if take("Ww") != nil { return weekDay(of: year, isExtended: isExtended) }
    if rest.prefix(while: isDigit).count == 3 { return digits(3).flatMap { ordinalDay($0, of: year) } }
    guard let month = digits(2), !isExtended || take("-") != nil, let day = digits(2) else { return nil }
    return CivilDay(year: year, month: month, day: day)?.dayNumber
  }

  /// The first week of a year is the one that holds 4 January, and weeks begin on Monday.
  private mutating func weekDay(of year: Int, isExtended: Bool) -> Int? {
    guard let week = digits(2), !isExtended || take("-") != nil, let day = digits(1), (1...7).contains(day)
    else { return nil }
    let (start, next) = (Self.firstMonday(of: year), Self.firstMonday(of: year + 1))
    let number = start + (week - 1) * 7
    return week >= 1 && number < next ? number + day - 1 : nil
  }

  private static func firstMonday(of year: Int) -> Int {
    let fourth = CivilDay.count(year: year, month: 1, day: 4)
    return fourth - floorModulo(fourth + 3, 7)
  }

  private func ordinalDay(_ ordinal: Int, of year: Int) -> Int? {
    let start = CivilDay.count(year: year, month: 1, day: 1)
    let length = CivilDay.count(year: year, month: 12, day: 31) - start + 1
    return (1...length).contains(ordinal) ? start + ordinal - 1 : nil
  }

  /// What stands between day and time.
  mutating func separator() -> Bool { take("Tt ") != nil }

  /// Seconds since midnight of a time, 0 to 86,400: `10`, `10:40`, `1040`, `10:40:00.125`, `24:00`.
  mutating func clock() -> Double? {
    guard let hour = digits(2), hour <= 24 else { return nil }
    var (seconds, unit) = (hour * 3600, 3600)
    let isExtended = rest.first == UInt8(ascii: ":")
    for (smaller, limit) in [(60, 59), (1, 60)] {
      guard isExtended ? take(":") != nil : rest.first.map(isDigit) == true else { break }
      guard let value = digits(2), value <= limit else { return nil }
      (seconds, unit) = (seconds + value * smaller, smaller)
    }
    guard let fraction = fraction() else { return nil }
    let clock = Double(seconds) + fraction * Double(unit)
    return hour < 24 || clock == 86_400 ? clock : nil
  }

  /// A fraction of the last unit, behind a point or a comma; zero when there is none.
  private mutating func fraction() -> Double? {
    guard take(".,") != nil else { return 0 }
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : Double("0." + String(decoding: digits, as: UTF8.self))
  }

  /// Seconds east of UTC: `Z`, `+01:00`, `+0100` or `+01`.
  mutating func offset() -> Int? {
    if take("Zz") != nil { return 0 }
    guard let sign = take("+-"), let hour = digits(2), hour <= 18 else { return nil }
    var minute = 0
    if take(":") != nil || rest.first.map(isDigit) == true {
      guard let value = digits(2), value < 60 else { return nil }
      minute = value
    }
    let seconds = hour * 3600 + minute * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  /// The tags of RFC 9557 to the end of the text, without their brackets; nil when something else stands there.
  mutating func tags() -> [String]? {
    var tags: [String] = []
    while take("[") != nil {
      let tag = rest.prefix { $0 != UInt8(ascii: "]") }
      rest = rest.dropFirst(tag.count)
      guard take("]") != nil, !tag.isEmpty, tag.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "[") })
      else { return nil }
      tags.append(String(decoding: tag, as: UTF8.self))
    }
    return rest.isEmpty ? tags : nil
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
