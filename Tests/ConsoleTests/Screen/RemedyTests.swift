import Desk
import Foundation
import Testing

@testable import Console

@Suite("Every remedy names the keys that work")
struct RemedyTests {
  static let obstacles: [Obstacle] =
    [
      .noChatSelected, .noChatOpen, .noMessage, .nothingHidden, .noQuote, .noColleague, .noReason, .alreadyUnread,
      .notHere, .nothingFound, .noHits, .noHome,
    ] + DeadEnd.allCases.map(Obstacle.deadEnd)

  /// A map in which every letter of the list and the thread has gone to a key of function.
  private func moved() throws -> KeyMap {
    var (lines, number): ([String], Int) = ([], 2)
    for command in Command.allCases {
      let places = [Focus.list, .thread].filter { KeyMap.builtIn.key(for: command, in: $0) != nil }
      guard let first = places.first, case .character = KeyMap.builtIn.key(for: command, in: first) else { continue }
      for place in places { lines.append("\(place.rawValue) <f\(number)> \(command.rawValue)") }
      number += 1
    }
    return try KeyFile.parse(lines.joined(separator: "\n"), file: "k")
  }

  @Test("a sentence that names a key names the user's own", arguments: Language.allCases)
  func ownKeys(language: Language) throws {
    let around = Circumstances(staff: try office().staff, now: try thursday())
    let (own, moved) = (Phrases(language), Phrases(language, keys: try moved()))
    let sentences = { (phrases: Phrases) in
      RefusalTests.all.map { phrases.sentence($0, around) } + Self.obstacles.map { phrases.sentence($0, around) }
    }
    for (before, after) in zip(sentences(own), sentences(moved)) {
      #expect(before.remedy.count > 3 && before.fact == after.fact)
      // A letter standing alone after "press" is a key: it must have changed with the keys.
      let words = before.remedy.replacing(#/Ctrl-./#, with: "")
      let letters = words.split { !$0.isLetter && !$0.isNumber && $0 != "\"" && $0 != "." && $0 != "<" }
        .filter { $0.count == 1 && !["è", "e", "a", "o", "i"].contains($0) }
      if !letters.isEmpty { #expect(before.remedy != after.remedy, "\(before.remedy)") }
    }
  }

  @Test("the keys that sentences name do, in the place where they are said, what is promised")
  func keysWork() throws {
    let phrases = Phrases(.italian)
    for command in [
      Command.claim, .takeOver, .note, .nextUnread, .reopen, .reply, .flag, .transfer, .label, .close, .release,
      .viewIncoming, .viewFlagged, .search, .redraw,
    ] {
      for focus in [Focus.list, .thread] {
        let key = try #require(phrases.keys.key(for: command, in: focus))
        #expect(phrases.keys.command(for: key, in: focus) == command)
        #expect(phrases.key(command, in: focus) == phrases.keyNames[key])
      }
    }
  }
}

@Suite("A clock that jumps")
struct ClockJumpTests {
  @Test(
    "back or forward by an hour, a day, a year: nothing is lost, and nothing on screen is out of reason",
    arguments: [-31_536_000.0, -86_400, -3_600, 3_600, 86_400, 31_536_000])
  func jump(seconds: TimeInterval) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>iuna bozza")
    let drafts = play.state.drafts
    play.take(.tick(play.town.now.addingTimeInterval(seconds)))
    #expect(play.state.drafts == drafts)
    // What was due before the jump is kept now, or within a second of the new clock.
    let due = play.state.unsaved.values.map(\.due).max()
    #expect(due.map { $0 <= play.state.now.addingTimeInterval(Unsaved.longest) } ?? true)
    let wake = try #require(play.state.nextWake)
    #expect(wake > play.state.now && wake <= play.state.now.addingTimeInterval(61))
    for _ in 0..<2 {
      #expect(!play.screen.contains(" -") && !play.screen.contains("attesa -"), "\(play.screen)")
      try play.press("<esc><esc>")
    }
    play.take(.tick(play.town.now))
    #expect(play.state.drafts == drafts && play.state.thread?.id == Citizen.giulia.id)
    #expect(play.screen.contains("● APERTO"))
  }

  @Test("a message that is held is not said to leave in an hour because the clock went back")
  func held() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>iciao<enter>")
    #expect(play.screen.contains("parte fra 5 s"))
    play.take(.tick(play.town.now.addingTimeInterval(-3600)))
    #expect(!play.screen.contains("3605") && !play.screen.contains("fra 1 h"), "\(play.screen)")
    let wake = try #require(play.state.nextWake)
    #expect(wake <= play.state.now.addingTimeInterval(61))
  }
}
