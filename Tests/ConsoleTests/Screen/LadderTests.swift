import Desk
import Foundation
import Moderation
import Testing

@testable import Console

/// A morning with a threat, an insult, reserved data and a wave of spam.
func uglyTown() throws -> Town {
  var town = try Town()
  func put(_ citizen: Citizen, _ number: Int64, _ words: String, _ flag: Flag, at: String, _ marks: Set<Mark> = [])
    throws
  {
    let id = MessageID(900 + number)
    var entry = Entry(id: id, at: try thursday(at), body: .incoming(.text, .text(words)))
    entry.flags = [FlagRecord(id: FlagID(900 + number), message: id, flag: flag, by: nil)]
    entry.marks = marks
    town.threads[citizen.id]?.entries.append(entry)
  }
  for citizen in Citizen.allCases {
    for index in town.threads[citizen.id]?.entries.indices ?? 0..<0 {
      town.threads[citizen.id]?.entries[index].flags = []
    }
  }
  let link = Flag(
    clause: "A14.f", rule: "link-accorciato", evidence: 32..<41, confidence: .high,
    why: "Il collegamento è accorciato e non si vede dove porta.")
  for (number, citizen) in [Citizen.spam, .ahmed, .maria].enumerated() {
    let minute = 20 + number
    try put(citizen, Int64(number), "Guadagna 300 euro al giorno qui bit.ly/3x subito", link, at: "09:\(minute)")
  }
  try put(
    .threat, 10, "Se vengo lì vi spacco la faccia a tutti",
    Flag(
      clause: "A14.c", rule: "minaccia", evidence: 15..<31, confidence: .high, why: "Il messaggio minaccia qualcuno."),
    at: "10:30")
  try put(
    .late, 11, "Mia suocera è malata ed è una stronza",
    Flag(
      clause: "A14.b", rule: "volgare", evidence: 30..<37, confidence: .medium, why: "Il messaggio contiene un insulto."
    ),
    at: "10:40", [.riservati])
  return town
}

/// Somebody blocked since Monday, to be looked at again today.
func blockedPeople() throws -> [BlockRow] {
  let monday = try thursday().addingTimeInterval(-3 * 86_400)
  return [
    BlockRow(
      id: BlockID(1), conversation: Citizen.quiet.id, citizen: Citizen.quiet.identity,
      finding: Finding([MessageID(1), MessageID(2)], clause: "A14.b", reason: "insulti ripetuti agli operatori"),
      by: sofia.id, since: monday, until: try thursday("09:00"), ends: .review, level: .holds, attempts: 4,
      previous: 1, reviews: 1, appeals: ["chiede scusa per telefono"]),
    BlockRow(
      id: BlockID(2), conversation: Citizen.spam.id, citizen: Citizen.spam.identity,
      finding: Finding([MessageID(3)], clause: "A14.f", reason: "pubblicità"), by: sofia.id,
      since: try thursday("09:00"), until: try thursday("09:00").addingTimeInterval(30 * 86_400), ends: .lapse,
      level: .toAsk, windowCloses: try thursday("13:13")),
  ]
}

@Suite("A14–A16, C17: the supervisor's desk")
struct LadderScreenTests {
  private func play(me: Staff = sofia, size: Size = Size(columns: 80, rows: 24)) throws -> Play {
    var town = try uglyTown()
    town.blocks = try blockedPeople()
    return try Play(town, size: size, me: me)
  }

  private func steps(_ play: Play) -> [LadderIntent] {
    play.intents.compactMap { if case .ladder(let step) = $0 { step } else { nil } }
  }

  static let stories: [(name: String, size: (Int, Int), keys: String)] = [
    ("queue-80x24", (80, 24), "Q"),
    ("queue-120x36", (120, 36), "Qj<enter>"),
    ("queue-wave-80x24", (80, 24), "Qjj+"),
    ("queue-delete-80x24", (80, 24), "QC"),
    ("queue-block-120x36", (120, 36), "QX"),
    ("queue-warn-80x24", (80, 24), "QjA"),
    ("blocked-80x24", (80, 24), "b"),
    ("queue-english-120x36", (120, 36), ":language en<enter>QT"),
  ]

  @Test("what a supervisor sees", arguments: stories.indices)
  func pictures(index: Int) throws {
    let story = Self.stories[index]
    var play = try play(size: Size(columns: story.size.0, rows: story.size.1))
    try play.press(story.keys)
    try PictureTests().compare(play, story.name)
  }

  @Test("worst first; the evidence stands out, reserved text is masked until it is opened (A13)")
  func queue() throws {
    var play = try play()
    try play.press("Q")
    #expect(play.state.focus == .queue && play.state.ladder.queue.rows.first?.flags.first?.flag.clause == "A14.c")
    #expect(play.screen.contains("spacco la faccia") && !play.screen.contains("stronza"))
    let grid = render(play.state).grid
    let marked = (0..<grid.size.rows).flatMap { row -> [Character] in
      (0..<grid.size.columns).compactMap { column -> Character? in
        guard let cell = grid[Point(column: column, row: row)], cell.role == .danger, cell.emphasis.contains(.underline)
        else { return nil }
        var text = ""
        cell.glyph.write(to: &text)
        return text.first
      }
    }
    #expect(String(marked).hasPrefix("spacco la faccia"))
    try play.press("jv")
    #expect(play.screen.contains("stronza"))
    try play.press("v<esc>")
    #expect(play.state.focus == .list && play.state.ladder.page == nil)
  }

  @Test("each step is one key; the dialog says what it will do; the next message has the bar at once")
  func each() throws {
    for (key, rung) in [("A", Rung.warn), ("C", .delete), ("T", .report), ("X", .block), ("U", .refer)] {
      var play = try play()
      try play.press("Q" + key)
      #expect(play.screen.contains("Che cosa succede") && play.screen.contains("violazione di A14.c"), "\(key)")
      #expect(steps(play) == [])
      try play.press("<enter>")
      guard case .take(let measure, let finding)? = steps(play).first else {
        Issue.record("nothing was done by \(key)")
        continue
      }
      #expect(measure.rung == rung && finding.clause == "A14.c" && finding.reason == "Diffamazione o minaccia")
      #expect(play.state.ladder.queue.selected?.flags.first?.flag.clause == "A14.b")
    }
    var play = try play()
    try play.press("Qd")
    try play.press("<enter>")
    #expect(steps(play) == [] && play.screen.contains("Non c'è testo"))
    try play.press("citazione<enter>")
    #expect(steps(play) == [.dismiss([MessageID(910)], reason: "citazione")])
  }

  @Test("a wave of spam is marked with one key and cleared with another: each chat an act of its own")
  func wave() throws {
    var play = try play()
    try play.press("Qjj+")
    #expect(play.state.ladder.marked.count == 3 && play.screen.contains("✓ 3"))
    try play.press("C")
    #expect(play.screen.contains("3 chat · 3 messaggi"))
    try play.press("ondata di spam<enter>")
    #expect(steps(play).count == 3 && steps(play).allSatisfy { if case .take(.delete, _) = $0 { true } else { false } })
    #expect(play.state.ladder.queue.rows.count == 2 && play.state.ladder.marked.isEmpty)
    #expect(play.screen.contains("Fatto su 3 chat"))
    try play.press("Q*d")
    #expect(play.state.ladder.page == nil)
  }

  @Test("the block's term is chosen in the dialog, with its kind and its place")
  func block() throws {
    var play = try play()
    try play.press("QX<tab><tab>")
    try play.press("<esc>X")
    try play.press("<up><up><up><right><down><right><down><right><down>minacce<enter>")
    guard case .take(.block(let term), let finding)? = steps(play).last else { throw Unmet() }
    #expect(term.ends == .review && term.atWhatsApp && finding.reason == "minacce")
    #expect(term.until == play.state.now.addingTimeInterval(60 * 86_400))
    try play.press("Z")
    #expect(steps(play).last == .review(.undo, reason: "blocco fatto per errore"))
  }

  @Test("an operator is told who decides, and proposes; their proposal waits for a supervisor, who declines it")
  func propose() throws {
    var play = try play(me: anna)
    try play.press("QC")
    #expect(play.screen.contains("Lo decide un supervisore") && steps(play) == [])
    try play.press("d")
    #expect(play.screen.contains("Serve il ruolo di supervisore"))
    try play.press("!<enter><enter>")
    let finding = Finding([MessageID(910)], clause: "A14.c", reason: "Diffamazione o minaccia")
    #expect(steps(play) == [.propose(.delete, finding)])
    var town = try uglyTown()
    town.proposals = [
      MeasureRecord(id: MeasureID(7), measure: .refer, finding: finding, by: anna.id, at: town.now, state: .proposed)
    ]
    var hers = try Play(town, me: sofia)
    try hers.press("Q")
    #expect(hers.screen.contains("Anna Bianchi propone"))
    try hers.press("rnon serve<enter>")
    #expect(steps(hers) == [.decline(MeasureID(7), reason: "non serve")])
  }

  @Test("the same keys work in the conversation, on the message in its context")
  func inContext() throws {
    var play = try play(size: Size(columns: 120, rows: 36))
    try play.press("Q<enter>")
    #expect(play.state.focus == .thread && play.state.thread?.id == Citizen.threat.id)
    try play.press("Cminaccia<enter>")
    guard case .take(.delete, let finding)? = steps(play).last else { throw Unmet() }
    #expect(finding.messages == [MessageID(910)])
    #expect(play.screen.contains("testo cancellato da Sofia Neri"))
    try play.press(":testo-cancellato<enter><enter>")
    #expect(play.screen.contains("Ti aspetto fuori") && play.screen.contains("nel registro"))
    try play.press("<enter><esc>")
    #expect(play.state.focus == .queue)
  }

  @Test("blocked people by review date; kept, moved, lifted with a reason; a note for the appeal")
  func review() throws {
    var play = try play()
    try play.press("b")
    #expect(play.screen.contains("DA RIESAMINARE") && play.screen.contains("4 tentativi"))
    play.town.threads[Citizen.quiet.id]?.head.conversation.block = Block(
      clause: "A14.b", until: play.state.now, ends: .review)
    try play.press("eun mese<enter>")
    #expect(
      steps(play).last == .review(.extend(until: play.state.now.addingTimeInterval(30 * 86_400)), reason: "un mese"))
    try play.press("mscrive ancora<enter>")
    #expect(steps(play).last == .review(.keep, reason: "scrive ancora"))
    try play.press("nrichiama lunedì<enter>")
    #expect(play.effects.contains(.ladder(.appeal("richiama lunedì", Citizen.quiet.id))))
    try play.press("lha capito<enter>")
    #expect(steps(play).last == .review(.lift, reason: "ha capito"))
    try play.press("<esc>")
    #expect(play.state.focus == .list)
  }

  @Test("everything fits the smallest screens", arguments: [Size(columns: 20, rows: 8), Size(columns: 40, rows: 12)])
  func small(size: Size) throws {
    var play = try play(size: size)
    try play.press("QX<tab><pgdn><esc>bm<esc>jk")
    #expect(!play.screen.isEmpty)
  }
}

/// A story went another way.
struct Unmet: Error {}
