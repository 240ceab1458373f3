import Desk
import Foundation
import Testing
import Training

@testable import Console

@Suite("A rehearsal at the console")
struct TrainingTests {
  /// A small day that begins at the town's morning: one line has happened, one is due, one waits.
  private static let day = """
    title: Due righe
    about: Una mamma scrive due volte.
    teaches: [A09]
    ruleset: arezzo
    start: 2026-03-12 11:00
    length: 1 h
    staff:
      - {login: a.bianchi, name: Anna Bianchi, roles: [operator]}
    citizens:
      - {id: giulia, name: Giulia Bonci, number: "+39 347 555 0001"}
    timeline:
      - {who: giulia, at: +5 min, text: "Buongiorno, la graduatoria?"}
      - {who: giulia, at: +30 min, text: "C'è nessuno?"}
      - {who: giulia, after: answer, delay: 1 min, text: Grazie}
    expect:
      - {id: presto, who: giulia, answer within: 15 min, clause: A09, hint: Risponda prima alla mamma.}
    """

  private func play(at minutes: Double, _ size: Size = Size(columns: 80, rows: 24)) throws -> Play {
    let day = try Day.parse(Self.day, file: "due-righe.yaml")
    let now = day.start.addingTimeInterval(minutes * 60)
    var play = try Play(Town(), size: size, at: now, file: .training(speed: 1))
    play.state.beginTraining(day, TrainingPace(speed: 10))
    var player = Player(day)
    _ = player.advance(to: now)
    play.take(.training(.course(player.course())))
    return play
  }

  private func asked(_ play: Play) -> [TrainingRequest] {
    play.effects.compactMap { if case .training(let request) = $0 { request } else { nil } }
  }

  @Test("every view says ESERCITAZIONE, in the colours of a rehearsal", arguments: ["", "<enter>", "/tari", "Q", "?"])
  func banner(_ keys: String) throws {
    var play = try play(at: 10)
    try play.press(keys)
    let grid = render(play.state).grid
    #expect(grid.text.hasPrefix("  ESERCITAZIONE · ×10"))
    #expect(grid.row(0).allSatisfy { $0.role == .training && $0.emphasis.contains(.reverse) })
    let roles = (0..<grid.size.rows).flatMap { grid.row($0).map(\.role) }
    #expect(!roles.contains(.bar) && !roles.contains(.border))
  }

  @Test("outside a rehearsal its commands are not there: no key, no name, no line of help")
  func onlyThere() throws {
    var play = try Play(Town())
    try play.press("<f3>")
    #expect(play.screen.contains("«F3» qui non fa nulla") && asked(play) == [])
    try play.press(":pausa<enter>")
    #expect(play.screen.contains("Non c'è il comando «pausa»"))
    #expect(!HelpView.lines(play.state).contains { $0.title == "Esercitazione" })
    #expect(!render(play.state).grid.roles.contains("X"))
  }

  @Test("the clock is stopped, hurried, moved on step by step and in one go")
  func clock() throws {
    var play = try play(at: 10)
    let next = play.state.now.addingTimeInterval(20 * 60)
    try play.press("<f3><f5><f4>")
    #expect(
      asked(play) == [
        .pace(TrainingPace(isPaused: true, speed: 10)), .pace(TrainingPace(isPaused: true, speed: 60)), .go(to: next),
      ])
    #expect(play.screen.contains("IN PAUSA ×60"))
    try play.press("<f3><f6>:salta 11:20<enter>:velocita 1<enter>")
    #expect(
      asked(play).suffix(4) == [
        .pace(TrainingPace(speed: 60)), .go(to: next), .go(to: play.state.now.addingTimeInterval(600)),
        .pace(TrainingPace(speed: 1)),
      ])
    try play.press(":salta 10:00<enter>")
    #expect(play.screen.contains("Scrivi un'ora che deve venire, fino alle 12:00"))
  }

  @Test("a step stops a clock that runs, and where all hangs on the operator nothing is skipped to but the end")
  func lastStep() throws {
    var play = try play(at: 40)
    try play.press("<f4>")
    #expect(asked(play) == [.pace(TrainingPace(isPaused: true, speed: 10)), .go(to: play.state.training?.end ?? .now)])
  }

  @Test("going back asks first, and says what is lost")
  func rewind() throws {
    var play = try play(at: 10)
    try play.press("<f7>")
    #expect(play.screen.contains("Torno alle 11:04?") && asked(play) == [])
    try play.press("<esc><f7><enter>")
    #expect(asked(play) == [.rewind(to: play.state.now.addingTimeInterval(-5 * 60 - 1))])
    try play.press(":riavvolgi 11:02<enter><enter>")
    #expect(asked(play).last == .rewind(to: play.state.now.addingTimeInterval(-8 * 60)))
    try play.press(":riavvolgi 10:00<enter>")
    #expect(play.screen.contains("Scrivi un'ora già passata, dalle 11:00"))
  }

  @Test("the panel shows what has happened and what is to come, and goes there")
  func panel() throws {
    var play = try play(at: 10)
    try play.press("<f2>")
    try PictureTests().compare(play, "training-panel-80x24")
    try play.press("<enter>")
    #expect(asked(play).last == .go(to: play.state.now.addingTimeInterval(20 * 60)))
    try play.press("<f2><up><enter>")
    #expect(play.screen.contains("Torno alle 11:04?"))
    try play.press("<esc><f2><down><down><enter>")
    #expect(play.screen.contains("Questo non ha un'ora sua"))
  }

  @Test("a citizen is made to write by hand, by the handle of the day")
  func inject() throws {
    var play = try play(at: 10)
    try play.press("<f2>+giulia Mi scusi<enter>")
    #expect(asked(play) == [.inject(citizen: "giulia", text: "Mi scusi")])
    try play.press(":inserisci guilia Ehi<enter>")
    #expect(play.screen.contains("forse giulia?") && asked(play).count == 1)
  }

  @Test("hints come when they are asked for, about the chat under the cursor")
  func hints() throws {
    var play = try play(at: 10)
    #expect(!play.screen.contains("Risponda prima"))
    while play.state.subject?.name != "Giulia Bonci" { try play.press("j") }
    try play.press("<f8>")
    #expect(play.screen.contains("Suggerimento (A09): Risponda prima alla mamma."))
  }

  @Test("at its end the day stops and asks for the score sheet, once; the keys of the rehearsal work on it")
  func end() throws {
    var play = try play(at: 59)
    play.take(.tick(play.state.now.addingTimeInterval(60)))
    play.take(.tick(play.state.now.addingTimeInterval(1)))
    #expect(asked(play) == [.pace(TrainingPace(isPaused: true, speed: 10)), .score])
    let day = try #require(play.state.training?.day)
    let played = Played(
      day: day, timetable: play.state.office.timetable, threads: [:], journal: "")
    play.take(.training(.sheet(played.score())))
    try PictureTests().compare(play, "training-sheet-80x24")
    try play.press("<end>")
    #expect(play.screen.contains("Esc chiude"))
    try play.press("<f2>")
    #expect(play.screen.contains("Pannello del formatore"))
    try play.press("<f2>")
    #expect(play.state.overlay == nil)
  }
}
