import Desk
import Foundation
import Testing

@testable import Training

@Suite("A day played: the same day and acts give the same happenings")
struct PlayTests {
  @Test("citizens write on time, ask again unanswered, and thank once answered")
  func quietMorning() throws {
    let day = try embeddedDay("quiet")
    var player = Player(day)
    #expect(player.next == seconds(60, into: day))
    #expect(
      told(player.advance(to: seconds(200, into: day)), day) == ["60 text day.giulia.2", "180 image day.ahmed.1"])
    #expect(told(player.advance(to: seconds(900, into: day)), day) == ["660 text day.giulia.3"])
    #expect(player.next == nil)
    let acts = [
      OperatorAct.answered(citizen: "giulia", message: ProviderID("m1"), at: seconds(905, into: day)),
      .answered(citizen: "ahmed", message: ProviderID("m2"), at: seconds(910, into: day)),
    ]
    #expect(
      told(player.advance(to: seconds(2000, into: day), acts: acts), day) == [
        "906 sent m1", "907 delivered m1", "911 sent m2", "912 delivered m2", "925 read m1",
        "945 reaction day.giulia.4", "955 text day.giulia.5",
      ])
  }

  @Test("time cut into other pieces, and acts told one by one, change nothing", arguments: [1, 7, 60, 3600])
  func pieces(_ step: Int) throws {
    let day = try embeddedDay("demo")
    func answers() -> [OperatorAct] {
      day.citizens.enumerated().map { index, citizen in
        .answered(
          citizen: citizen.id, message: ProviderID("m.\(citizen.id)"), at: seconds(Double(90 + 45 * index), into: day))
      }
    }
    var whole = Player(day, seed: 42)
    let expected = whole.advance(to: whole.end, acts: answers())
    var cut = Player(day, seed: 42)
    var happenings: [Happening] = []
    for second in stride(from: 0, through: Int(day.length) + step, by: step) {
      let due = answers().filter { Int($0.at.timeIntervalSince(day.start)) > second - step }
      let acts = due.filter { Int($0.at.timeIntervalSince(day.start)) <= second }
      happenings += cut.advance(to: seconds(Double(second), into: day), acts: acts)
    }
    #expect(happenings == expected)
    #expect(expected.count > 60)
    #expect(expected.map(\.at) == expected.map(\.at).sorted())
  }

  @Test("an answer cancels the reminder; a second message of ours begins the thanks' wait anew")
  func reminders() throws {
    let day = try day(
      """
      - {who: giulia, at: +0 s, text: domanda}
      - {who: giulia, no answer within: 10 min, text: c'è qualcuno?}
      - {who: giulia, after: previous, delay: 5 s, text: pronto?}
      - {who: giulia, after: answer, delay: 30 s, text: grazie}
      """)
    var player = Player(day)
    let acts = [100.0, 120].map {
      OperatorAct.answered(citizen: "giulia", message: ProviderID("m\($0)"), at: seconds($0, into: day))
    }
    let arrivals = told(player.advance(to: seconds(3600, into: day), acts: acts), day).filter { $0.contains("text") }
    #expect(arrivals == ["0 text day.giulia.1", "150 text day.giulia.4"])
  }

  @Test("who has been waiting since before the day asks again, unless answered in the meantime")
  func waitingSinceBefore() throws {
    let day = try embeddedDay("demo")
    func reminded(_ acts: [OperatorAct]) -> Bool {
      var player = Player(day)
      return player.advance(to: seconds(330, into: day), acts: acts).contains {
        if case .arrival(let arrival) = $0 { arrival.text?.hasPrefix("allora??") == true } else { false }
      }
    }
    #expect(reminded([]))
    #expect(!reminded([.answered(citizen: "loris", message: ProviderID("m"), at: seconds(60, into: day))]))
  }

  @Test("a phone that is off gives one tick; ticks owed come before the citizen's next word")
  func ticks() throws {
    let off = try day("- {who: giulia, at: +0 s, text: ciao}", citizen: ", delivered: never")
    var player = Player(off)
    let act = { (day: Day) in
      OperatorAct.answered(citizen: "giulia", message: ProviderID("m"), at: seconds(5, into: day))
    }
    #expect(
      told(player.advance(to: seconds(600, into: off), acts: [act(off)]), off) == ["0 text day.giulia.1", "6 sent m"])
    let slow = try day(
      "- {who: giulia, at: +0 s, text: ciao}\n- {who: giulia, at: +10 s, text: dunque?}", citizen: ", read: 10 min")
    player = Player(slow)
    #expect(
      told(player.advance(to: seconds(60, into: slow), acts: [act(slow)]), slow) == [
        "0 text day.giulia.1", "6 sent m", "7 delivered m", "10 read m", "10 text day.giulia.2",
      ])
  }

  @Test("reactions, edits, deletions and quotes point at what was said")
  func targets() throws {
    let day = try day(
      """
      - {who: giulia, at: +0 s, id: domanda, text: dove?}
      - {who: giulia, at: +1 s, text: quando}
      - {who: giulia, at: +2 s, edit: quando?, to: previous}
      - {who: giulia, at: +3 s, deletion: domanda}
      - {who: giulia, at: +4 s, reaction: 👍}
      - {who: giulia, at: +5 s, text: ecco, quoting: previous}
      """)
    var player = Player(day)
    let contents = player.advance(to: seconds(9, into: day)).compactMap { happening -> Arrival? in
      if case .arrival(let arrival) = happening { arrival } else { nil }
    }
    #expect(contents.map(\.kind) == [.text, .text, .edit, .revoke, .text])
    #expect(contents[2].content == .edit(of: ProviderID("day.giulia.2"), text: "quando?"))
    #expect(contents[3].content == .revoke(of: ProviderID("day.giulia.1")))
    #expect(contents[4].quoting == ProviderID("day.giulia.2"))
  }

  @Test("acts out of time or by nobody's citizen harm nothing")
  func oddActs() throws {
    let day = try embeddedDay("quiet")
    var player = Player(day)
    _ = player.advance(to: seconds(300, into: day))
    let acts = [
      OperatorAct.answered(citizen: "nessuno", message: ProviderID("x"), at: .distantPast),
      .answered(citizen: "giulia", message: ProviderID("m"), at: .distantPast),
      .closed(citizen: "giulia", at: .distantFuture),
    ]
    #expect(told(player.advance(to: seconds(302, into: day), acts: acts), day) == ["301 sent m", "302 delivered m"])
    #expect(player.advance(to: .distantPast) == [])
    #expect(player.advance(to: .distantFuture).isEmpty == false)
    #expect(player.next == nil)
  }
}
