import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Store

@Suite("A09, A11: chats that will not live to the next opening")
struct DyingTests {
  @Test("are counted for whoever can still answer them: nobody's and one's own, a danger too, and none that is put off")
  func counted() throws {
    let bench = try Bench()
    let friday = try #require(CivilDay(year: 2026, month: 3, day: 13))
    let threat = Flag(clause: "A14.c", rule: "minaccia", evidence: 0..<3, confidence: .high, why: "prova")
    let ids = try (1...6).map { number in
      try bench.receive(
        Bench.arrival("wamid.\(number)", citizen: number), judgement: Judgement(flags: number == 1 ? [threat] : []))
    }
    func dying(for staff: StaffID, after seconds: Double = 120) throws -> Int {
      try bench.store.counts(for: staff, at: Bench.thursday + seconds).dyingToday
    }
    #expect(try dying(for: Bench.anna) == 0, "tomorrow is a day too")
    _ = try bench.store.makeOrder(
      .closure(from: friday, to: friday), reference: "DD 412/2026", reason: "assemblea", by: Bench.dario,
      at: Bench.thursday + 30)
    #expect(try dying(for: Bench.anna) == 6)
    try bench.act(.claim, on: ids[1], by: Bench.anna)
    try bench.act(.claim, on: ids[2], by: Bench.bruno)
    #expect(try dying(for: Bench.anna) == 5 && dying(for: Bench.bruno) == 5 && dying(for: Bench.rita) == 4)
    try bench.act(.claim, on: ids[3], by: Bench.anna)
    try bench.act(.snooze(until: Bench.thursday + 3_600), on: ids[3], by: Bench.anna)
    #expect(try dying(for: Bench.anna) == 4 && dying(for: Bench.anna, after: 3_600) == 5, "until it comes back")
    try bench.act(.claim, on: ids[4], by: Bench.anna)
    try bench.act(.close(.answered), on: ids[4], by: Bench.anna)
    #expect(try dying(for: Bench.anna) == 3, "what is closed owes nothing")
    #expect(try dying(for: Bench.anna, after: 7_199) == 4 && dying(for: Bench.anna, after: 7_200) == 0, "too late")
  }
}
