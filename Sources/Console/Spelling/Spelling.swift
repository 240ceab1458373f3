/// What a dictionary says of a word.
public enum Spelling: Equatable, Sendable {
  /// It is there, or nothing can be said of it.
  case right
  /// It is not; what may have been meant, the likeliest first.
  case wrong([String])
}

/// What keeps the spelling from being checked.
public enum SpellingTrouble: Equatable, Sendable {
  /// There is no program for it.
  case noProgram
  /// There is no dictionary of that name.
  case noDictionary(String)
  /// The program ended by itself, or could not be started.
  case ended
  /// It did not answer in time.
  case hung
  /// What it said made no sense.
  case babbled
}

/// What there is on the machine to check the spelling with.
public struct SpellingTools: Equatable, Sendable {
  /// The dictionary's name, as `it_IT`.
  public var dictionary: String
  /// What is missing.
  public var trouble: SpellingTrouble?
  /// The operator's own words.
  public var words: [String]

  /// Makes a description of what there is.
  public init(dictionary: String, trouble: SpellingTrouble? = nil, words: [String] = []) {
    (self.dictionary, self.trouble, self.words) = (dictionary, trouble, words)
  }
}

/// What is known of words: the newest few thousand, however long the console runs.
struct SpellingMemory: Sendable {
  /// Words of each of the two generations; more than the longest text has.
  static let most = 6_000

  private var young: [String: Spelling] = [:]
  private var old: [String: Spelling] = [:]

  /// Words that are remembered.
  var count: Int { young.count + old.count }

  subscript(word: String) -> Spelling? { young[word] ?? old[word] }

  /// Remembers what is said of a word.
  mutating func keep(_ word: String, _ spelling: Spelling) {
    if young.count >= Self.most { (old, young) = (young, [:]) }
    young[word] = spelling
  }
}

/// The spelling of what is being written.
struct SpellCheck: Sendable {
  /// What is said of a word of the text.
  enum Verdict: Equatable {
    case right
    case wrong([String])
    /// The dictionary must be asked about this.
    case unknown(String)
  }

  /// Words that are asked about at once.
  static let batch = 64
  /// Suggestions for a word at most.
  static let suggestions = 9

  /// Whether the operator wants it.
  var isWanted = false
  /// What there is for it; nil before anybody has looked.
  var tools: SpellingTools?
  var memory = SpellingMemory()
  /// Keys of the operator's own words, and of those to be passed over until the end.
  var passed: Set<String> = []
  /// Keys of names that are no mistakes: colleagues, the citizen, the desk.
  var names: Set<String> = []
  /// Of which rules and chat the names are.
  var namesOf: NamesPlace?
  /// Misspelt words of the text, by their characters.
  var marks: [Range<Int>] = []
  /// Whether a question is on its way.
  var isAsking = false
  /// Whether the chooser opens as soon as it is known what is wrong; any key takes that back.
  var isChoosing = false
  /// Why the check has failed, said as long as the text is being written: the next key would wipe a notice away unseen.
  var failure: SpellingTrouble?
  /// Whether so much is wrong that the text is in another language: then nothing is marked.
  var isForeign = false
  /// The text as it was seen last, and where the word begins that is being written in it.
  var seen: (place: DraftPlace, version: Int, word: Int?)?

  /// Where names come from.
  struct NamesPlace: Equatable {
    let era: Int
    let citizen: Printable
  }

  /// Whether words are judged at all.
  var isOn: Bool { isWanted && tools != nil && tools?.trouble == nil }

  /// What is said of a word: the first of its forms that is not known is to be asked about.
  func verdict(_ word: WrittenWord) -> Verdict {
    var found: [String] = []
    for form in word.forms {
      switch memory[form] {
      case .right: return .right
      case .wrong(let meant): found += meant
      case nil: return passes(word) ? .right : .unknown(form)
      }
    }
    if passes(word) { return .right }
    // What was meant by an elided word loses its vowel again.
    let meant =
      word.isElided ? found.compactMap { $0.last.map(Self.isVowel) == true ? String($0.dropLast()) : nil } : found
    var known: Set<String> = [word.text]
    return .wrong(Array(meant.filter { known.insert($0).inserted }.prefix(Self.suggestions)))
  }

  private func passes(_ word: WrittenWord) -> Bool {
    guard !passed.isEmpty || !names.isEmpty else { return false }
    let key = word.key
    return passed.contains(key) || names.contains(key)
  }

  private static func isVowel(_ character: Character) -> Bool { "aeioàèéìò".contains(character) }
}
