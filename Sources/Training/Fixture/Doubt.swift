/// A word of a real chat that may be somebody's, and that nobody has spoken for yet.
public struct Doubt: Equatable, Sendable {
  /// The word as it was written.
  public var word: String
  /// The line of the export it was first seen on, from 1.
  public var line: Int
  /// Why it is doubted.
  public var why: Reason

  /// Why a word is doubted.
  public enum Reason: String, Sendable {
    case firstName = "a first name"
    case surname = "a frequent surname"
    case capital = "a capital within a sentence"
    case digits = "digits of three or more"
  }
}

/// What a person has said about the words that were doubted, all in small letters.
public struct Spoken: Equatable, Sendable {
  /// Names of people: they are replaced.
  public var names: [String]
  /// Words that are nobody's: they stay.
  public var harmless: Set<String>

  /// Says nothing by default.
  public init(names: [String] = [], harmless: [String] = []) {
    (self.names, self.harmless) = (names.map { $0.lowercased() }, Set(harmless.map { $0.lowercased() }))
  }
}
