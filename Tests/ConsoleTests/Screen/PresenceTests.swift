import Desk
import Foundation
import Testing

@testable import Console

@Suite("Who else is here")
struct PresenceTests {
  private func places(_ play: Play) -> [Presence.Place?] {
    play.effects.compactMap { effect in if case .attend(let place) = effect { .some(place) } else { nil } }
  }

  @Test("opening, writing, sending, leaving: each change is told once, and nothing else")
  func told() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jjjj")
    #expect(places(play).isEmpty)
    try play.press("kk<enter>")
    let (looking, writing) = (
      Presence.Place(Citizen.giulia.id, .viewing), Presence.Place(Citizen.giulia.id, .writing)
    )
    #expect(places(play) == [looking])
    try play.press("i")
    #expect(places(play) == [looking], "an empty answer is not writing")
    try play.press("ciao")
    #expect(places(play) == [looking, writing])
    try play.press("<bs><bs><bs><bs>")
    #expect(places(play) == [looking, writing, looking])
    try play.press("ciao<enter>")
    #expect(places(play) == [looking, writing, looking, writing, looking])
    try play.press("<esc>nnota")
    #expect(places(play).count == 5, "a note is for colleagues")
    try play.press("<esc><esc>jj<enter>")
    #expect(places(play).last == Presence.Place(Citizen.ahmed.id, .viewing))
  }

  @Test("on one pane a chat that the list covers is not looked at")
  func onePane() throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 80, rows: 24))
    try play.press("jj<enter><esc>")
    #expect(places(play) == [Presence.Place(Citizen.giulia.id, .viewing), nil])
  }

  @Test(
    "the head of the chat says who, and the row has a sign",
    arguments: [
      ([Presence.Mode.viewing], "◎ la guarda anche Marco Rossi"),
      ([.writing], "✎ Marco Rossi sta scrivendo"),
      ([.viewing, .viewing], "◎ la guardano anche Marco Rossi e Sofia Neri"),
      ([.writing, .viewing], "✎ Marco Rossi sta scrivendo"),
      ([.writing, .writing], "✎ Marco Rossi e Sofia Neri stanno scrivendo"),
    ])
  func head(modes: [Presence.Mode], words: String) throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: 160, rows: 48))
    try play.press("jj<enter>")
    let others = zip([marco.id, sofia.id], modes).map { Presence($0, Presence.Place(Citizen.giulia.id, $1)) }
    play.take(.presence(others))
    #expect(play.screen.contains(words), "\(play.screen)")
    let sign = try #require(words.first)
    #expect(play.screen.split(separator: "\n").contains { $0.hasPrefix("▌\(sign)") || $0.hasPrefix("▏\(sign)") })
    play.take(.presence([]))
    #expect(!play.screen.contains(words))
  }

  @Test("whose the chat is stays whole: who is there is told in fewer words where there is no room")
  func narrow() throws {
    var play = try Play(Town(inCharge: marco.id), size: Size(columns: 110, rows: 30))
    try play.press("jj<enter>")
    for (staff, mode, words) in [
      (marco.id, Presence.Mode.writing, "✎ sta scrivendo"), (marco.id, .viewing, "◎ la guarda"),
      (sofia.id, .viewing, "◎ Sofia Neri"),
    ] {
      play.take(.presence([Presence(staff, Presence.Place(Citizen.giulia.id, mode))]))
      #expect(play.screen.contains("in carico a Marco Rossi"), "\(play.screen)")
      #expect(play.screen.contains(words), "\(play.screen)")
    }
  }

  @Test("as pictures, on one pane and on two", arguments: [(80, 24), (160, 48)])
  func pictures(columns: Int, rows: Int) throws {
    var play = try Play(Town(inCharge: anna.id), size: Size(columns: columns, rows: rows))
    try play.press("jj<enter>")
    let writing = Presence(marco.id, Presence.Place(Citizen.giulia.id, .writing))
    play.take(.presence([writing, Presence(sofia.id, Presence.Place(Citizen.ahmed.id, .viewing))]))
    try PictureTests().compare(play, "presence-\(columns)x\(rows)")
  }

  @Test("presence reads no page again")
  func cheap() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>")
    let before = play.effects.count
    play.take(.presence([Presence(marco.id, Presence.Place(Citizen.giulia.id, .writing))]))
    #expect(play.effects.count == before)
  }

  @Test("one's own other window is told as such")
  func oneself() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>")
    play.take(.presence([Presence(anna.id, Presence.Place(Citizen.giulia.id, .viewing))]))
    #expect(play.screen.contains("aperta altrove da te"))
  }

  /// A colleague's act on the file, seen when it is read again.
  private func takenOver(_ play: inout Play, _ citizen: Citizen) throws {
    play.town.threads[citizen.id]?.head.conversation.session?.inCharge = marco.id
    let index = try #require(play.town.rows.firstIndex { $0.id == citizen.id })
    play.town.rows[index].inCharge = marco.id
    play.take(.changed)
  }

  @Test(
    "a colleague who takes over is told at once, while one writes too, and the text stays", arguments: [true, false])
  func loss(isWriting: Bool) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>" + (isWriting ? "ia metà" : ""))
    try takenOver(&play, .giulia)
    #expect(play.screen.contains("La chat di Giulia Bonci ora è in carico a Marco Rossi"))
    guard isWriting else { return }
    try play.press("!")
    #expect(play.screen.contains("a metà!") && play.screen.contains("non è più tua"))
    try play.press("<enter>")
    #expect(play.screen.contains("È in carico a Marco Rossi: premi P per subentrare"))
    #expect(play.state.drafts[Citizen.giulia.id]?.reply.editor.text == "a metà!")
  }

  @Test("a chat that we handed over ourselves is no loss")
  func handed() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>:transfer m.rossi<enter>")
    play.take(.changed)
    #expect(play.screen.contains("Passata a Marco Rossi") && !play.screen.contains("ora è in carico"))
  }
}
