import Desk
import Foundation
import Moderation
import Policy

/// Lays out one entry, from top to bottom.
struct EntryLayout {
  static let indent = 2
  /// Lines of a message before the rest is folded away.
  static let foldedLines = 20
  /// Lines of an automatic reply: everyone knows how it goes on.
  static let foldedAutomaticLines = 2
  /// Columns of a message that are laid out, four times what WhatsApp lets anybody write.
  static let longest = 16_384
  /// Columns of what stands on one line or a few: a headline, a notice, an act.
  static let longestLine = 2_000
  /// Earlier texts of an edited message that are shown, the latest.
  static let mostEarlier = 20

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
    if let deletion = entry.deletion {
      text(phrases.deleted(deletion, by: style.vocabulary.name(deletion.by)), .muted)
    } else if entry.marks.contains(.riservati), !setting.isRevealed {
      let hidden = phrases.say(
        "▒▒▒ dati riservati (A13): \(reveal) li mostra", "▒▒▒ confidential data (A13): \(reveal) shows it")
      text(hidden, .warning)
    } else {
      let (headline, body) = phrases.lines(for: content)
      let emphasis: Emphasis = entry.revokedAt == nil ? [] : [.dim, .strike]
      if let headline { text(headline, .accent, limit: Self.longestLine) }
      if let body, !body.isEmpty {
        text(
          body, .plain, emphasis, foldedTo: Self.foldedLines, isOutside: true, isFormatted: true,
          marking: entry.revokedAt == nil ? evidence(in: body) : [])
      }
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
    story(who + Printable(words, .line, limit: Self.longestLine))
  }

  /// What happened at the entry's time, on as many lines as it takes: none of them begins where a heading would.
  private mutating func story(_ words: Printable) {
    let clock = Printable(phrases.clock(entry.at) + "  ")
    for (index, part) in wrap(words, columns: max(style.width - clock.columns, 1)).enumerated() {
      let line = index == 0 ? clock + part : part
      lines.append(.text(Span(line, .muted), indent: index == 0 ? 0 : clock.columns))
    }
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
    let headline = entry.attached.flatMap { phrases.lines(for: $0).headline }
    if let headline { text(headline, state == .withdrawn ? .muted : .accent, limit: Self.longestLine) }
    if headline == nil || !body.isEmpty, body != entry.attached?.fileName {
      answer(body, state)
    }
    if state == .failed { text("✗ " + phrases.failure(code), .danger) }
    remarks()
  }

  private mutating func answer(_ body: String, _ state: OutboxState) {
    text(
      body, state == .withdrawn ? .muted : .mine, state == .withdrawn ? .strike : [],
      foldedTo: entry.isAutomatic ? Self.foldedAutomaticLines : Self.foldedLines, isFormatted: true)
  }

  private mutating func note(_ body: String) {
    let author = entry.by.map(style.name) ?? ""
    let title = phrases.say("nota di \(author)", "note by \(author)")
    lines.append(.heading(time, author: Span(Printable(title), .note, .bold), aside: nil))
    text(body, .note, isFormatted: true)
  }

  private mutating func deed(_ act: Act, _ comment: String?) {
    let who = entry.by.map { style.name($0) + " " } ?? ""
    let object = entry.about.flatMap { phrases.object(of: act, $0, style.vocabulary) } ?? ""
    let words = comment.flatMap { $0.isEmpty ? nil : ": " + $0 } ?? ""
    story(Printable(who + phrases.verb(act) + object + words, .line, limit: Self.longestLine))
  }

  private mutating func quote() {
    guard let quoted = entry.quoted else { return }
    let who = quoted.isFromCitizen ? style.citizen : Printable(phrases.say("noi", "us"))
    // What is no text is quoted by WhatsApp's word for its kind.
    let kind = quoted.text.flatMap(Arrival.Kind.init(rawValue:)).map(phrases.kindName)
    let gone = quoted.isDeleted ? phrases.say("testo cancellato", "text deleted") : nil
    let seen = gone ?? kind ?? quoted.text.map { String($0.prefix(200)) } ?? phrases.kindName(.text)
    let words = setting.hidesQuote ? "▒▒▒" : seen
    let line =
      quoted.id == nil
      ? Printable(phrases.say("│ risponde a un messaggio che qui non c'è", "│ answers a message that is not here"))
      : Printable("│ ") + who + Printable(": " + words, limit: 400)
    lines.append(.text(Span(elide(line, columns: max(style.width - Self.indent, 1)), .muted), indent: Self.indent))
  }

  /// Everything below the words: reactions, edits, deletion, marks, flags.
  private mutating func remarks() {
    switch entry.file {
    case .wanted: text("◷ " + phrases.fileOnTheWay, .muted)
    case .lost(let loss): text("✗ " + phrases.fact(loss), .warning)
    case nil: break
    }
    if !entry.reactions.isEmpty {
      // One sign each: a reaction is no place for words.
      let signs = entry.reactions.prefix(20).map { elide(Printable($0, limit: 5), columns: 4).text }
      text(phrases.say("reazioni: ", "reactions: ") + signs.joined(separator: " "), .accent)
    }
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
    for (index, old) in entry.earlierTexts.enumerated().suffix(Self.mostEarlier) {
      text("\(index + 1)/\(times)  " + old, .muted, .dim, limit: Self.longestLine)
    }
  }

  private mutating func flag(_ record: FlagRecord) {
    let role: Role = record.state == .open ? .danger : .muted
    text("⚑ \(record.flag.clause) · \(phrases.name(record.state)): \(record.flag.why)", role)
  }

  private mutating func text(
    _ words: String, _ role: Role, _ emphasis: Emphasis = [], foldedTo most: Int = .max, limit: Int = Self.longest,
    isOutside: Bool = false, isFormatted: Bool = false, marking evidence: [Range<Int>] = []
  ) {
    let (printable, isWhole) = Printable.beginning(of: words, .block, limit: limit)
    let (ranges, indent) = broken(printable, isOutside: isOutside)
    // One line more than the limit is shown rather than said to be hidden.
    let folds = !setting.isRevealed && ranges.count - 1 > most
    let formatting = isFormatted ? Formatting(printable) : .none
    for range in folds ? ranges.prefix(most) : ranges[...] {
      let spans = range.cut(by: evidence).flatMap { part in
        part.isInside
          ? formatting.spans(of: part.range, in: printable, .danger, emphasis.union([.bold, .underline]))
          : formatting.spans(of: part.range, in: printable, role, emphasis)
      }
      lines.append(.words(spans, indent: indent))
    }
    if folds {
      isFolded = true
      let count = ranges.count - most
      hint(phrases.say("… altre \(count) righe: \(reveal) le mostra", "… \(count) more lines: \(reveal) shows them"))
    } else if !isWhole {
      hint(phrases.say("… è ancora più lungo: non si mostra tutto", "… it is longer still: not all of it is shown"))
    }
  }

  /// The lines of a text and where they begin. A citizen's text with a line that begins with one of our signs stands
  /// further in as a whole, where nothing of ours ever stands.
  private func broken(_ text: Printable, isOutside: Bool) -> ([Range<Int>], indent: Int) {
    let ranges = text.lines(columns: max(style.width - Self.indent, 1))
    guard isOutside, ranges.contains(where: { Signs.begin(text.glyphs[$0]) }) else { return (ranges, Self.indent) }
    return (text.lines(columns: max(style.width - 2 * Self.indent, 1)), 2 * Self.indent)
  }

  private mutating func hint(_ words: String) {
    lines.append(.text(Span(Printable(words), .muted), indent: Self.indent))
  }
}
