/// A stretch of a day during which the desk is open: from `start` up to, but not at, `end` (A11).
///
/// It is written `["08:30", "13:00"]`. One whose end does not come after its start is empty.
public struct Hours: Hashable, Sendable {
  /// The first minute of the stretch.
  public var start: CivilTime
  /// The first minute after it; `24:00` at the latest.
  public var end: CivilTime

  /// A stretch from one time up to another.
  public init(start: CivilTime, end: CivilTime) { (self.start, self.end) = (start, end) }

  /// The whole day, from `00:00` to `24:00`.
  public static let wholeDay = Hours(start: .midnight, end: .endOfDay)

  /// Whether there is no minute in it.
  public var isEmpty: Bool { end <= start }
}

extension Hours: CustomStringConvertible {
  /// The stretch as `08:30-13:00`.
  public var description: String { "\(start)-\(end)" }
}

extension Hours: Codable {
  /// Reads a pair of times.
  public init(from decoder: any Decoder) throws {
    var pair = try decoder.unkeyedContainer()
    start = try pair.decode(CivilTime.self)
    end = try pair.decode(CivilTime.self)
  }

  /// Writes a pair of times.
  public func encode(to encoder: any Encoder) throws {
    var pair = encoder.unkeyedContainer()
    try pair.encode(start)
    try pair.encode(end)
  }
}

extension [Hours] {
  /// The same minutes as ordered stretches that neither touch nor overlap.
  func normalised() -> [Hours] {
    if count < 2 { return filter { !$0.isEmpty } }
    var result: [Hours] = []
    for next in filter({ !$0.isEmpty }).sorted(by: { $0.start < $1.start }) {
      if let last = result.last, next.start <= last.end {
        result[result.count - 1].end = Swift.max(last.end, next.end)
      } else {
        result.append(next)
      }
    }
    return result
  }

  /// These minutes without those of another list.
  func subtracting(_ others: [Hours]) -> [Hours] {
    others.filter { !$0.isEmpty }.reduce(normalised()) { left, cut in
      left.flatMap { piece in
        [
          Hours(start: piece.start, end: Swift.min(piece.end, cut.start)),
          Hours(start: Swift.max(piece.start, cut.end), end: piece.end),
        ].filter { !$0.isEmpty }
      }
    }
  }
}

/// The opening hours of each day of an ordinary week; a day without any is closed (A11).
public struct WeeklyHours: Equatable, Sendable {
  /// Seven lists, Monday first.
  private var days: [[Hours]]

  /// The hours of the days that have some.
  public init(_ hours: [Weekday: [Hours]] = [:]) {
    days = Weekday.allCases.map { hours[$0] ?? [] }
  }

  /// The hours of one day of the week, as written.
  public subscript(_ weekday: Weekday) -> [Hours] {
    get { days[weekday.rawValue - 1] }
    set { days[weekday.rawValue - 1] = newValue }
  }

  /// Whether no day has a minute of opening.
  public var isEmpty: Bool { days.allSatisfy { $0.allSatisfy(\.isEmpty) } }
}

extension WeeklyHours: Codable {
  private struct Day: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ weekday: Weekday) { stringValue = weekday.name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads lists of hours under the English names of the days.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Day.self)
    days = try Weekday.allCases.map { try container.decodeIfPresent([Hours].self, forKey: Day($0)) ?? [] }
  }

  /// Writes the days that have hours, under their English names.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Day.self)
    for weekday in Weekday.allCases where !self[weekday].isEmpty {
      try container.encode(self[weekday], forKey: Day(weekday))
    }
  }
}
