import Desk
import Foundation
import Store
import Testing
import Training

@testable import sportello

@Suite("From a conversation of the desk's file to a day: nobody real is left, and what is doubted is told")
struct FixtureConversationTests {
  private static let day = """
    title: Vera
    ruleset: arezzo
    start: 2026-03-10 09:00
    length: 1 h
    staff:
      - {login: b.tarlati, name: Bice Tarlati, roles: [operator]}
    citizens:
      - {id: gina, name: Gina Tarquini, number: "+39 347 555 0042"}
    timeline:
      - {who: gina, at: +1 min, text: "Vecchia domanda"}
      - {who: gina, at: +10 min, text: "Buongiorno, sono Gina, ho parlato con Beatrice al 338 123 4567"}
      - {who: gina, at: +11 min, image: foto.jpg, caption: "scriva a gina@posta.it"}
      - {who: gina, at: +12 min, id: via, text: "Questo non dovevo dirlo"}
      - {who: gina, at: +13 min, deletion: via}
      - {who: gina, at: +14 min, id: salute, text: "Ho una malattia"}
      - {who: gina, at: +15 min, location: "43.4633, 11.8797"}
      - {who: gina, at: +20 min, text: "Ne parlo con TARLATI"}

    """
  private static let acts = """
    acts:
      - {at: +2 min, who: gina, claim: yes}
      - {at: +3 min, who: gina, reply: "Eccoci"}
      - {at: +4 min, who: gina, close: answered}
      - {at: +16 min, who: gina, claim: yes}
      - {at: +17 min, who: gina, mark: riservati, message: salute}
      - {at: +18 min, who: gina, write note: "È la cugina di Beatrice"}
      - {at: +19 min, who: gina, reply: "Buongiorno Gina, sono Bice"}

    """

  /// A file in which the day was played, and its one conversation.
  private func played(in folder: ThrowAwayFolder) throws -> (store: Store, thread: Desk.Thread) {
    let day = try Day.parse(Self.day, file: "vera.yaml")
    let script = try Script.parse(Self.acts, file: "acts/vera.yaml", for: day)
    let play = try TrainingPlay(day, at: folder.path("desk.sqlite"))
    #expect(try play.play(script.acts(of: day)).refusals == [])
    let chat = try #require(try play.store.find("gina", of: day))
    return (play.store, try #require(try play.store.thread(chat, limit: 100)))
  }

  @Test("A13, A14: what was deleted or is reserved stays where it is; notes and the rules' words too")
  func told() throws {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let found = try #require(ConversationChat(try played(in: folder).thread, sessions: 1))
    #expect(
      found.chat.entries.map(\.text) == [
        "Buongiorno, sono Gina, ho parlato con Beatrice al 338 123 4567", "scriva a gina@posta.it",
        "Buongiorno Gina, sono Bice", "Ne parlo con TARLATI",
      ])
    #expect(found.leftOut == 3)
    let both = try #require(ConversationChat(try played(in: ThrowAwayFolder()).thread, sessions: 2))
    #expect(both.chat.entries.prefix(2).map(\.text) == ["Vecchia domanda", "Eccoci"])
  }

  @Test("it becomes a day and its acts, both valid, with the citizen's and the staff's names replaced")
  func made() throws {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let (store, thread) = try played(in: folder)
    let chat = try #require(ConversationChat(thread, sessions: 1)).chat
    let names = ConversationChat.names(thread, try store.staff())
    let made = ChatDay(chat, desk: ConversationChat.desk, titled: "Vera", spoken: Spoken(names: names))
    #expect(made.doubts.map(\.word) == ["Beatrice"])
    let sure = ChatDay(chat, desk: ConversationChat.desk, spoken: Spoken(names: names + ["beatrice"]))
    #expect(sure.doubts == [])
    let day = try Day.parse(sure.day, file: "nuova.yaml")
    let script = try Script.parse(sure.acts, file: "acts/nuova.yaml", for: day)
    #expect(day.citizens.count == 1 && day.timeline.count == 3 && script.steps.count == 2)
    let written = sure.day + sure.acts
    for real in ["Gina", "Tarquini", "Bice", "Tarlati", "TARLATI", "Beatrice", "123 4567", "posta.it", "555 0042"] {
      #expect(!written.contains(real), "\(real)")
    }
  }

  @Test("a citizen of the desk's own name is not taken for the desk, one without a name is somebody")
  func names() throws {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    var thread = try played(in: folder).thread
    for name in [nil, ConversationChat.desk] {
      thread.head.citizen.profileName = name
      let chat = try #require(ConversationChat(thread, sessions: 1)).chat
      let made = ChatDay(chat, desk: ConversationChat.desk, spoken: Spoken())
      #expect(try Day.parse(made.day, file: "nuova.yaml").timeline.count == 3)
    }
  }

  @Test("nothing is written until each word is spoken for, and never over a file that is there")
  func command() throws {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    _ = try played(in: folder)
    let output = folder.path("nuova.yaml")
    func run(_ more: String...) throws {
      let words = ["from-conversation", "1", "--db", folder.path("desk.sqlite"), "--output", output] + more
      var command = try FixtureCommand.parseAsRoot(words)
      try command.run()
    }
    #expect(throws: Failure.self) { try run() }
    #expect(!FileManager.default.fileExists(atPath: output))
    try run("--name", "Beatrice")
    #expect(try TrainingSource.named(output).script?.steps.count == 2)
    #expect(throws: Failure.self) { try run("--name", "Beatrice") }
  }
}
