import Desk
import Foundation
import Testing

@testable import Console

@Suite("A long list, a stretch at a time")
struct ListTests {
  /// A town with so many chats that wait.
  func crowd(_ count: Int) throws -> Town {
    var town = try Town()
    let start = try thursday("08:30")
    town.rows = (1...count).map { number in
      let at = start.addingTimeInterval(TimeInterval(number))
      return InboxRow(
        id: ConversationID(Int64(number)), section: .waiting, citizen: Identity(profileName: "Cittadino \(number)"),
        last: nil, lastAt: at, waitingSince: at, lastUseful: at.addingTimeInterval(86_400),
        key: InboxKey(section: .waiting, order: Int64(number), then: 0, id: ConversationID(Int64(number))))
    }
    return town
  }

  @Test("past the edge the list moves on by a page less two rows, and not line by line")
  func paging() throws {
    var play = try Play(crowd(100), size: Size(columns: 80, rows: 24))
    let shown = play.state.list.lastShown(rows: Layout(play.state).listRows.rows) + 1
    var tops: [Int] = []
    for _ in 0..<30 {
      try play.press("j")
      tops.append(play.state.list.top)
    }
    #expect(shown == 9)
    #expect(Set(tops).count <= 5)
    #expect(tops.prefix(shown - 1).allSatisfy { $0 == 0 })
    #expect(tops[shown - 1] == shown - 2)
    for _ in 0..<30 { try play.press("k") }
    #expect(play.state.list.top == 0 && play.state.list.selection == 0)
  }

  @Test("ten thousand rows are walked in pages by key, and few are kept")
  func memory() throws {
    var play = try Play(crowd(3_000), size: Size(columns: 80, rows: 24))
    for _ in 0..<200 { try play.press("<pgdn>") }
    #expect(play.state.list.lines.count <= ListWindow.capacity)
    #expect(play.screen.contains("▌"))
    let place = try #require(play.state.list.selected?.row.id.rawValue)
    #expect(place > 1_000)
    for _ in 0..<40 { try play.press("<pgup>") }
    #expect(try #require(play.state.list.selected?.row.id.rawValue) < place)
    try play.press("G")
    #expect(play.state.list.selected?.row.id.rawValue == 3_000)
    #expect(play.screen.contains("Cittadino 3000"))
    try play.press("g")
    #expect(play.state.list.selected?.row.id.rawValue == 1)
    #expect(play.state.list.top == 0)
  }

  @Test("a change far above does not move what is seen")
  func steady() throws {
    var play = try Play(crowd(500), size: Size(columns: 80, rows: 24))
    for _ in 0..<20 { try play.press("<pgdn>") }
    let before = play.screen
    play.town.rows.removeFirst(3)
    play.take(.changed)
    #expect(play.screen.split(separator: "\n").dropFirst(3) == before.split(separator: "\n").dropFirst(3))
  }

  @Test("an answer to an older question is not taken for the newer one's")
  func stale() throws {
    var play = try Play(crowd(30))
    play.take(.inbox(InboxPage(view: .incoming, rows: []), InboxRequest(.incoming, limit: 1)))
    #expect(play.state.list.lines.count == 30)
  }

  @Test("the bar is always on a row that is seen, at every size", arguments: [8, 9, 10, 11, 12, 15, 24, 50])
  func visible(rows: Int) throws {
    var play = try Play(crowd(60), size: Size(columns: 60, rows: rows))
    for key in ["j", "j", "<pgdn>", "j", "<pgdn>", "k", "<pgup>", "G", "k", "g", "j"] {
      try play.press(key)
      #expect(play.screen.contains("▌"), "\(key) at \(rows)")
    }
  }
}

@Suite("A long conversation")
struct LongThreadTests {
  func town() throws -> Town {
    var town = try Town(inCharge: anna.id)
    let start = try thursday("08:30")
    town.threads[Citizen.giulia.id]?.entries = (1...200).map { number in
      Entry(
        id: MessageID(Int64(number)), at: start.addingTimeInterval(TimeInterval(number) * 10),
        body: .incoming(.text, .text("Messaggio \(number)")))
    }
    return town
  }

  @Test("it opens at its end, pages back, and stays where it is when something new comes")
  func scrolling() throws {
    var play = try Play(town())
    try play.press("jj<enter>")
    #expect(play.screen.contains("Messaggio 200"))
    try play.press("<pgup><pgup>")
    #expect(!play.screen.contains("Messaggio 200"))
    let before = play.screen
    let last = Entry(id: MessageID(201), at: play.town.now, body: .incoming(.text, .text("Nuovo")))
    play.town.threads[Citizen.giulia.id]?.entries.append(last)
    play.take(.changed)
    #expect(!play.screen.contains("Nuovo"))
    #expect(before.contains("Messaggio 180") == play.screen.contains("Messaggio 180"))
    try play.press("G")
    #expect(play.screen.contains("Nuovo"))
  }

  @Test("a long message is folded, an automatic reply more so, until v shows it")
  func folding() throws {
    var town = try Town(inCharge: anna.id)
    let long = (1...60).map { "riga \($0)" }.joined(separator: "\n")
    town.threads[Citizen.giulia.id]?.entries = [
      Entry(
        id: MessageID(1), at: try thursday("09:00"), isAutomatic: true,
        body: .outgoing(text: long, state: .read, heldUntil: nil, errorCode: nil)),
      Entry(id: MessageID(2), at: try thursday("09:01"), body: .incoming(.text, .text(long))),
    ]
    var play = try Play(town)
    try play.press("jj<enter>")
    #expect(play.screen.contains("… altre 58 righe: v le mostra") && play.screen.contains("… altre 40 righe"))
    try play.press("vG")
    #expect(play.screen.contains("riga 60"))
    try play.press("v")
    #expect(!play.screen.contains("riga 60"))
  }

  @Test("the cursor goes through every message, to the first and back")
  func everyMessage() throws {
    var play = try Play(town(), size: Size(columns: 80, rows: 24))
    try play.press("jj<enter>g")
    #expect(play.screen.contains("▌  Messaggio 1\n"))
    for number in 2...200 {
      try play.press("j")
      #expect(play.screen.contains("▌  Messaggio \(number)\n"), "\(number)")
    }
    for number in (150...199).reversed() {
      try play.press("k")
      #expect(play.screen.contains("▌  Messaggio \(number)\n"), "\(number)")
    }
  }
}
