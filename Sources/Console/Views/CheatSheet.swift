import Desk

/// The keys of a morning on one screen, in two columns; it fits 80 x 24, and says the user's own keys.
enum CheatSheet {
  /// A line: one command by its title, or several with words of their own.
  private struct Row {
    let commands: [Command]
    var words: Phrases.Saying?
    init(_ commands: Command..., words: Phrases.Saying? = nil) { (self.commands, self.words) = (commands, words) }
  }

  private static let left: [(CommandGroup, [Row])] = [
    (
      .moving,
      [
        Row(.down, .up, words: Phrases.Saying("scegli", "choose")), Row(.open), Row(.back),
        Row(
          .viewIncoming, .viewMine, .viewFlagged, .viewClosed, words: Phrases.Saying("gli elenchi", "the lists")),
        Row(.nextUnread), Row(.nextDying), Row(.nextFlag),
        Row(.placeBack, .placeForward, words: Phrases.Saying("posto prima e dopo", "place before, after")),
      ]
    ),
    (.charge, [Row(.claim), Row(.release), Row(.transfer), Row(.takeOver)]),
    (
      .program,
      [
        Row(.search, words: Phrases.Saying("cerca", "search")), Row(.palette), Row(.prompt),
        Row(.help),
      ]
    ),
  ]

  private static let right: [(CommandGroup, [Row])] = [
    (
      .answering,
      [
        Row(.reply), Row(.quickReply), Row(.policyReply, words: Phrases.Saying("risposte di regola", "policy replies")),
        Row(.quote), Row(.note), Row(.takeBack),
        Row(.correct, words: Phrases.Saying("correggi la parola", "correct the word")),
      ]
    ),
    (
      .matter,
      [
        Row(.close), Row(.reopen), Row(.snooze), Row(.label), Row(.markUnread),
        Row(.select, words: Phrases.Saying("scegli più chat", "select several")),
        Row(.again, words: Phrases.Saying("ripeti l'ultimo atto", "repeat the last act")),
      ]
    ),
    (
      .moderation,
      [Row(.flag), Row(.dismissFlag), Row(.reveal, words: Phrases.Saying("mostra o nascondi", "show or hide"))]
    ),
  ]

  /// Lines of the longer column.
  static var rows: Int { [left, right].map { $0.reduce(0) { $0 + $1.1.count + 1 } }.max() ?? 0 }

  static func draw(_ grid: inout Grid, _ state: ConsoleState) {
    let title = state.phrases.say("I tasti in breve · un tasto chiude", "Keys in short · any key closes")
    let width = min(grid.size.columns - 6, 76)
    let inside = box(&grid, columns: width, rows: min(rows, max(grid.size.rows - 3, 1)), title: Printable(title))
    let (first, second) = inside.split(left: inside.columns / 2)
    draw(&grid, first, left, state.phrases)
    draw(&grid, second, right, state.phrases)
  }

  private static func draw(
    _ grid: inout Grid, _ region: Region, _ groups: [(CommandGroup, [Row])], _ phrases: Phrases
  ) {
    var line = 0
    for (group, rows) in groups {
      grid.write(
        Printable(phrases.name(group)), at: region.line(line).origin, role: .heading, emphasis: .bold,
        limit: region.line(line).columns)
      line += 1
      for row in rows {
        let place = region.line(line)
        let keys = row.commands.map { phrases.key($0, in: .thread) }.joined(separator: " ")
        let words = row.words.map { phrases.say($0) } ?? row.commands.first.map { phrases.title($0) } ?? ""
        grid.write(elide(Printable(keys), columns: min(8, place.columns)), at: place.origin, role: .accent)
        let room = max(place.columns - 10, 0)
        grid.write(elide(Printable(words), columns: room), at: place.origin.moved(columns: 9), limit: room)
        line += 1
      }
    }
  }
}
