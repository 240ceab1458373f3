import Desk
import Foundation
import Testing

@testable import Console

@Suite("Chats of thousands of messages")
struct LongChatTests {
  /// Giulia has written so many messages, one every ten minutes up to now, of which so many are new.
  private func play(_ count: Int, unread: Int = 1, rows: Int = 36) throws -> Play {
    var town = try Town(inCharge: anna.id)
    var thread = try #require(town.threads[Citizen.giulia.id])
    thread.entries = (1...count).map { number in
      Entry(
        id: MessageID(Int64(number)), at: town.now.addingTimeInterval(Double(number - count) * 600),
        body: .incoming(.text, .text("messaggio \(number)")))
    }
    thread.head.conversation.unread = unread
    town.threads[Citizen.giulia.id] = thread
    return try Play(town, size: Size(columns: 120, rows: rows))
  }

  private func chosen(_ play: Play) -> Int64? { play.state.thread?.currentEntry?.id.rawValue }

  /// Whether the chosen message is on screen, under the bar.
  private func isShown(_ number: Int64, _ play: Play) -> Bool {
    (play.screen + "\n").contains("▌  messaggio \(number)\n")
  }

  @Test("up from the end to the first message and down again: each one is met once, and few are in memory")
  func upAndDown() throws {
    var play = try play(1_200)
    try play.press("jj<enter>")
    #expect(chosen(play) == 1_200)
    for number in stride(from: Int64(1_199), through: 1, by: -1) {
      try play.press("k")
      #expect(chosen(play) == number)
      #expect(play.state.thread?.blocks.count ?? 0 <= OpenThread.capacity)
      if number % 97 == 0 { #expect(isShown(number, play), "\(number)\n\(play.screen)") }
    }
    for number in Int64(2)...1_200 {
      try play.press("j")
      #expect(chosen(play) == number)
      #expect(play.state.thread?.blocks.count ?? 0 <= OpenThread.capacity)
    }
    #expect(play.state.thread?.scroll == .end)
    #expect(play.state.thread?.head?.conversation.messages.count ?? 0 <= OpenThread.capacity + OpenThread.page)
  }

  @Test("it is opened with what fills the screen, and the rest is read once that is seen", arguments: [24, 36, 300])
  func opening(rows: Int) throws {
    var play = try play(1_200, rows: rows)
    try play.press("jj<enter>")
    let asked = play.effects.compactMap { if case .loadThread(let request) = $0 { request } else { nil } }
    let seen = Layout(play.state).threadLines.rows
    // What comes then is read because the chat counts as read now.
    #expect(asked.prefix(2).map(\.isAhead) == [false, true])
    #expect(asked.prefix(2).map(\.limit) == [seen / 2, OpenThread.page])
    #expect(try #require(play.state.thread).lineCount >= seen + OpenThread.page)
  }

  @Test("pages go through all of it without a gap, on a small and on a very high screen", arguments: [24, 36, 300])
  func pages(rows: Int) throws {
    var play = try play(900, rows: rows)
    try play.press("jj<enter>")
    var (seen, steps) = (Set<Int>(), 0)
    while steps < 900 {
      for match in (play.screen + "\n").matches(of: #/messaggio ([0-9]+)\n/#) {
        if let number = Int(match.1) { seen.insert(number) }
      }
      if play.state.thread?.hasEarlier == false, play.state.thread?.topLine(rows: 1) == 0 { break }
      try play.press("<pgup>")
      steps += 1
    }
    #expect(seen.count == 900 && seen.max() == 900)
  }

  @Test("the first and the last message are one key away from anywhere")
  func jumps() throws {
    var play = try play(3_000)
    try play.press("jj<enter>")
    for _ in 0..<3 {
      try play.press("g")
      #expect(isShown(1, play))
      try play.press("<pgdn><pgdn><pgdn>G")
      #expect(isShown(3_000, play))
      try play.press("<pgup><pgup>")
    }
  }

  @Test("a message that comes while the operator reads further up moves nothing there")
  func arrival() throws {
    var play = try play(3_000)
    try play.press("jj<enter>" + String(repeating: "<pgup>", count: 40))
    let (before, selected) = (play.screen, chosen(play))
    let new = Entry(id: MessageID(3_001), at: play.town.now, body: .incoming(.text, .text("eccomi di nuovo")))
    play.town.threads[Citizen.giulia.id]?.entries.append(new)
    play.take(.changed)
    #expect(play.screen == before && chosen(play) == selected)
    try play.press("G")
    #expect(play.screen.contains("eccomi di nuovo"))
  }

  @Test("what changes in a message on screen is seen, however far up it is")
  func change() throws {
    var play = try play(3_000)
    try play.press("jj<enter>" + String(repeating: "<pgup>", count: 40))
    let number = try #require(chosen(play))
    try play.press("a")
    #expect(play.intents.last == .mark(MessageID(number), .istanza))
    play.take(.changed)
    #expect(play.state.thread?.currentEntry?.marks == [.istanza])
    #expect(play.screen.contains("▲ istanza"))
  }

  @Test("the line of new messages stands above the first of them, also when that is far up", arguments: [1, 59, 150])
  func unreadLine(unread: Int) throws {
    var play = try play(1_000, unread: unread)
    try play.press("jj<enter>")
    for _ in 0..<unread + 2 { try play.press("k") }
    let lines = play.screen.split(separator: "\n")
    let rule = try #require(lines.firstIndex { $0.contains("nuovi messaggi") })
    #expect(lines[rule + 2].contains("messaggio \(1_000 - unread + 1)"))
    #expect(lines.filter { $0.contains("nuovi messaggi") }.count == 1)
  }

  @Test("each day begins with its line and only there, whichever stretch is in memory")
  func days() throws {
    var play = try play(1_500)
    try play.press("jj<enter>g")
    for _ in 0..<120 {
      try play.press("<pgdn>")
      let thread = try #require(play.state.thread)
      for (before, block) in zip(thread.blocks, thread.blocks.dropFirst()) {
        let isNewDay = !Calendar.rome.isDate(before.entry.at, inSameDayAs: block.entry.at)
        #expect((block.prefaceCount > 0) == (isNewDay || block.setting.startsNew))
      }
    }
  }

  @Test("a chat opens around a message, with what comes before it on screen", arguments: [1, 5, 700, 1_498, 1_500])
  func around(number: Int64) throws {
    var play = try play(1_500)
    let thread = try #require(play.town.threads[Citizen.giulia.id])
    let entry = thread.entries[Int(number) - 1]
    play.open(Citizen.giulia.id, "Giulia Bonci", at: ThreadKey(entry))
    #expect(chosen(play) == number && isShown(number, play))
    if number > 5 { #expect(play.screen.contains("messaggio \(number - 1)\n")) }
    if number > 2 { try play.press("kkjj") }
    #expect(chosen(play) == number)
  }
}

extension LongChatTests {
  @Test("a chat is read once its end has been on screen, and not before")
  func read() throws {
    var play = try play(1_500)
    let thread = try #require(play.town.threads[Citizen.giulia.id])
    play.open(Citizen.giulia.id, "Giulia Bonci", at: ThreadKey(thread.entries[700]))
    play.take(.changed)
    try play.press("jj<pgdn>kg")
    #expect(!play.intents.contains(.see))
    try play.press("G")
    #expect(play.intents == [.see])
  }
}

extension Calendar {
  /// Rome's.
  fileprivate static let rome: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Rome") ?? .gmt
    return calendar
  }()
}
