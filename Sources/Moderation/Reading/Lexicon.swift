/// A word list made ready to be looked for: every word a number, every phrase filed under its first word.
struct Lexicon: Sendable {
  /// Something found: which line of the list, where, and whether it had been disguised.
  struct Finding: Equatable {
    var entry: Int
    var range: Range<Int>
    var disguised: Bool
  }

  private struct Place: Sendable {
    var words: Set<Int>
    var afterGap: Bool
  }

  private struct Phrase: Sendable {
    var entry: Int
    var unless: Set<Int>
    var places: [Place]
  }

  /// The list it was made from.
  let list: WordList
  /// Lines whose pattern cannot be read, each told with file and line.
  private(set) var faults: [String]
  private var numbers: [String: Int] = [:]
  private var phrases: [Int: [Phrase]] = [:]
  private var disguises = Disguises()

  /// Makes a list ready. `masked` lists are also looked for behind disguises: `c4zzo`, `c.a.z.z.o`, `caz*o`, `cazzoooo`.
  init(_ list: WordList, masked: Bool = false) {
    self.list = list
    faults = list.faults
    for (index, entry) in list.entries.enumerated() {
      guard let pattern = Pattern(entry.pattern) else {
        faults.append("\(list.file):\(entry.line): the pattern '\(entry.pattern)' cannot be read")
        continue
      }
      let places = pattern.places.map { Place(words: Set($0.words.map { number($0) }), afterGap: $0.afterGap) }
      let phrase = Phrase(entry: index, unless: Set(pattern.unless.map { number($0) }), places: places)
      for word in pattern.places[0].words {
        phrases[number(word), default: []].append(phrase)
        if masked, pattern.places.count == 1 { disguises.add(word, entry: index) }
      }
    }
  }

  private mutating func number(_ word: String) -> Int {
    if let known = numbers[word] { return known }
    numbers[word] = numbers.count
    return numbers.count - 1
  }

  /// All that the list finds in a message, in the order of the text; linear in its length.
  func findings(in reading: Reading) -> [Finding] {
    let words = reading.words
    let ids = words.map { numbers[$0.letters] ?? -1 }
    var found: [Finding] = []
    var free = 0
    for start in words.indices {
      var end: Int?
      for phrase in phrases[ids[start]] ?? [] {
        if start > 0, !words[start].startsSentence, phrase.unless.contains(ids[start - 1]) { continue }
        guard let last = match(phrase, from: start, ids: ids, words: words) else { continue }
        let range = words[start].range.lowerBound..<words[last].range.upperBound
        if start >= free { found.append(Finding(entry: phrase.entry, range: range, disguised: false)) }
        end = last
        break
      }
      if let end { free = max(free, end + 1) }
    }
    return found + disguises.findings(in: reading, plain: { numbers[$0] != nil })
  }

  private func match(_ phrase: Phrase, from start: Int, ids: [Int], words: [Word]) -> Int? {
    var at = start
    for place in phrase.places.dropFirst() {
      let reach = place.afterGap ? Pattern.gap + 1 : 1
      var next: Int?
      for candidate in (at + 1)..<(at + 1 + reach) {
        guard candidate < ids.count, !words[candidate].startsSentence else { break }
        if place.words.contains(ids[candidate]) {
          next = candidate
          break
        }
      }
      guard let next else { return nil }
      at = next
    }
    return at
  }
}
