/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday 7.
public enum Weekday: Int, CaseIterable, Codable, Hashable, Sendable {
  /// Monday, lunedì.
  case monday = 1
  /// Tuesday, martedì.
  case tuesday
  /// Wednesday, mercoledì.
  case wednesday
  /// Thursday, giovedì.
  case thursday
  /// Friday, venerdì.
  case friday
  /// Saturday, sabato.
  case saturday
  /// Sunday, domenica.
  case sunday

  /// The word that stands for the day in a ruleset: `monday`.
  public var name: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  /// Reads the word of a ruleset, in lower case.
  public init?(name: String) {
    guard let match = Weekday.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// Saturday or Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
