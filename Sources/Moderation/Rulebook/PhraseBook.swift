/// Phrases in the shape in which they are looked for: numbers only, filed under the word that is rarest in each.
struct PhraseBook: Sendable {
  /// A place in a phrase.
  struct Step: Sendable {
    /// The set of words that may stand here.
    var set: Int32
    /// How many other words may come before it.
    var reach: Int32
    /// Where it stands, seen from the step before.
    var sentence: Sentence
  }

  /// In which sentence a step may stand: that of the one before, a later one, or any.
  enum Sentence { case same, later, any }

  /// A phrase.
  struct Phrase: Sendable {
    /// The list and its line.
    var list: Int32
    var entry: Int32
    /// Its steps among all steps.
    var first: Int32
    var end: Int32
    /// The step by which it is found.
    var anchor: Int32
    /// The sets of words that must not stand before it, and around it; -1 for none.
    var notAfter: Int32
    var notWith: Int32
    /// Whether the writer must mean it.
    var isAsserted: Bool
  }

  /// How far the next sentence is looked into.
  static let sentenceReach: Int32 = 14
  /// How far apart parts may stand whose order does not matter: in one sentence, and in the whole message.
  static let partReach: Int32 = 8
  static let messageReach: Int32 = 16
  /// How far around a phrase a word that undoes it is looked for.
  static let companyReach = 12

  /// All steps of all phrases.
  var steps: [Step] = []
  /// All phrases.
  var phrases: [Phrase] = []
  /// For each word the phrases whose anchor it may be: `anchors[starts[n]..<starts[n + 1]]`.
  var starts: [Int32] = [0]
  var anchors: [Int32] = []
  /// Which sets a word belongs to: a row of bits for each word.
  var rows: [UInt64] = []
  var width = 0
  /// Names of several words, by the word they begin with: the longest first.
  var names: [Int32: [(rest: [Int32], number: Int32)]] = [:]
  /// The set of words that negate.
  var negation: Int32 = -1
  /// The set of words behind which a negation ends.
  var turning: Int32 = -1

  /// Whether a word belongs to a set.
  func holds(_ set: Int32, _ number: Int32) -> Bool {
    guard number >= 0, set >= 0 else { return false }
    return rows[Int(number) * width + Int(set >> 6)] >> UInt64(set & 63) & 1 == 1
  }
}
