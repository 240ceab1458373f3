extension Ruleset {
  /// The names of the rulesets that the program carries in itself, in alphabetical order.
  public static let embeddedNames = embeddedSources.keys.sorted()

  /// The YAML of a ruleset that the program carries, byte for byte as it stands in the source, or nil.
  public static func embedded(_ name: String) -> String? { embeddedSources[name] }

  private static var embeddedSources: [String: String] { EmbeddedRulesets.all }
}
