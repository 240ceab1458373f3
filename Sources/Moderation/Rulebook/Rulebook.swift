/// All word lists, made ready once: what to look for, and under which ground it counts.
public struct Rulebook: Sendable {
  /// A list and what it is for.
  struct Kind: Sendable {
    /// The file's name without its ending.
    var name: String
    /// The letter of the ground that its findings propose: Arezzo's A14.b and Casale's C13.b are the same case. Nil for
    /// lists that only help others.
    var letter: Character?
    /// Whether people disguise its words.
    var isHidden = false
    /// Whether its lines of several words are names of one thing, which other lists may call by the heading.
    var holdsNames = false
  }

  /// The lists, in the order in which they are looked through.
  static let kinds: [Kind] = [
    Kind(name: "foul", letter: "b", isHidden: true), Kind(name: "insults", letter: "b", isHidden: true),
    Kind(name: "slurs", letter: "e", isHidden: true), Kind(name: "groups", isHidden: true, holdsNames: true),
    Kind(name: "derogation", isHidden: true), Kind(name: "attacks", letter: "e", isHidden: true),
    Kind(name: "personal", letter: "e", isHidden: true), Kind(name: "women", letter: "e", isHidden: true),
    Kind(name: "threats", letter: "c", isHidden: true), Kind(name: "defamation", letter: "c"),
    Kind(name: "illegal", letter: "a"), Kind(name: "spam", letter: "f"), Kind(name: "piracy", letter: "g"),
    Kind(name: "funds", letter: "h"), Kind(name: "foreign", letter: "i"), Kind(name: "facts", letter: "d"),
    Kind(name: "owners"), Kind(name: "formal"), Kind(name: "reserved"), Kind(name: "counter"),
    Kind(name: "people", holdsNames: true),
    Kind(name: "classes"),
  ]

  /// The lists that the program carries.
  public static let embedded = Rulebook(EmbeddedWords.all)

  /// What is wrong in the lists, each told with file and line; empty when all is well.
  public internal(set) var faults: [String] = []
  /// The lists as they were read, in the order of `kinds`.
  var lists: [WordList] = []
  /// Where links may lead.
  var domains: Domains
  /// The words that the lists speak of.
  var vocabulary: Vocabulary
  /// The phrases to look for.
  var phrases = PhraseBook()

  /// The lists with files of one's own in place of the program's: a file that cannot be read in full is left aside, and
  /// told in `faults` with its lines.
  ///
  /// - Parameter own: texts by the names of their files, without `.txt`; a name that is no list is a fault too.
  public static func embedded(with own: [String: String]) -> Rulebook {
    guard !own.isEmpty else { return .embedded }
    let all = Rulebook(EmbeddedWords.all.merging(own.filter { EmbeddedWords.all[$0.key] != nil }) { $1 })
    guard !all.faults.isEmpty || own.keys.contains(where: { EmbeddedWords.all[$0] == nil }) else { return all }
    return oneByOne(own)
  }

  /// The same, each file tried by itself to find the broken ones.
  private static func oneByOne(_ own: [String: String]) -> Rulebook {
    var texts = EmbeddedWords.all
    var faults: [String] = []
    for (name, text) in own.sorted(by: { $0.key < $1.key }) {
      guard let kept = texts[name] else {
        faults.append("\(name).txt: there is no such list")
        continue
      }
      texts[name] = text
      let wrong = Rulebook(texts).faults
      guard !wrong.isEmpty else { continue }
      let its = wrong.filter { $0.hasPrefix("\(name).txt:") }
      faults += its.isEmpty ? wrong : its
      texts[name] = kept
    }
    var book = Rulebook(texts)
    book.faults += faults
    return book
  }

  /// Makes lists ready, from their texts by name.
  init(_ texts: [String: String]) {
    let inflections = Inflections(texts["inflections"] ?? "", file: "inflections.txt")
    let ordinary = OrdinaryWords(texts["ordinary"] ?? "")
    lists = Self.kinds.map { WordList(texts[$0.name] ?? "", file: "\($0.name).txt") }
    let domainList = WordList(texts["domains"] ?? "", file: "domains.txt")
    domains = Domains(domainList)
    faults = inflections.faults + lists.flatMap(\.faults) + domainList.faults
    var compiler = Compiler(inflections: inflections, ordinary: ordinary)
    for index in lists.indices { compiler.read(lists[index], index, Self.kinds[index]) }
    faults += compiler.faults
    (vocabulary, phrases) = compiler.result(faults: &faults)
  }

  /// The place of a list.
  static func place(of name: String) -> Int { kinds.firstIndex { $0.name == name } ?? 0 }
}
