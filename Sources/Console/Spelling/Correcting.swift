import Desk

/// What is done about a misspelt word.
enum Correction: Equatable, Sendable {
  /// Puts another word in its place.
  case replace(Range<Int>, written: String, with: String)
  /// Keeps it among the operator's own words.
  case learn(String)
  /// Passes it over until the console ends.
  case ignore(String)
}

/// Choosing what was meant by a misspelt word.
extension ConsoleState {
  /// Why no word can be corrected here.
  var correctObstacle: Obstacle? {
    guard focus == .composer else { return .notHere }
    if spelling.isOn { return nil }
    return .writing(spelling.isWanted || spelling.tools?.trouble != nil ? .spellingCannot : .spellingOff)
  }

  /// Offers what may have been meant by the misspelt word at the cursor, or the nearest before it, or after. What is not
  /// known yet is asked first, and the chooser opens with the answer, unless a key comes before it.
  mutating func correct() -> [Effect] {
    spelling.isChoosing = false
    guard spelling.isOn, focus == .composer, overlay == nil, let thread else { return [] }
    let drafts = draft
    let (words, cursor) = (drafts.current.editor.words ?? [], drafts.current.editor.cursor)
    let place = DraftPlace(conversation: thread.id, purpose: drafts.purpose)
    let after = words.firstIndex { $0.range.lowerBound > cursor } ?? words.count
    for word in words[..<after].reversed() + words[after...] {
      switch spelling.verdict(word) {
      case .right: continue
      case .wrong(let meant):
        notice = nil
        overlay = .menu(menu(for: word, meant, place))
        return []
      case .unknown(let form):
        spelling.isChoosing = true
        notice = .hint(phrases.say("Cerco nel dizionario…", "Looking in the dictionary…"))
        guard !spelling.isAsking else { return [] }
        spelling.isAsking = true
        return [.writing(.spell([form]))]
      }
    }
    notice = .hint(
      phrases.say("Nessuna parola da correggere in questo testo", "No word of this text needs correcting"))
    return []
  }

  private func menu(for word: WrittenWord, _ meant: [String], _ place: DraftPlace) -> Menu {
    func item(_ title: String, _ correction: Correction) -> Menu.Item {
      Menu.Item(title: title, choice: .correct(correction, place))
    }
    let items = meant.map { item($0, .replace(word.range, written: word.text, with: $0)) }
    let others = [
      item(phrases.say("aggiungi al dizionario", "add to the dictionary"), .learn(word.letters)),
      item(phrases.say("ignora fino all'uscita", "ignore until you quit"), .ignore(word.letters)),
    ]
    return Menu(
      title: phrases.say("«\(word.text)» non è nel dizionario", "“\(word.text)” is not in the dictionary"),
      items: items + others)
  }

  /// Does what was chosen.
  mutating func correct(_ correction: Correction, _ place: DraftPlace) -> [Effect] {
    switch correction {
    case .replace(let range, let written, let word):
      // The text may have changed under the chooser: an answer that was taken back comes to it.
      guard thread?.id == place.conversation, draft.purpose == place.purpose else { return [] }
      changeDraft { $0.correct(range, written: written, with: word) }
      return []
    case .learn(let word):
      spelling.passed.insert(WrittenWord.key(of: word))
      guard keepsPreferences else { return ignore(word) }
      notice = .done(phrases.say("«\(word)» è nel tuo dizionario", "“\(word)” is in your dictionary"))
      return [.writing(.learn(word))]
    case .ignore(let word): return ignore(word)
    }
  }

  private mutating func ignore(_ word: String) -> [Effect] {
    spelling.passed.insert(WrittenWord.key(of: word))
    notice = .done(
      phrases.say("«\(word)» non si segna più, fino all'uscita", "“\(word)” is not marked any more, until you quit"))
    return []
  }
}

extension TextEditor {
  /// Puts a word in place of one that still stands there, as one change; the cursor stays with the text around it.
  mutating func correct(_ range: Range<Int>, written: String, with word: String) {
    guard range.upperBound <= count, String(characters[range]) == written else { return }
    let (cursor, before) = (cursor, count)
    guard replace(range, with: word) else { return }
    if cursor < range.lowerBound {
      move(to: cursor)
    } else if cursor > range.upperBound {
      move(to: cursor + count - before)
    }
  }

  /// Finds the words of the text once for each change, and keeps them. Code is no prose.
  mutating func findWords() {
    guard words == nil else { return }
    let code = (lines?.formatting ?? .none).runs.filter { $0.emphasis.contains(Formatting.code) }.map(\.glyphs)
    let found = WordFinder.words(in: characters)
    words =
      code.isEmpty
      ? found
      : found.filter { word in
        let glyphs = glyphs.start(of: word.range.lowerBound)..<glyphs.start(of: word.range.upperBound)
        return !code.contains { $0.overlaps(glyphs) }
      }
  }
}
