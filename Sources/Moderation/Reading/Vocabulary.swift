/// The words that the lists speak of, each with a number, and how they are known again under a disguise.
struct Vocabulary: Sendable {
  /// Shortest word that is looked for with a letter missing.
  static let shortestWithGap = 5
  /// Shortest word that is looked for with two letters swapped, letters apart, or a space lost.
  static let shortestDisguised = 4

  /// The letters of each word.
  private(set) var words: [[UInt8]]
  /// Words that people disguise: they are looked for in other shapes too.
  private let isHidden: [Bool]
  /// Small words that stick to the next when a space is lost.
  private let isSmall: [Bool]
  private var exact: WordTable
  private var gapped: WordTable
  private var single: WordTable
  private var heads: WordTable
  /// Hidden words by length and first letter, for those with letters covered.
  private var covered: [Int: [Int32]] = [:]

  /// Makes the tables ready; `hidden` and `small` hold numbers of words, `short` other ways to write some.
  init(words: [[UInt8]], hidden: Set<Int32>, small: Set<Int32>, short: [(written: [UInt8], meant: Int32)]) {
    self.words = words
    isHidden = words.indices.map { hidden.contains(Int32($0)) && words[$0].count >= Self.shortestDisguised }
    isSmall = words.indices.map { small.contains(Int32($0)) }
    exact = WordTable(room: words.count + short.count)
    var letters = 0
    for number in hidden { letters += words[Int(number)].count }
    gapped = WordTable(room: letters)
    single = WordTable(room: hidden.count)
    heads = WordTable(room: hidden.count * 2)
    for (number, word) in words.enumerated() { exact.add(WordHash.of(word), Int32(number)) }
    for (written, meant) in short { exact.add(WordHash.of(written), meant) }
    for (number, word) in words.enumerated() where isHidden[number] { hide(word, Int32(number)) }
  }

  private mutating func hide(_ word: [UInt8], _ number: Int32) {
    single.add(WordHash.of(Self.squeezed(word)), number)
    covered[Self.place(word.count, word[0]), default: []].append(number)
    for count in 2...3 { heads.add(WordHash.of(word[..<count]), number) }
    guard word.count >= Self.shortestWithGap else { return }
    for gap in 1..<word.count { gapped.add(WordHash.of(word[..<gap] + word[(gap + 1)...]), number) }
  }

  /// The word with a number of its own, as it stands; -1 when no list speaks of it.
  func number(_ hash: UInt64) -> Int32 { exact[hash] }

  /// Whether people disguise a word.
  func hides(_ number: Int32) -> Bool { number >= 0 && isHidden[Int(number)] }

  /// Whether a word may stick to its neighbour.
  func sticks(_ number: Int32) -> Bool { number >= 0 && isSmall[Int(number)] }

  /// Whether a hidden word begins with these two or three letters; most that are set apart begin none.
  func begins(_ letters: some Collection<UInt8>) -> Bool { heads[WordHash.of(letters)] >= 0 }

  /// The same, by the number of the letters.
  func begins(hash: UInt64) -> Bool { heads[hash] >= 0 }

  /// A hidden word with letters drawn out, doubled or run together: `cazzoooo`, `merrda`.
  func drawnOut(_ word: some Collection<UInt8>) -> Int32 {
    let squeezed = Self.squeezed(word)
    guard squeezed.count < word.count, squeezed.count >= 3 else { return -1 }
    let found = single[WordHash.of(squeezed)]
    guard found >= 0, word.count > words[Int(found)].count else { return -1 }
    return found
  }

  /// A hidden word with a letter dropped or two swapped; the first letter stays.
  func misspelt(_ word: ArraySlice<UInt8>, hash: UInt64) -> Int32 {
    guard word.count >= Self.shortestDisguised, word.count <= WordHash.longest else { return -1 }
    let dropped = gapped[hash]
    if dropped >= 0 { return dropped }
    let first = word.startIndex
    for place in 1..<(word.count - 1) {
      let (left, right) = (UInt64(word[first + place]), UInt64(word[first + place + 1]))
      guard left != right else { continue }
      let change = (right &- left) &* (WordHash.weights[place] &- WordHash.weights[place + 1])
      let found = exact[hash &+ change]
      if hides(found) { return found }
    }
    return -1
  }

  /// A hidden word with one letter written as another that looks or sounds like it: `cogIioni`, `stronsi`.
  func mistaken(_ word: ArraySlice<UInt8>, hash: UInt64) -> Int32 {
    guard word.count >= Self.shortestWithGap, word.count <= WordHash.longest else { return -1 }
    for (place, letter) in word.enumerated().dropFirst() {
      guard let other = Self.alike(letter) else { continue }
      let found = exact[hash &+ (UInt64(other) &- UInt64(letter)) &* WordHash.weights[place]]
      if hides(found) { return found }
    }
    return -1
  }

  private static func alike(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "i"): UInt8(ascii: "l")
    case UInt8(ascii: "j"), UInt8(ascii: "y"): UInt8(ascii: "i")
    case UInt8(ascii: "l"): UInt8(ascii: "i")
    case UInt8(ascii: "s"): UInt8(ascii: "z")
    case UInt8(ascii: "v"): UInt8(ascii: "u")
    case UInt8(ascii: "q"): UInt8(ascii: "c")
    default: nil
    }
  }

  /// A hidden word broken in two by a space: `put tana`.
  func broken(_ left: Word, _ right: Word) -> Int32 {
    let count = left.letters.count + right.letters.count
    guard left.letters.count > 1, right.letters.count > 1, count > Self.shortestWithGap, count <= WordHash.longest
    else {
      return -1
    }
    let found = exact[left.hash &+ right.hash &* WordHash.weights[left.letters.count]]
    return hides(found) ? found : -1
  }

  /// Two words between which the space was lost, one of them hidden: `unfrocio`, `mortea`.
  func stuck(_ word: ArraySlice<UInt8>, hash: UInt64) -> (cut: Int, left: Int32, right: Int32)? {
    guard word.count > Self.shortestDisguised, word.count <= WordHash.longest else { return nil }
    var head: UInt64 = 0
    for cut in 1..<word.count {
      head &+= UInt64(word[word.startIndex + cut - 1]) &* WordHash.weights[cut - 1]
      let left = exact[head]
      guard left >= 0 else { continue }
      let right = exact[(hash &- head) &* WordHash.undoing[cut]]
      if right >= 0, joins(left, right) { return (cut, left, right) }
    }
    return nil
  }

  private func joins(_ left: Int32, _ right: Int32) -> Bool {
    (hides(left) && (sticks(right) || hides(right))) || (sticks(left) && hides(right))
  }

  /// A hidden word of which some letters are covered by `*`: the first is told, and three at least.
  func covered(_ word: [UInt8]) -> Int32 {
    let told = word.filter { $0 != Self.cover }.count
    guard told < word.count, let first = word.first, first != Self.cover else { return -1 }
    // `p*****a`: the first and the last letter, and all between them covered.
    let isFramed = told == 2 && word.count >= 5 && word.last != Self.cover
    guard isFramed || (told >= 3 && told * 2 >= word.count) else { return -1 }
    let candidates = covered[Self.place(word.count, first)] ?? []
    return candidates.first { number in
      zip(words[Int(number)], word).allSatisfy { $0 == $1 || $1 == Self.cover }
    } ?? -1
  }

  /// What stands for a covered letter.
  static let cover = UInt8(ascii: "*")

  private static func place(_ count: Int, _ first: UInt8) -> Int { count << 8 | Int(first) }

  private static func squeezed(_ word: some Collection<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    for byte in word where kept.last != byte { kept.append(byte) }
    return kept
  }
}
