import Policy
import Testing

/// An embedded ruleset, changed for a story.
func ruleset(_ name: String, change: (inout Ruleset) -> Void = { _ in }) throws -> Ruleset {
  var ruleset = try Ruleset.parse(try #require(Ruleset.embedded(name)), file: "\(name).yaml")
  change(&ruleset)
  return ruleset
}
