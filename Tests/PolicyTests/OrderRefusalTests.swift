import Foundation
import Policy
import Testing

@Suite("A12: an order that could not be meant is refused")
struct OrderRefusalTests {
  private func refusal(
    _ act: Order.Act, reference: String = "DD 1/2026", reason: String = "prova"
  ) throws -> OrderRefusal? {
    do {
      try Order.check(act, reference: reference, reason: reason, now: try instant("2026-03-12T10:00:00+01:00"))
      return nil
    } catch let refusal as OrderRefusal {
      return refusal
    }
  }

  private func hours(_ from: Int, _ to: Int) -> Hours {
    Hours(start: CivilTime(minutes: from * 60), end: CivilTime(minutes: to * 60))
  }

  @Test("reference and reason are needed, on one line, and short enough for a message")
  func texts() throws {
    let today = Order.Act.closure(from: try day("2026-03-12"), to: try day("2026-03-12"))
    #expect(try refusal(today) == nil)
    #expect(try refusal(today, reference: " ") == .referenceMissing)
    #expect(try refusal(today, reason: "") == .reasonMissing)
    #expect(try refusal(today, reason: "a\nb") == .textUnfit(limit: 300))
    #expect(try refusal(today, reason: "\u{1B}[2J") == .textUnfit(limit: 300))
    #expect(try refusal(today, reference: String(repeating: "x", count: 301)) == .textUnfit(limit: 300))
  }

  @Test("days: the first not after the last, the last not before today")
  func days() throws {
    let (yesterday, today, tomorrow) = (try day("2026-03-11"), try day("2026-03-12"), try day("2026-03-13"))
    #expect(try refusal(.closure(from: tomorrow, to: today)) == .endsBeforeStart(from: tomorrow, to: today))
    #expect(try refusal(.closure(from: yesterday, to: yesterday)) == .whollyPast(today: today))
    #expect(try refusal(.closure(from: yesterday, to: today)) == nil)
    #expect(try refusal(.weekly(from: yesterday, to: nil, hours: WeeklyHours())) == nil)
  }

  @Test("hours: some, none empty, in order, apart")
  func hours() throws {
    let today = try day("2026-03-12")
    let (morning, noon, none) = (hours(9, 12), hours(11, 14), hours(12, 12))
    #expect(try refusal(.opening(from: today, to: today, hours: [])) == .hoursMissing)
    #expect(try refusal(.closure(from: today, to: today, hours: [])) == .hoursMissing)
    #expect(try refusal(.opening(from: today, to: today, hours: [none])) == .hoursEmpty(none))
    #expect(try refusal(.opening(from: today, to: today, hours: [morning, noon])) == .hoursOverlap(morning, noon))
    #expect(try refusal(.opening(from: today, to: today, hours: [noon, morning])) == .hoursOverlap(noon, morning))
    let week = WeeklyHours([.monday: [none]])
    #expect(try refusal(.weekly(from: today, to: nil, hours: week)) == .hoursEmpty(none))
    #expect(try refusal(.opening(from: today, to: today, hours: [morning, hours(12, 13)])) == nil)
  }
}
