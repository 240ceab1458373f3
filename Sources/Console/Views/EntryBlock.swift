import Desk
import Foundation
import Moderation
import Policy

/// An entry of a conversation laid out in lines of a width.
struct EntryBlock: Sendable {
  /// What all entries share.
  struct Style: Equatable, Sendable {
    var width: Int
    var phrases: Phrases
    var today: CivilDay
    var citizen: Printable
    var vocabulary: Vocabulary

    func isSameDay(_ left: Date, _ right: Date) -> Bool { Zone.rome.day(of: left) == Zone.rome.day(of: right) }
    func name(_ id: StaffID) -> String { vocabulary.name(id) }
  }

  /// Where the entry stands among the others.
  struct Setting: Equatable, Sendable {
    var startsDay: Bool
    var startsNew: Bool
    var isRevealed: Bool
    /// Whether the message it quotes is masked, and so its words here too (A13).
    var hidesQuote = false
  }

  let entry: Entry
  let setting: Setting
  /// Separators first, then the entry.
  let lines: [ThreadLine]
  /// How many separators there are.
  let prefaceCount: Int
  /// Whether it keeps something back, or would if it were not shown: reserved or earlier text, lines folded away.
  let canReveal: Bool

  init(_ entry: Entry, _ setting: Setting, _ style: Style) {
    (self.entry, self.setting) = (entry, setting)
    var layout = EntryLayout(entry, setting, style)
    layout.separators()
    prefaceCount = layout.lines.count
    layout.body()
    lines = layout.lines
    canReveal = layout.isFolded || setting.isRevealed || entry.marks.contains(.riservati) || !entry.earlierTexts.isEmpty
  }
}

/// Lays out one entry, from top to bottom.
struct EntryLayout {
  static let indent = 2
  /// Lines of a message before the rest is folded away.
  static let foldedLines = 20
  /// Lines of an automatic reply: everyone knows how it goes on.
  static let foldedAutomaticLines = 2

  let entry: Entry
  let setting: EntryBlock.Setting
  let style: EntryBlock.Style
  var lines: [ThreadLine] = []
  /// Whether lines were folded away.
  private(set) var isFolded = false

  private var phrases: Phrases { style.phrases }
  private var reveal: String { phrases.key(.reveal, in: .thread) }
  private var time: Span { Span(Printable(phrases.clock(entry.at)), .muted) }

  init(_ entry: Entry, _ setting: EntryBlock.Setting, _ style: EntryBlock.Style) {
    (self.entry, self.setting, self.style) = (entry, setting, style)
  }

  mutating func separators() {
    if setting.startsDay {
      lines.append(.rule(Printable(phrases.fullDay(Zone.rome.day(of: entry.at), today: style.today)), .muted))
    }
    if setting.startsNew { lines.append(.rule(Printable(phrases.say("nuovi messaggi", "new messages")), .accent)) }
  }

  mutating func body() {
    switch entry.body {
    case .incoming(_, let content): incoming(content)
    case .outgoing(let text, let state, _, let code): outgoing(text, state, code)
    case .note(let text): note(text)
    case .act(let act, let comment): deed(act, comment)
    }
  }

  private mutating func incoming(_ content: Content) {
    if case .system(let what) = content { return notice(what, content) }
    lines.append(.heading(time, author: Span(style.citizen, .theirs, .bold), aside: aside))
    quote()
    if entry.marks.contains(.riservati), !setting.isRevealed {
      let hidden = phrases.say(
        "▒▒▒ dati riservati (A13): \(reveal) li mostra", "▒▒▒ confidential data (A13): \(reveal) shows it")
      text(hidden, .warning)
    } else {
      let (headline, body) = phrases.lines(for: content)
      let emphasis: Emphasis = entry.revokedAt == nil ? [] : [.dim, .strike]
      if let headline { text(headline, .accent) }
      if let body, !body.isEmpty { text(body, .plain, emphasis, foldedTo: Self.foldedLines) }
    }
    remarks()
  }

  /// What WhatsApp itself says: nobody's words.
  private mutating func notice(_ what: SystemNotice, _ content: Content) {
    let (headline, body) = phrases.lines(for: content)
    let words = [headline, body].compactMap(\.self).joined(separator: " ")
    let who: Printable =
      switch what {
      case .changedNumber, .changedIdentity: style.citizen + " "
      case .other: .empty
      }
    let line = Printable(phrases.clock(entry.at) + "  ") + who + Printable(words, .line, limit: 2000)
    for part in wrap(line, columns: max(style.width, 1)) { lines.append(.text(Span(part, .muted), indent: 0)) }
  }

  /// What stands at the right of the citizen's heading: passed on, edited.
  private var aside: Span? {
    switch entry.forwarding {
    case .often: Span(Printable(phrases.say("↷ inoltrato molte volte", "↷ forwarded many times")), .warning)
    case .once: Span(Printable(phrases.say("↷ inoltrato", "↷ forwarded")), .muted)
    case nil: nil
    }
  }

  private mutating func outgoing(_ body: String, _ state: OutboxState, _ code: Int?) {
    let nobody = entry.isAutomatic ? phrases.say("risposta automatica", "automatic reply") : style.vocabulary.title
    let author = entry.by.map(style.name) ?? nobody
    lines.append(.heading(time, author: Span(Printable(author), .mine, .bold), aside: nil))
    quote()
    text(
      body, state == .withdrawn ? .muted : .mine, state == .withdrawn ? .strike : [],
      foldedTo: entry.isAutomatic ? Self.foldedAutomaticLines : Self.foldedLines)
    if state == .failed { text("✗ " + phrases.failure(code), .danger) }
    remarks()
  }

  private mutating func note(_ body: String) {
    let author = entry.by.map(style.name) ?? ""
    let title = phrases.say("nota di \(author)", "note by \(author)")
    lines.append(.heading(time, author: Span(Printable(title), .note, .bold), aside: nil))
    text(body, .note)
  }

  private mutating func deed(_ act: Act, _ comment: String?) {
    let who = entry.by.map { style.name($0) + " " } ?? ""
    let object = entry.about.flatMap { phrases.object(of: act, $0, style.vocabulary) } ?? ""
    let words = comment.flatMap { $0.isEmpty ? nil : ": " + $0 } ?? ""
    let story = phrases.clock(entry.at) + "  " + who + phrases.verb(act) + object + words
    let line = Printable(story, .line, limit: 2000)
    for part in wrap(line, columns: max(style.width, 1)) { lines.append(.text(Span(part, .muted), indent: 0)) }
  }

  private mutating func quote() {
    guard let quoted = entry.quoted else { return }
    let who = quoted.isFromCitizen ? style.citizen : Printable(phrases.say("noi", "us"))
    // What is no text is quoted by WhatsApp's word for its kind.
    let kind = quoted.text.flatMap(Arrival.Kind.init(rawValue:)).map(phrases.kindName)
    let seen = kind ?? quoted.text.map { String($0.prefix(200)) } ?? phrases.say("messaggio", "message")
    let words = setting.hidesQuote ? "▒▒▒" : seen
    let line = Printable("│ ") + who + Printable(": " + words)
    lines.append(.text(Span(elide(line, columns: max(style.width - Self.indent, 1)), .muted), indent: Self.indent))
  }

  /// Everything below the words: reactions, edits, deletion, marks, flags.
  private mutating func remarks() {
    if !entry.reactions.isEmpty { text(entry.reactions.prefix(20).joined(separator: " "), .accent) }
    if !entry.earlierTexts.isEmpty { earlier() }
    if let revoked = entry.revokedAt {
      text(
        phrases.say("✗ eliminato dal cittadino ", "✗ deleted by the citizen ") + phrases.at(revoked), .muted)
    }
    if setting.isRevealed, entry.marks.contains(.riservati) {
      text(phrases.say("dati riservati: \(reveal) li nasconde", "confidential data: \(reveal) hides it"), .muted)
    }
    for mark in Mark.allCases where entry.marks.contains(mark) {
      text("▲ " + phrases.name(mark) + phrases.advice(mark), .warning)
    }
    for record in entry.flags { flag(record) }
  }

  private var earlierHint: String {
    setting.isRevealed
      ? phrases.say("modificato, \(reveal) nasconde il testo di prima", "edited, \(reveal) hides the earlier text")
      : phrases.say("modificato, \(reveal) mostra il testo di prima", "edited, \(reveal) shows the earlier text")
  }

  private mutating func earlier() {
    let times = entry.earlierTexts.count
    text("✎ " + earlierHint, .muted)
    guard setting.isRevealed else { return }
    for (index, old) in entry.earlierTexts.enumerated() { text("\(index + 1)/\(times)  " + old, .muted, .dim) }
  }

  private mutating func flag(_ record: FlagRecord) {
    let role: Role = record.state == .open ? .danger : .muted
    text("⚑ \(record.flag.clause) · \(phrases.name(record.state)): \(record.flag.why)", role)
  }

  private mutating func text(
    _ words: String, _ role: Role, _ emphasis: Emphasis = [], foldedTo limit: Int = .max
  ) {
    let printable = Printable(words, .block)
    let ranges = printable.lines(columns: max(style.width - Self.indent, 1))
    // One line more than the limit is shown rather than said to be hidden.
    let folds = !setting.isRevealed && ranges.count - 1 > limit
    for range in folds ? ranges.prefix(limit) : ranges[...] {
      lines.append(.text(Span(printable[range], role, emphasis), indent: Self.indent))
    }
    guard folds else { return }
    isFolded = true
    let count = ranges.count - limit
    let hint = phrases.say("… altre \(count) righe: \(reveal) le mostra", "… \(count) more lines: \(reveal) shows them")
    lines.append(.text(Span(Printable(hint), .muted), indent: Self.indent))
  }
}
