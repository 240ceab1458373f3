/// A word of a message as the lists know it: once disguises are seen through, several written words may be one.
struct Token: Equatable {
  /// The word's number, -1 when no list speaks of it.
  var number: Int32
  /// The written words it stands for.
  var words: Range<Int>
  /// The sentence it stands in.
  var sentence: Int
  /// Whether it was written so as not to be found.
  var isDisguised = false
}

/// Reads the words of a message as the vocabulary knows them, in one pass.
struct Tokens {
  /// Longest disguised word looked at, in scalars: what keeps the search linear.
  static let reach = 24

  private let reading: Reading
  private let vocabulary: Vocabulary
  /// The tokens, in the order of the text.
  private(set) var all: [Token] = []

  /// Reads a message.
  init(_ reading: Reading, _ vocabulary: Vocabulary) {
    (self.reading, self.vocabulary) = (reading, vocabulary)
    all.reserveCapacity(reading.words.count)
    var at = 0
    while at < reading.words.count {
      if let token = apart(from: at) ?? joined(from: at) ?? broken(from: at) {
        all.append(token)
        at = token.words.upperBound
      } else {
        single(at)
        at += 1
      }
    }
  }

  private mutating func single(_ at: Int) {
    let word = reading.words[at]
    var token = Token(number: vocabulary.number(word.hash), words: at..<(at + 1), sentence: word.sentence)
    if token.number < 0, word.letters.count >= 3, word.letters.count <= WordHash.longest {
      let letters = reading.letters(at)
      for plain in Leet.readings(letters) where token.number < 0 { token.number = exactOrDrawn(plain) }
      if token.number < 0 { token.number = vocabulary.misspelt(letters, hash: word.hash) }
      if token.number < 0 { token.number = vocabulary.mistaken(letters, hash: word.hash) }
      if token.number < 0 { token.number = headed(at) }
      if token.number < 0, let stuck = vocabulary.stuck(letters, hash: word.hash) {
        token.isDisguised = true
        token.number = stuck.left
        all.append(token)
        token.number = stuck.right
      }
      token.isDisguised = token.number >= 0
    }
    all.append(token)
  }

  /// `$tronzo`: the first letter is a sign.
  private func headed(_ at: Int) -> Int32 {
    let start = reading.words[at].range.lowerBound
    guard start > 0, Leet.isSign(reading.scalars[start - 1]) else { return -1 }
    let letter = Leet.covering(reading.scalars[start - 1])
    guard letter != Vocabulary.cover else { return -1 }
    return hidden([letter] + reading.letters(at)) ?? -1
  }

  private func exactOrDrawn(_ letters: [UInt8]) -> Int32 {
    let found = vocabulary.number(WordHash.of(letters))
    return found >= 0 ? found : vocabulary.drawnOut(letters)
  }

  /// `c a z z o`, `c.a.z.z.o`: single letters, evenly set apart.
  private func apart(from index: Int) -> Token? {
    let words = reading.words
    guard isSingle(index), index + 2 < words.count, isSingle(index + 1), isSingle(index + 2), beginsApart(index) else {
      return nil
    }
    var letters = [reading.bytes[words[index].letters.lowerBound]]
    var best: Token?
    var at = index
    while at + 1 < words.count, isSingle(at + 1), letters.count < Self.reach {
      let gap = words[at + 1].range.lowerBound - words[at].range.upperBound
      guard gap <= 3, reading.between(at).allSatisfy({ $0 != "\n" && $0 != "," }) else { break }
      at += 1
      letters.append(reading.bytes[words[at].letters.lowerBound])
      guard letters.count >= Vocabulary.shortestDisguised else { continue }
      for plain in Leet.readings(letters[...]) {
        let found = exactOrDrawn(plain)
        guard vocabulary.hides(found) else { continue }
        best = Token(number: found, words: index..<(at + 1), sentence: words[index].sentence, isDisguised: true)
      }
    }
    return best
  }

  /// Whether the next three letters begin a hidden word; with a digit or a `k` among them they may.
  private func beginsApart(_ index: Int) -> Bool {
    var hash: UInt64 = 0
    for place in 0..<3 {
      let byte = reading.bytes[reading.words[index + place].letters.lowerBound]
      if byte < 0x3A || byte == UInt8(ascii: "k") { return true }
      hash &+= UInt64(byte) &* WordHash.weights[place]
    }
    return vocabulary.begins(hash: hash)
  }

  private func isSingle(_ index: Int) -> Bool { reading.words[index].letters.count == 1 }

  /// `put tana`: two pieces that no list knows, and that are a word together.
  private func broken(from index: Int) -> Token? {
    let words = reading.words
    guard index + 1 < words.count, vocabulary.number(words[index].hash) < 0,
      vocabulary.number(words[index + 1].hash) < 0,
      reading.between(index).count == 1, reading.scalars[words[index].range.upperBound] == " "
    else { return nil }
    let found = vocabulary.broken(words[index], words[index + 1])
    return found < 0 ? nil : token(found, index..<(index + 2))
  }

  /// `c@zzo`, `caz*o`, `mer.da`, `str*nz*`: pieces held together by signs.
  private func joined(from index: Int) -> Token? {
    let words = reading.words
    let end = words[index].range.upperBound
    guard end < reading.scalars.count, Leet.isSign(reading.scalars[end]), mayBegin(index) else { return nil }
    let start = words[index].range.lowerBound
    var letters = Array(reading.letters(index).prefix(Self.reach + 1))
    var best: Token?
    var at = index
    while at + 1 < words.count {
      let gap = reading.between(at)
      guard gap.count <= 3 || gap.allSatisfy({ $0 == "*" }), gap.allSatisfy(Leet.isSign),
        words[at + 1].range.upperBound - start <= Self.reach
      else {
        break
      }
      letters += gap.map(Leet.covering) + reading.letters(at + 1)
      at += 1
      if let found = hidden(letters) { best = token(found, index..<(at + 1)) }
    }
    let last = words[at].range.upperBound
    guard letters.count >= 4, letters.count < Self.reach, last < reading.scalars.count, reading.scalars[last] == "*",
      start == 0 || reading.scalars[start - 1] != "*", let found = hidden(letters + [Vocabulary.cover])
    else { return best }
    return token(found, index..<(at + 1))
  }

  /// Whether a word in pieces may begin here: not amid letters set apart, and with the letters of a hidden word.
  private func mayBegin(_ index: Int) -> Bool {
    let letters = reading.letters(index)
    if index > 0, reading.words[index - 1].letters.count < 3 {
      let gap = reading.between(index - 1)
      if gap.count == 1, let sign = gap.first, Leet.isSign(sign) { return false }
    }
    guard letters.count > 1, letters.count <= Self.reach else {
      // `e.mail` and `a.it` are no disguise, `c.oglione` is one.
      guard letters.count == 1, index + 1 < reading.words.count else { return false }
      return reading.between(index).first != "." || isSingle(index + 1)
        || vocabulary.begins(Array(letters) + reading.letters(index + 1).prefix(2))
    }
    return Leet.readings(letters.prefix(3)).contains(where: vocabulary.begins)
  }

  private func token(_ number: Int32, _ words: Range<Int>) -> Token {
    Token(number: number, words: words, sentence: reading.words[words.lowerBound].sentence, isDisguised: true)
  }

  /// The hidden word that letters and signs can stand for: signs as letters, as nothing, or as any letter.
  private func hidden(_ letters: [UInt8]) -> Int32? {
    let bare = letters.filter { $0 != Vocabulary.cover }
    guard bare.count >= 2 else { return nil }
    // `ca$$o`: a sign for an s may stand for a z.
    let hissed = bare.map { $0 == UInt8(ascii: "s") ? UInt8(ascii: "z") : $0 }
    for plain in Leet.readings(bare[...]) + [bare, hissed] {
      let found = exactOrDrawn(plain)
      if vocabulary.hides(found) { return found }
    }
    guard letters.count > bare.count else { return nil }
    for plain in Leet.readings(letters[...]) + [letters] {
      let found = vocabulary.covered(plain)
      if found >= 0 { return found }
    }
    return nil
  }
}
