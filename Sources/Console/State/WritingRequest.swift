import Desk

/// What the composer asks of the machine: things that no desk's file knows.
public enum WritingRequest: Equatable, Sendable {
  /// Lend the terminal to the operator's own editor with a text, and answer with `edited`.
  case edit(ConversationID, SavedDraft.Purpose, text: String)
  /// Read the names of a folder, and answer with `folder`.
  case list(folder: String)
  /// Look whether a file can go with an answer, and answer with `inspected`.
  case inspect(path: String, ConversationID)
  /// Keep what Enter does, for the next time too.
  case keep(EnterKey)
  /// Look words up in a dictionary, and answer with `spelled` for some of them or `spellingFailed`. They are letters.
  case spell([String])
  /// Keep a word among the operator's own.
  case learn(String)
  /// Look what there is to check the spelling with, and answer with `speller`.
  case findSpeller
  /// Keep whether the spelling is checked, for the next time too.
  case keepSpelling(Bool)
}

/// What the machine answers to the composer.
public enum WritingAnswer: Equatable, Sendable {
  /// What the editor made of a text.
  case edited(ConversationID, SavedDraft.Purpose, EditedText)
  /// The names of a folder.
  case folder(FolderListing)
  /// What a file turned out to be.
  case inspected(ConversationID, InspectedFile)
  /// What Enter does, or whether the spelling is checked, could not be kept.
  case preferenceNotKept
  /// What a dictionary says of words that it was asked about.
  case spelled([String: Spelling])
  /// What there is to check the spelling with.
  case speller(SpellingTools)
  /// The check has failed.
  case spellingFailed(SpellingTrouble)
  /// A word could not be kept, by the system's code.
  case notLearnt(code: Int)
}

/// What became of a text in another editor.
public enum EditedText: Equatable, Sendable {
  /// It came back.
  case text(String)
  /// It did not, and the draft stays as it was; what was written, if anything, is kept in a file.
  case failed(EditorTrouble, kept: String?)
}

/// Why an editor gave no text back.
public enum EditorTrouble: Equatable, Sendable {
  /// There is no such program.
  case missing(String)
  /// It ended with a code other than nought.
  case ended(code: Int)
  /// The text is longer than the composer takes.
  case tooLong
  /// The text is not UTF-8.
  case notText
  /// No file could be made for it.
  case noFile(code: Int)
  /// The file could not be read after.
  case notRead(code: Int)
}

extension ConsoleState {
  /// Whether a text is short enough to be written here.
  public static func takes(_ text: String) -> Bool { text.count <= TextEditor.limit }

  /// Takes in what the machine answered.
  mutating func take(_ answer: WritingAnswer) -> [Effect] {
    switch answer {
    case .edited(let id, let purpose, let edited): return take(edited, DraftPlace(conversation: id, purpose: purpose))
    case .folder(let listing):
      folder = listing
      return []
    case .inspected(let id, let file): return take(file, in: id)
    case .spelled(let spellings): return take(spellings)
    case .speller(let tools): return take(found: tools)
    case .spellingFailed(let trouble): return take(trouble)
    case .notLearnt(let code):
      notice = .fault(
        phrases.say(
          "La parola vale per ora: il tuo dizionario non si è potuto scrivere (codice \(code))",
          "The word counts for now: your dictionary could not be written (code \(code))"))
      return []
    case .preferenceNotKept:
      notice = .fault(
        phrases.say(
          "Vale per ora: la preferenza non si è potuta salvare",
          "It counts for now: the preference could not be saved"))
      return []
    }
  }

  /// Hands the text being written to the operator's own editor.
  mutating func openEditor() -> [Effect] {
    guard let thread else { return [] }
    let text = draft.current.editor.text
    return saveDrafts() + [.writing(.edit(thread.id, draft.purpose, text: text))]
  }

  private mutating func take(_ edited: EditedText, _ place: DraftPlace) -> [Effect] {
    switch edited {
    case .failed(let trouble, let kept): notice = .refusal(phrases.sentence(trouble, kept: kept))
    case .text(let text):
      let old = drafts[place.conversation]?[place.purpose].editor ?? TextEditor()
      guard TextEditor.clean(text) != old.text else { return [] }
      var editor = old
      guard editor.replace(0..<editor.count, with: text) else {
        notice = .refusal(phrases.sentence(.tooLong))
        return []
      }
      drafts[place.conversation, default: Drafts()][place.purpose].editor = editor
      noteDraft(place)
    }
    return []
  }
}

extension Phrases {
  /// That drafts of a newer version are in the file.
  func unknownDrafts(_ count: Int) -> String {
    say(
      count == 1
        ? "Una bozza viene da una versione più nuova del programma: resta nel file, si apre con quella"
        : "\(count) bozze vengono da una versione più nuova del programma: restano nel file, si aprono con quella",
      count == 1
        ? "One draft is from a newer version of the program: it stays in the file, that version opens it"
        : "\(count) drafts are from a newer version of the program: they stay in the file, that version opens them")
  }

  /// What became of a text in another editor, what to do, and where what was written is.
  func sentence(_ trouble: EditorTrouble, kept: String?) -> String {
    guard let kept else { return sentence(trouble) }
    return sentence(trouble) + say("; quello che hai scritto è in \(kept)", "; what you wrote is in \(kept)")
  }

  func sentence(_ trouble: EditorTrouble) -> String {
    let key = self.key(.editor, in: .composer)
    switch trouble {
    case .missing(let name):
      return say(
        "L'editor «\(name)» non c'è: la bozza è com'era; sceglilo con la variabile EDITOR, o installa nano",
        "There is no editor “\(name)”: the draft is as it was; choose one with EDITOR, or install nano")
    case .ended(let code):
      return say(
        "L'editor è finito con un errore (\(code)): la bozza è com'era; \(key) lo riapre",
        "The editor ended with an error (\(code)): the draft is as it was; \(key) opens it again")
    case .tooLong:
      return say(
        "Il testo dell'editor è troppo lungo, al massimo \(TextEditor.limit) caratteri: la bozza è com'era; "
          + "\(key) lo riapre per accorciarlo",
        "The editor's text is too long, \(TextEditor.limit) characters at most: the draft is as it was; "
          + "\(key) opens it again to shorten it")
    case .notText:
      return say(
        "Il testo dell'editor non è UTF-8: la bozza è com'era; \(key) lo riapre",
        "The editor's text is not UTF-8: the draft is as it was; \(key) opens it again")
    case .noFile(let code):
      return say(
        "Il file per l'editor non si può usare (codice \(code)): la bozza è com'era",
        "The file for the editor cannot be used (code \(code)): the draft is as it was")
    case .notRead(let code):
      return say(
        "Il testo dell'editor non si può leggere (codice \(code)): la bozza è com'era",
        "The editor's text cannot be read (code \(code)): the draft is as it was")
    }
  }
}
