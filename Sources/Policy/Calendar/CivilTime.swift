/// A time of the day as a clock on the wall tells it, in whole minutes from midnight: `08:30`. `24:00` ends a day.
public struct CivilTime: Hashable, Sendable {
  /// Minutes since midnight, 0 to 1440.
  public let minutes: Int

  /// Takes minutes since midnight, brought back into 0 to 1440.
  public init(minutes: Int) { self.minutes = min(max(minutes, 0), 1440) }

  /// Makes a time of hours and minutes, or nil when no clock shows it.
  public init?(hour: Int, minute: Int) {
    guard (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0 else { return nil }
    self.init(minutes: hour * 60 + minute)
  }

  /// The hour, 0 to 24.
  public var hour: Int { minutes / 60 }
  /// The minute within the hour, 0 to 59.
  public var minute: Int { minutes % 60 }

  /// The first instant of a day.
  public static let midnight = CivilTime(minutes: 0)
  /// The end of a day, `24:00`.
  public static let endOfDay = CivilTime(minutes: 1440)
}

extension CivilTime: Comparable {
  /// Earlier times first.
  public static func < (left: CivilTime, right: CivilTime) -> Bool { left.minutes < right.minutes }
}

extension CivilTime: LosslessStringConvertible {
  /// Reads `08:30` or `8:30`; `24:00` is the end of the day.
  public init?(_ description: String) {
    let halves = description.utf8.prefix(6).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard description.utf8.count <= 5, halves.count == 2, (1...2).contains(halves[0].count), halves[1].count == 2,
      let hour = decimal(halves[0]), let minute = decimal(halves[1])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// The time as `08:30`.
  public var description: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }
}

extension CivilTime: Codable {
  /// Reads the time from its text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = CivilTime(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such time: \(text.prefix(20))")
    }
    self = time
  }

  /// Writes the time as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
