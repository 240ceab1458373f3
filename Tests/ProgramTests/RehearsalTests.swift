import Console
import Desk
import Foundation
import Store
import Testing
import Training

@testable import sportello

@Suite("A rehearsal: stopped, moved on, taken back")
struct RehearsalTests {
  private let folder = ThrowAwayFolder()

  private func begin(_ name: String, in place: String) throws -> Rehearsal {
    let inside = folder.path(place)
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
    return try Rehearsal(try TrainingSource.named(name).day, at: inside + "/training.sqlite")
  }

  /// Does an act in a citizen's chat, some minutes after the day's start.
  private func act(_ intent: Intent, on citizen: String, at minutes: Double, in rehearsal: Rehearsal) throws {
    let now = rehearsal.day.start.addingTimeInterval(minutes * 60)
    rehearsal.clock.show(now)
    _ = try rehearsal.advance(to: now)
    let chat = try #require(try rehearsal.store.find(citizen, of: rehearsal.day))
    let heard = rehearsal.perform(.perform(ticket: 1, intent, chat), at: now)
    guard case .settled(_, .done) = heard.first else { throw Failure.refused("refused: \(heard)") }
  }

  private func answer(in rehearsal: Rehearsal) throws {
    try act(.claim, on: "giulia", at: 2, in: rehearsal)
    try act(.reply(text: "Buongiorno Giulia, esce il 20 marzo", quoting: nil), on: "giulia", at: 3, in: rehearsal)
  }

  private func end(_ rehearsal: Rehearsal) throws -> Played {
    rehearsal.go(to: rehearsal.day.start.addingTimeInterval(40 * 60))
    return try rehearsal.played()
  }

  @Test("the same acts at the same instants give the same file, however often the day was taken back")
  func rewinding() throws {
    let straight = try begin("nido", in: "a")
    try answer(in: straight)
    let crooked = try begin("nido", in: "b")
    try answer(in: crooked)
    try act(.note(text: "sbagliato"), on: "giulia", at: 5, in: crooked)
    crooked.clock.keep(TrainingPace(isPaused: true))
    crooked.go(to: crooked.day.start.addingTimeInterval(6 * 60))
    _ = crooked.answer(.inject(citizen: "giulia", text: "Ehi"))
    crooked.go(to: crooked.day.start.addingTimeInterval(30 * 60))
    let back = try crooked.rewound(to: crooked.day.start.addingTimeInterval(4 * 60))
    #expect(back.clock.now == back.day.start.addingTimeInterval(4 * 60) && back.clock.pace.isPaused)
    #expect(back.done.count == 2)
    let (one, other) = (try end(straight), try end(back))
    #expect(one.journal == other.journal)
    #expect(one.threads == other.threads)
    #expect(one.journal != (try end(crooked)).journal)
  }

  @Test("a long day is taken back from a copy of its file, with the same outcome as a day that never was")
  func marks() throws {
    let day = try Day.parse(try BusyDay().text, file: "busy.yaml")
    func begin(_ place: String) throws -> Rehearsal {
      try FileManager.default.createDirectory(atPath: folder.path(place), withIntermediateDirectories: true)
      return try Rehearsal(day, at: folder.path(place) + "/training.sqlite")
    }
    func play(_ rehearsal: Rehearsal) throws {
      try act(.claim, on: "c3", at: 20, in: rehearsal)
      try act(.reply(text: "Buongiorno, esce il 20 marzo", quoting: nil), on: "c3", at: 21, in: rehearsal)
    }
    let (straight, crooked) = (try begin("a"), try begin("b"))
    try play(straight)
    try play(crooked)
    try act(.claim, on: "c4", at: 40, in: crooked)
    crooked.go(to: day.start.addingTimeInterval(100 * 60))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("b"))
    #expect(names.count { $0.hasPrefix("mark-") } > 5)
    let back = try crooked.rewound(to: day.start.addingTimeInterval(30 * 60)).rewound(
      to: day.start.addingTimeInterval(25 * 60))
    #expect(back.clock.now == day.start.addingTimeInterval(25 * 60) && back.done.count == 2)
    let (one, other) = (try end(straight), try end(back))
    #expect(one.journal == other.journal && one.threads == other.threads)
  }

  @Test("what is due happens at its own time, though the clock leaps over it")
  func leaps() throws {
    let rehearsal = try begin("nido", in: "a")
    try answer(in: rehearsal)
    rehearsal.go(to: rehearsal.day.start.addingTimeInterval(60 * 60))
    let thread = try #require(try rehearsal.played().threads["giulia"])
    let reply = try #require(thread.last { if case .outgoing = $0.body { !$0.isAutomatic } else { false } })
    // Three minutes and the seconds of grace, then 45 s as the day says.
    let asks = try #require(thread.first { $0.isIncoming && $0.at > reply.at })
    #expect(asks.at.timeIntervalSince(rehearsal.day.start) == 3 * 60 + 5 + 45)
  }

  @Test("what was put in by hand reaches the desk as any message does, and is seen in the panel")
  func injected() throws {
    let rehearsal = try begin("nido", in: "a")
    rehearsal.clock.keep(TrainingPace(isPaused: true))
    _ = rehearsal.answer(.inject(citizen: "giulia", text: "Mi hanno chiamata dal nido"))
    let thread = try #require(try rehearsal.played().threads["giulia"])
    #expect(thread.count(where: \.isIncoming) == 3)
    #expect(rehearsal.course.first?.standing == .happened(rehearsal.day.start))
  }

  @Test("an answer that comes too late is refused, and the score sheet knows")
  func late() throws {
    let rehearsal = try begin("nido", in: "a")
    try act(.claim, on: "giulia", at: 2, in: rehearsal)
    let late = rehearsal.day.start.addingTimeInterval(5 * 3600)
    let chat = try #require(try rehearsal.store.find("giulia", of: rehearsal.day))
    let effect = Effect.perform(ticket: 2, .reply(text: "Eccomi", quoting: nil), chat)
    guard case .settled(_, .refused(.deskClosed)) = rehearsal.perform(effect, at: late).first else {
      throw Failure.refused("it was not refused")
    }
    #expect(try rehearsal.played().refusals.map(\.citizen) == ["giulia"])
  }

  @Test("a picture of a rehearsal: moved on, scored, taken back")
  func console() throws {
    let rehearsal = try begin("nido", in: "a")
    rehearsal.clock.keep(TrainingPace(isPaused: true))
    let setup = ConsoleSetup(
      store: rehearsal.store, path: rehearsal.store.path, me: rehearsal.me, clock: .training(rehearsal.clock),
      language: .italian, isLinked: true, rehearsal: rehearsal)
    var still = StillConsole(setup, try setup.state(size: Size(columns: 80, rows: 24)))
    still.open()
    for key in try Key.parse("<f4>") { still.press(key) }
    #expect(still.frame.grid.text.contains("In arrivo 2") && still.frame.grid.text.contains("9:18"))
    for key in try Key.parse("<f9>") { still.press(key) }
    #expect(still.frame.grid.text.contains("Totale: 2 su 6"))
    for key in try Key.parse("<esc><f7><enter>") { still.press(key) }
    #expect(still.frame.grid.text.contains("In arrivo 1") && still.frame.grid.text.contains("Tornati alle 09:17"))
  }
}
