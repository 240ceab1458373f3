/// What stands in the way, and what to do about it.
public struct Sentence: Equatable, Sendable {
  /// The fact.
  public let fact: String
  /// The way out; never empty.
  public let remedy: String

  init(_ fact: String, _ remedy: String) { (self.fact, self.remedy) = (fact, remedy) }

  /// Both, as the screen shows them.
  public var text: String { "\(fact): \(remedy)" }
}
