import Desk

/// Following what is being written, word by word. Nothing here waits: what is not known is asked for, and the answer
/// comes as an input.
extension ConsoleState {
  /// Words that are judged before a text counts as written in another language.
  private static let foreign = 8

  /// Lets the spelling be checked with what there is, if the operator wants it.
  public mutating func use(_ tools: SpellingTools, isWanted: Bool) {
    spelling.isWanted = isWanted
    take(tools)
  }

  private mutating func take(_ tools: SpellingTools) {
    (spelling.tools, spelling.failure) = (tools, nil)
    spelling.passed.formUnion(tools.words.map(WrittenWord.key(of:)))
  }

  /// Marks what is misspelt in the text being written, and asks about what is not known yet; the word that is just being
  /// written is left in peace.
  mutating func followSpelling() -> [Effect] {
    guard spelling.isOn, focus == .composer, let thread else {
      (spelling.marks, spelling.isChoosing, spelling.seen) = ([], false, nil)
      if focus != .composer { spelling.failure = nil }
      return []
    }
    let drafts = draft
    let (editor, words) = (drafts.current.editor, drafts.current.editor.words ?? [])
    learnNames(thread)
    let place = DraftPlace(conversation: thread.id, purpose: drafts.purpose)
    let writing = wordBeingWritten(editor, words, place)
    var (marks, unknown, right): ([Range<Int>], [String], Int) = ([], [], 0)
    for word in words where word.range.lowerBound != writing {
      switch spelling.verdict(word) {
      case .right: right += 1
      case .wrong: marks.append(word.range)
      case .unknown(let form): if unknown.count < SpellCheck.batch { unknown.append(form) }
      }
    }
    spelling.isForeign = marks.count >= Self.foreign && marks.count > right
    spelling.marks = spelling.isForeign ? [] : marks
    return spelling.isForeign ? [] : ask(unknown)
  }

  /// Asks about words, unless a question is on its way already: its answer brings the next.
  private mutating func ask(_ words: [String]) -> [Effect] {
    guard !spelling.isAsking, !words.isEmpty else { return [] }
    spelling.isAsking = true
    var asked: Set<String> = []
    return [.writing(.spell(words.filter { asked.insert($0).inserted }))]
  }

  /// Where the word begins that is being written: the one at the cursor after a change of the text, until the cursor
  /// leaves it.
  private mutating func wordBeingWritten(_ editor: TextEditor, _ words: [WrittenWord], _ place: DraftPlace) -> Int? {
    let here = words.first { $0.range.lowerBound <= editor.cursor && editor.cursor <= $0.range.upperBound }
    let start = here?.range.lowerBound
    let word: Int?
    if let seen = spelling.seen, seen.place == place {
      word = seen.version != editor.version || seen.word == start ? start : nil
    } else {
      word = nil
    }
    spelling.seen = (place, editor.version, word)
    return word
  }

  /// The names that are spoken of here are no mistakes.
  private mutating func learnNames(_ thread: OpenThread) {
    let place = SpellCheck.NamesPlace(era: era, citizen: thread.name)
    guard spelling.namesOf != place else { return }
    spelling.namesOf = place
    let names = Array(vocabulary.names.values) + Array(vocabulary.subjects.values) + [vocabulary.title]
    let words = (names + [thread.name.text]).flatMap { WordFinder.words(in: Array($0.prefix(200))) }
    spelling.names = Set(words.map(\.key))
  }

  /// Takes in what a dictionary said.
  mutating func take(_ spellings: [String: Spelling]) -> [Effect] {
    spelling.isAsking = false
    for (word, found) in spellings { spelling.memory.keep(word, found) }
    return spelling.isChoosing ? correct() : []
  }

  /// Takes in what there is to check with, after the operator asked for it.
  mutating func take(found tools: SpellingTools) -> [Effect] {
    spelling.isAsking = false
    take(tools)
    notice = tools.trouble.map { .refusal(phrases.sentence($0)) } ?? .done(phrases.spellingIsOn(tools))
    return []
  }

  /// The check has failed: one sentence, and no more of it until it is asked for.
  mutating func take(_ trouble: SpellingTrouble) -> [Effect] {
    (spelling.isAsking, spelling.isChoosing) = (false, false)
    spelling.tools?.trouble = trouble
    (spelling.failure, notice) = (trouble, .fault(phrases.sentence(trouble)))
    return []
  }

  /// Switches the check on or off, for the next time too: `:ortografia on`.
  mutating func switchSpelling(_ argument: String?) -> [Effect] {
    switch argument?.lowercased() {
    case nil: spelling.isWanted = !spelling.isOn
    case "on", "si", "sì", "yes": spelling.isWanted = true
    case "off", "no": spelling.isWanted = false
    case _?:
      let name = phrases.promptName(.spelling)
      notice = .refusal(
        phrases.say("Si scrive :\(name) on oppure :\(name) off", "Write :\(name) on or :\(name) off"))
      return []
    }
    guard spelling.isWanted else {
      notice = .done(phrases.say("L'ortografia non si controlla più", "The spelling is not checked any more"))
      return keepsPreferences ? [.writing(.keepSpelling(false))] : []
    }
    return (keepsPreferences ? [.writing(.keepSpelling(true))] : []) + [.writing(.findSpeller)]
  }
}
