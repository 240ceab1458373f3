import Foundation

extension Zone {
  /// The instant as the wall clock tells it, with its offset: `2026-03-12T10:40:00+01:00`. Fractions are dropped.
  public func iso8601(_ instant: Date) -> String {
    let local = localSecond(of: instant)
    let day = floorDivide(local, 86_400)
    let second = local - day * 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
    return "\(CivilDay(dayNumber: day))T\(clock)+0\(offsetSeconds(at: instant) / 3600):00"
  }

  /// Why a text is no instant; the description is a sentence for whoever typed it.
  public enum InstantError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It names no offset, so it could mean two instants in October and none in March.
    case noOffset(String)
    /// It is not written as ISO 8601 writes an instant, or names a day or a time that does not exist.
    case unreadable(String)

    /// What is wrong and what to write.
    public var description: String {
      switch self {
      case .noOffset(let text):
        "'\(text)' has no offset: write Z or an offset after it, as in 2026-03-12T10:40:00+01:00"
      case .unreadable(let text):
        "'\(text)' is no ISO 8601 instant: write it as 2026-03-12T10:40:00+01:00"
      }
    }
  }

  /// Reads an instant of ISO 8601: `T` or a blank between day and time, seconds and their fraction optional, then `Z`
  /// or an offset (`+01:00`, `+0100`, `+01`).
  ///
  /// - Throws: `InstantError`; an instant without zone or offset is refused rather than guessed.
  public static func instant(iso8601 text: String) throws(InstantError) -> Date {
    let shown = String(text.prefix(40).filter { !$0.isNewline })
    let bytes = Array(text.utf8.prefix(64))
    guard text.utf8.count < 64, bytes.count >= 16, let day = CivilDay(String(decoding: bytes[0..<10], as: UTF8.self)),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10])
    else { throw .unreadable(shown) }
    var rest = bytes[11...]
    guard let clock = takeClock(&rest) else { throw .unreadable(shown) }
    if rest.isEmpty { throw .noOffset(shown) }
    guard let offset = takeOffset(rest) else { throw .unreadable(shown) }
    return Date(timeIntervalSince1970: Double(day.dayNumber * 86_400 - offset) + clock)
  }

  /// Takes `10:40`, `10:40:00` or `10:40:00.125` from the front; seconds since midnight.
  private static func takeClock(_ rest: inout ArraySlice<UInt8>) -> Double? {
    let text = Array(rest)
    guard text.count >= 5, text[2] == UInt8(ascii: ":"), let hour = decimal(text[0..<2]),
      let minute = decimal(text[3..<5]), hour < 24, minute < 60
    else { return nil }
    rest = rest.dropFirst(5)
    guard text.count > 5, text[5] == UInt8(ascii: ":") else { return Double(hour * 3600 + minute * 60) }
    guard text.count >= 8, let second = decimal(text[6..<8]), second < 60 else { return nil }
    rest = rest.dropFirst(3)
    var fraction = 0.0
    if let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
      let digits = rest.dropFirst().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard !digits.isEmpty else { return nil }
      fraction = Double("0." + String(decoding: digits, as: UTF8.self)) ?? 0
      rest = rest.dropFirst(1 + digits.count)
    }
    return Double(hour * 3600 + minute * 60 + second) + fraction
  }

  /// Reads `Z`, `+01:00`, `+0100` or `+01` to the end of the text; seconds east of UTC.
  private static func takeOffset(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let sign = rest.first else { return nil }
    if rest.count == 1, sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    var digits = Array(rest.dropFirst())
    if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
    guard digits.count == 2 || digits.count == 4, let hour = decimal(digits[0..<2]), hour <= 18 else { return nil }
    var minute = 0
    if digits.count == 4 {
      guard let value = decimal(digits[2..<4]), value < 60 else { return nil }
      minute = value
    }
    let seconds = hour * 3600 + minute * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }
}
