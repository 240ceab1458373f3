/// Something that a list speaks of: which line, and where.
struct Finding: Equatable {
  /// The list and its line.
  var list: Int
  var entry: Int
  /// The first and last token.
  var tokens: ClosedRange<Int>
  /// Whether some of it had been disguised.
  var isDisguised: Bool
}

/// Looks for the phrases of a book in one message, in time that grows with its length.
struct Matcher {
  private let book: PhraseBook
  /// The message's words as the lists know them, names of several words made one.
  let tokens: [Token]

  /// The sets that have a word in the message: a phrase that needs another cannot stand in it.
  private let present: [UInt64]

  /// Makes a message ready.
  init(_ tokens: [Token], _ book: PhraseBook) {
    self.book = book
    self.tokens = Matcher.naming(tokens, book)
    var present = [UInt64](repeating: 0, count: book.width)
    for token in self.tokens where token.number >= 0 {
      for column in 0..<book.width { present[column] |= book.rows[Int(token.number) * book.width + column] }
    }
    self.present = present
  }

  private static func naming(_ tokens: [Token], _ book: PhraseBook) -> [Token] {
    var named: [Token] = []
    named.reserveCapacity(tokens.count)
    var at = 0
    while at < tokens.count {
      var token = tokens[at]
      var taken = 1
      if token.number >= 0, let names = book.names[token.number] {
        for (rest, number) in names where at + rest.count < tokens.count {
          let following = tokens[(at + 1)...(at + rest.count)]
          guard zip(following, rest).allSatisfy({ $0.number == $1 && $0.sentence == token.sentence }) else { continue }
          token.isDisguised = token.isDisguised || following.contains(where: \.isDisguised)
          (token.number, token.words, taken) = (
            number, token.words.lowerBound..<tokens[at + rest.count].words.upperBound, rest.count + 1
          )
          break
        }
      }
      named.append(token)
      at += taken
    }
    return named
  }

  /// Findings of one phrase that are kept: a message that says a thing over and over says no more by it.
  private static let mostOfOne = 40

  /// All that the book finds, those that the writer must mean only when they are not negated.
  func findings() -> [Finding] {
    var found: [Finding] = []
    var counts: [Int32: Int] = [:]
    for (at, token) in tokens.enumerated() where token.number >= 0 {
      let number = Int(token.number)
      for place in book.starts[number]..<book.starts[number + 1] {
        let index = book.anchors[Int(place)]
        let phrase = book.phrases[Int(index)]
        guard isPossible(phrase), counts[index, default: 0] < Self.mostOfOne, let finding = finding(phrase, at) else {
          continue
        }
        counts[index, default: 0] += 1
        found.append(finding)
      }
    }
    return found
  }

  private func isPossible(_ phrase: PhraseBook.Phrase) -> Bool {
    (phrase.first..<phrase.end).allSatisfy { step in
      let set = book.steps[Int(step)].set
      return present[Int(set >> 6)] >> UInt64(set & 63) & 1 == 1
    }
  }

  private func finding(_ phrase: PhraseBook.Phrase, _ at: Int) -> Finding? {
    guard let end = forward(phrase, phrase.anchor + 1, from: at), let start = backward(phrase, phrase.anchor, from: at),
      stands(phrase, start, end)
    else { return nil }
    let isDisguised = (start...end).contains { tokens[$0].isDisguised }
    return Finding(list: Int(phrase.list), entry: Int(phrase.entry), tokens: start...end, isDisguised: isDisguised)
  }

  /// Whether a word of a message belongs to a set.
  func holds(_ set: Int32, _ at: Int) -> Bool { book.holds(set, tokens[at].number) }

  private func forward(_ phrase: PhraseBook.Phrase, _ step: Int32, from at: Int) -> Int? {
    guard step < phrase.end else { return at }
    let wanted = book.steps[Int(step)]
    var next = at + 1
    while next < tokens.count, next <= at + 1 + Int(wanted.reach) {
      switch look(for: wanted, wanted.set, at: next, from: at) {
      case .holds: if let end = forward(phrase, step + 1, from: next) { return end }
      case .goesOn: break
      case .ends: return nil
      }
      if negates(phrase, wanted, next, from: at) { return nil }
      next += 1
    }
    return nil
  }

  private func backward(_ phrase: PhraseBook.Phrase, _ step: Int32, from at: Int) -> Int? {
    guard step > phrase.first else { return at }
    let bounds = book.steps[Int(step)]
    var next = at - 1
    while next >= 0, next >= at - 1 - Int(bounds.reach) {
      switch look(for: bounds, book.steps[Int(step - 1)].set, at: next, from: at) {
      case .holds: if let start = backward(phrase, step - 1, from: next) { return start }
      case .goesOn: break
      case .ends: return nil
      }
      if negates(phrase, bounds, next, from: at) { return nil }
      next -= 1
    }
    return nil
  }

  /// What a word is to a phrase that looks for its next one.
  private enum Look { case holds, goesOn, ends }

  private func look(for step: PhraseBook.Step, _ set: Int32, at next: Int, from at: Int) -> Look {
    let isSame = tokens[next].sentence == tokens[at].sentence
    switch step.sentence {
    case .same: if !isSame { return .ends }
    case .later: if isSame { return .goesOn }
    case .any: break
    }
    return holds(set, next) ? .holds : .goesOn
  }

  /// Whether a negation stands in the way of a phrase that the writer must mean.
  private func negates(_ phrase: PhraseBook.Phrase, _ step: PhraseBook.Step, _ next: Int, from at: Int) -> Bool {
    phrase.isAsserted && step.sentence != .later && tokens[next].sentence == tokens[at].sentence
      && holds(book.negation, next)
  }

  /// Whether nothing around the phrase undoes it.
  private func stands(_ phrase: PhraseBook.Phrase, _ start: Int, _ end: Int) -> Bool {
    let sentence = tokens[start].sentence
    if phrase.notAfter >= 0, start > 0, tokens[start - 1].sentence == sentence, holds(phrase.notAfter, start - 1) {
      return false
    }
    if phrase.notWith >= 0 {
      let around = max(0, start - PhraseBook.companyReach)...min(tokens.count - 1, end + PhraseBook.companyReach)
      if around.contains(where: { holds(phrase.notWith, $0) && tokens[$0].sentence == sentence }) { return false }
    }
    guard phrase.isAsserted, !holds(book.negation, start) else { return true }
    var before = start - 1
    while before >= 0, before >= start - 2, tokens[before].sentence == sentence {
      if holds(book.turning, before) { return true }
      if holds(book.negation, before) { return false }
      before -= 1
    }
    return true
  }
}
