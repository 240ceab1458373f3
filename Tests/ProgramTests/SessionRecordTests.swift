import Console
import Desk
import Foundation
import Store
import Testing
import Training

@testable import sportello

@Suite("A session saved as a day with its script: played again, it is the same")
struct SessionRecordTests {
  private let folder = ThrowAwayFolder()

  private func begin(_ name: String) throws -> Rehearsal {
    let rehearsal = try Rehearsal(try TrainingSource.named(name).day, at: folder.path("training.sqlite"))
    rehearsal.clock.keep(TrainingPace(isPaused: true))
    return rehearsal
  }

  private func act(_ intent: Intent, on citizen: String, at seconds: Double, in rehearsal: Rehearsal) throws {
    let now = rehearsal.day.start.addingTimeInterval(seconds)
    rehearsal.clock.show(now)
    _ = try rehearsal.advance(to: now)
    let chat = try #require(try rehearsal.store.find(citizen, of: rehearsal.day))
    _ = rehearsal.perform(.perform(ticket: 1, intent, chat), at: now)
  }

  private func message(_ text: String, of citizen: String, in rehearsal: Rehearsal) throws -> MessageID {
    let thread = try #require(try rehearsal.played().threads[citizen])
    return try #require(thread.first { $0.body == .incoming(.text, .text(text)) }).id
  }

  @Test("acts with their moments, messages and words, and what the trainer put in; the same story comes of it")
  func story() throws {
    defer { folder.remove() }
    let rehearsal = try begin("insulto")
    let day = rehearsal.day
    let (who, colleague) = (day.citizens[0].id, try #require(day.staff.dropFirst().first).id)
    rehearsal.clock.show(day.start.addingTimeInterval(240))
    _ = try rehearsal.advance(to: rehearsal.clock.now)
    try act(.claim, on: who, at: 250.25, in: rehearsal)
    try act(.reply(text: "Dice \"no\"\\ e\nva a capo", quoting: nil), on: who, at: 260.5, in: rehearsal)
    try act(.note(text: "nota"), on: who, at: 270, in: rehearsal)
    rehearsal.clock.show(day.start.addingTimeInterval(280))
    _ = rehearsal.answer(.inject(citizen: who, text: "Messa dentro: \"a mano\""))
    try act(.label("scuola"), on: who, at: 290, in: rehearsal)
    try act(.transfer(to: colleague, comment: "vedi tu"), on: who, at: 300, in: rehearsal)
    rehearsal.go(to: day.start.addingTimeInterval(day.length))
    let record = try SessionRecord(rehearsal)
    #expect(record.leftOut == [] && record.acts.count == 5 && record.injected.count == 1)
    let made = record.day(from: try TrainingSource.named("insulto").text)
    let saved = try Day.parse(made.day, file: "mia.yaml")
    let script = try Script.parse(made.acts, file: "acts/mia.yaml", for: saved)
    #expect(saved.timeline.count == day.timeline.count + 1)
    let again = try TrainingPlay(saved, at: folder.path("again.sqlite")).play(script.acts(of: saved))
    let first = try rehearsal.played()
    #expect(again.journal == first.journal)
    #expect(again.threads[who]?.map(\.body) == first.threads[who]?.map(\.body))
  }

  @Test("a message that is not the last one is pointed at by its line, which gets an id where it had none")
  func targets() throws {
    defer { folder.remove() }
    let rehearsal = try begin("nido")
    let marta = "Buongiorno vorrei iscrivere mia figlia al nido, vi do qui i dati?"
    rehearsal.go(to: rehearsal.day.start.addingTimeInterval(9 * 60))
    let message = try message(marta, of: "marta", in: rehearsal)
    _ = rehearsal.answer(.inject(citizen: "marta", text: "Ci siete?"))
    try act(.flag(message, clause: "A14.k", reason: "chiede, e non va"), on: "marta", at: 600, in: rehearsal)
    try act(.mark(message, .riservati), on: "marta", at: 610, in: rehearsal)
    let record = try SessionRecord(rehearsal)
    let made = record.day(from: try TrainingSource.named("nido").text)
    let saved = try Day.parse(made.day, file: "mia.yaml")
    let index = try #require(saved.timeline.firstIndex { $0.deed == .send(.text(marta)) })
    let name = try #require(saved.timeline[index].name)
    let script = try Script.parse(made.acts, file: "acts/mia.yaml", for: saved)
    #expect(
      script.steps.map(\.act) == [
        .flag(.line(name), clause: "A14.k", reason: "chiede, e non va"), .mark(.line(name), .riservati),
      ])
    let again = try TrainingPlay(saved, at: folder.path("again.sqlite")).play(script.acts(of: saved))
    #expect(again.refusals == [] && again.threads["marta"]?.contains { $0.marks == [.riservati] } == true)
  }

  @Test("what a script cannot tell is said by its name, never by its words")
  func leftOut() throws {
    defer { folder.remove() }
    let rehearsal = try begin("nido")
    try act(.claim, on: "giulia", at: 120, in: rehearsal)
    try act(.snooze(until: rehearsal.day.start.addingTimeInterval(3600)), on: "giulia", at: 130, in: rehearsal)
    try act(.see, on: "giulia", at: 140, in: rehearsal)
    let record = try SessionRecord(rehearsal)
    #expect(record.leftOut == ["+2 min, giulia: snooze"] && record.acts.map(\.act) == [.claim])
  }
}
