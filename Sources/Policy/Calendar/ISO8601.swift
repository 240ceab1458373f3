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
    /// It lies outside the years 1 to 9999 of the wall clock in Rome.
    case outOfRange(String)

    /// What is wrong and what to write.
    public var description: String {
      switch self {
      case .noOffset(let text):
        "'\(text)' has no offset: write Z or an offset after it, as in 2026-03-12T10:40:00+01:00"
      case .unreadable(let text):
        "'\(text)' is no ISO 8601 instant: write it as 2026-03-12T10:40:00+01:00"
      case .outOfRange(let text):
        "'\(text)' lies outside the years 1 to 9999 of Rome's clock: write an instant within them"
      }
    }
  }

  /// Reads an instant of ISO 8601 in any of its forms, extended or basic.
  ///
  /// The day is a date, a week date or an ordinal date (`2026-03-12`, `20260312`, `2026-W11-4`, `2026-071`); `T`, `t` or
  /// a blank follows; then hours, with minutes, seconds and a fraction of the last of them if wanted; then `Z` or an
  /// offset (`+01:00`, `+0100`, `+01`). `24:00` is the next day's midnight, and a leap second (`:60`) the next second,
  /// whether or not one was ever ordained. The suffixes of RFC 9557 may stand behind (`[Europe/Rome]`): the offset
  /// decides, and one marked as critical (`[!…]`) is taken only when it is Europe/Rome and agrees.
  ///
  /// - Throws: `InstantError`; an instant without zone or offset is refused rather than guessed.
  public static func instant(iso8601 text: String) throws(InstantError) -> Date {
    let shown = text.shown
    var reader = InstantReader(text)
    guard text.utf8.count <= InstantReader.limit, let day = reader.day(), reader.separator(), let clock = reader.clock()
    else { throw .unreadable(shown) }
    if reader.isAtSuffix { throw .noOffset(shown) }
    guard let offset = reader.offset(), let tags = reader.tags() else { throw .unreadable(shown) }
    let seconds = Double(day * 86_400 - offset) + clock
    guard (firstSecond..<endSecond).contains(seconds) else { throw .outOfRange(shown) }
    let instant = Date(timeIntervalSince1970: seconds)
    let agrees = Zone.rome.offsetSeconds(at: instant) == offset
    for tag in tags where tag.first == "!" && !(tag == "!\(Zone.rome.rawValue)" && agrees) { throw .unreadable(shown) }
    return instant
  }
}
