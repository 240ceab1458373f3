extension Day {
  /// The names of the days that the program carries in itself, in alphabetical order.
  public static let embeddedNames = EmbeddedDays.all.keys.sorted()

  /// The YAML of a day that the program carries, byte for byte as it stands in `fixtures/days`, or nil.
  public static func embedded(_ name: String) -> String? { EmbeddedDays.all[name] }
}
