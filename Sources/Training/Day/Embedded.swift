extension Day {
  /// The names of the days that the program carries in itself, in alphabetical order.
  public static let embeddedNames = EmbeddedDays.all.keys.sorted()

  /// The YAML of a day that the program carries, byte for byte as it stands in `fixtures/days`, or nil.
  public static func embedded(_ name: String) -> String? { EmbeddedDays.all[name] }

  /// The YAML of the acts that go with a day of the program, as they stand in `fixtures/days/acts`, or nil.
  public static func embeddedActs(_ name: String) -> String? { EmbeddedActs.all[name] }

  /// A commented day to start from, as it stands in `fixtures/days/template`.
  public static var template: String { EmbeddedTemplate.all["day"] ?? "" }
}
