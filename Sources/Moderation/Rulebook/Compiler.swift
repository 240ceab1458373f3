/// Turns lists into a vocabulary and a book of phrases.
struct Compiler {
  private struct Draft {
    var list: Int
    var entry: Int
    var places: [Pattern.Place]
    var notAfter: Pattern.Choice
    var notWith: Pattern.Choice
    var isAsserted: Bool
    var isHidden: Bool
  }

  private struct Weighed {
    var set: Int32
    var cost: Int
  }

  private let inflections: Inflections
  private let ordinary: OrdinaryWords
  private var drafts: [Draft] = []
  private var classes: [String: Pattern.Choice] = [:]
  private var several: [[String]] = []
  private var hidden: Set<String> = []
  private var numbers: [String: Int32] = [:]
  private var words: [String] = []
  private var sets: [[Int32]: Int32] = [:]
  private var weighed: [Pattern.Choice: Weighed] = [:]
  private(set) var faults: [String] = []

  init(inflections: Inflections, ordinary: OrdinaryWords) {
    (self.inflections, self.ordinary) = (inflections, ordinary)
  }

  /// Reads a list: its phrases, and the classes that its headings and its file's name stand for.
  mutating func read(_ list: WordList, _ index: Int, _ kind: Rulebook.Kind) {
    for (entry, line) in list.entries.enumerated() {
      guard let pattern = Pattern(line.pattern, inflections: inflections) else {
        faults.append("\(list.file):\(line.line): the pattern '\(line.pattern)' cannot be read")
        continue
      }
      let isName = kind.holdsNames && pattern.places.count > 1
      for name in [line.rule, kind.name] { gather(pattern, into: name, isName: isName) }
      if kind.isHidden, pattern.places.count == 1 || kind.letter == nil {
        hidden.formUnion(pattern.places.flatMap(\.choice.words))
      }
      for places in isName ? [[Pattern.Place(choice: .init(words: Set(Self.spelt(pattern))))]] : pattern.variants {
        drafts.append(
          Draft(
            list: index, entry: entry, places: places, notAfter: pattern.notAfter, notWith: pattern.notWith,
            isAsserted: line.standing == .asserted, isHidden: kind.isHidden))
      }
    }
  }

  /// A class holds the words of its lines, and the names of several words that its lines spell out.
  private mutating func gather(_ pattern: Pattern, into name: String, isName: Bool) {
    let places = pattern.places
    if places.count == 1 {
      classes[name, default: .init()].words.formUnion(places[0].choice.words)
      classes[name, default: .init()].classes.formUnion(places[0].choice.classes)
    } else if isName {
      let names = Self.spelt(pattern)
      several += names.map { $0.split(separator: " ").map(String.init) }
      classes[name, default: .init()].words.formUnion(names)
    }
  }

  /// The names that a line of several words stands for, each with its words set apart by spaces.
  private static func spelt(_ pattern: Pattern) -> [String] {
    let heads = pattern.places[0].choice.words.sorted()
    return pattern.places.dropFirst().reduce(heads) { heads, place in
      heads.flatMap { head in place.choice.words.sorted().map { "\(head) \($0)" } }
    }
  }

  /// The finished vocabulary and book; classes that nobody defines are added to the faults.
  mutating func result(faults: inout [String]) -> (Vocabulary, PhraseBook) {
    for word in ordinary.all { _ = number(word) }
    var book = PhraseBook()
    for draft in drafts { add(draft, to: &book, faults: &faults) }
    for name in several {
      let numbers = name.map { number($0) }
      book.names[numbers[0], default: []].append((Array(numbers.dropFirst()), number(name.joined(separator: " "))))
    }
    for first in book.names.keys { book.names[first]?.sort { ($0.rest.count, $1.number) > ($1.rest.count, $0.number) } }
    book.negation = set(.init(classes: ["negazione"]))
    book.turning = set(.init(classes: ["svolta"]))
    file(&book)
    hidden.subtract(ordinary.all)
    let vocabulary = Vocabulary(
      words: words.map { Array($0.utf8) }, hidden: Set(hidden.compactMap { numbers[$0] }),
      small: Set(ordinary.small.compactMap { numbers[$0] }),
      short: ordinary.short.compactMap { short in numbers[short.meant].map { (Array(short.written.utf8), $0) } })
    return (vocabulary, book)
  }

  private mutating func add(_ draft: Draft, to book: inout PhraseBook, faults: inout [String]) {
    let choices = draft.places.map(\.choice)
    if let unknown = (choices + [draft.notAfter, draft.notWith]).flatMap(\.classes).first(where: { classes[$0] == nil })
    {
      faults.append("\(Rulebook.kinds[draft.list].name).txt: there is no class '@\(unknown)'")
      return
    }
    let costs = choices.map { weighed($0).cost }
    let rarest = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    if draft.isHidden { hidden.formUnion(choices[rarest].words) }
    let first = Int32(book.steps.count)
    for (index, place) in draft.places.enumerated() {
      let (reach, sentence) = index == 0 ? (0, .same) : Self.bounds(place.distance)
      book.steps.append(.init(set: set(place.choice), reach: reach, sentence: sentence))
    }
    book.phrases.append(
      .init(
        list: Int32(draft.list), entry: Int32(draft.entry), first: first, end: Int32(book.steps.count),
        anchor: first + Int32(rarest), notAfter: draft.notAfter.isEmpty ? -1 : set(draft.notAfter),
        notWith: draft.notWith.isEmpty ? -1 : set(draft.notWith), isAsserted: draft.isAsserted))
  }

  private static func bounds(_ distance: Pattern.Distance) -> (reach: Int32, sentence: PhraseBook.Sentence) {
    switch distance {
    case .next: (0, .same)
    case .within(let words): (Int32(words), .same)
    case .nextSentence: (PhraseBook.sentenceReach, .later)
    case .either(anywhere: false): (PhraseBook.partReach, .same)
    case .either(anywhere: true): (PhraseBook.messageReach, .any)
    }
  }

  /// The set of a choice's words and how often one would be met: everyday words weigh more. Many lines name the same
  /// classes, of thousands of words: each choice is looked up once.
  private mutating func weighed(_ choice: Pattern.Choice) -> Weighed {
    if let known = weighed[choice] { return known }
    let words = words(of: choice)
    let cost = words.reduce(0) { $0 + (ordinary.small.contains($1) ? 400 : $1.utf8.count < 4 ? 60 : 1) }
    // In the order of the alphabet: which of two words a disguise stands for must not change from start to start.
    let members = words.sorted().map { number($0) }.sorted()
    let new = Weighed(set: sets[members] ?? Int32(sets.count), cost: cost)
    sets[members] = new.set
    weighed[choice] = new
    return new
  }

  private func words(of choice: Pattern.Choice, depth: Int = 0) -> Set<String> {
    guard depth < 5 else { return choice.words }
    return choice.classes.reduce(into: choice.words) { all, name in
      if let inner = classes[name] { all.formUnion(words(of: inner, depth: depth + 1)) }
    }
  }

  private mutating func set(_ choice: Pattern.Choice) -> Int32 { weighed(choice).set }

  private mutating func number(_ word: String) -> Int32 {
    if let known = numbers[word] { return known }
    let new = Int32(words.count)
    numbers[word] = new
    words.append(word)
    return new
  }

  /// Fills the rows of bits, and files each phrase under the words of its anchor.
  private func file(_ book: inout PhraseBook) {
    book.width = sets.count / 64 + 1
    book.rows = Array(repeating: 0, count: words.count * book.width)
    var membersOf = [[Int32]](repeating: [], count: sets.count)
    for (members, set) in sets {
      membersOf[Int(set)] = members
      for member in members { book.rows[Int(member) * book.width + Int(set >> 6)] |= 1 << UInt64(set & 63) }
    }
    var found = [[Int32]](repeating: [], count: words.count)
    for (index, phrase) in book.phrases.enumerated() {
      for member in membersOf[Int(book.steps[Int(phrase.anchor)].set)] { found[Int(member)].append(Int32(index)) }
    }
    for phrases in found {
      book.anchors += phrases
      book.starts.append(Int32(book.anchors.count))
    }
  }
}
