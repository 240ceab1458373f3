import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Store

@Suite("A09: where a chat stands in the lists")
struct ShelfTests {
  private static let noon = Bench.thursday + 3600
  private let never: Int64 = 253_402_300_800_000

  /// A chat that waits since 12:00, whose citizen wrote again at 12:10 and is to be answered until 12:30.
  private func record(
    useful: Bool = true, window: Bool = true, waits: Bool = true, danger: Bool = false, inCharge: StaffID? = nil
  ) -> ConversationRecord {
    var record = ConversationRecord(id: ConversationID(7), at: Self.noon - 60)
    record.conversation.session = Session(id: SessionID(1), opened: Self.noon, inCharge: inCharge)
    record.conversation.waitingSince = waits ? Self.noon : nil
    record.conversation.window = window ? ServiceWindow(opened: Self.noon + 600) : nil
    record.lastUseful = useful ? Self.noon + 1_800 : nil
    record.flags.isDanger = danger
    record.lastAt = Self.noon + 600
    return record
  }

  private func at(_ seconds: Double) -> Int64 { (Self.noon + seconds).milliseconds }

  @Test("a chat that waits stands by the moment from which no answer is possible")
  func waiting() {
    let shelf = Shelf(record())
    #expect(shelf.level == .waiting && shelf.first == at(1_800) && shelf.second == at(0))
  }

  @Test("when the desk never opens in the 24 hours, by the moment at which the citizen wrote last")
  func late() {
    #expect(Shelf(record(useful: false)).first == at(600))
    #expect(Shelf(record(useful: false, window: false)).first == at(0), "or else since when they wait")
  }

  @Test("a danger stands above, by the same moment; one that nobody owes an answer comes last of them (A14.c)")
  func danger() {
    let shelf = Shelf(record(danger: true))
    #expect(shelf.level == .danger && shelf.first == at(1_800) && shelf.second == at(0))
    #expect(Shelf(record(useful: false, danger: true)).first == at(600))
    let settled = Shelf(record(waits: false, danger: true))
    #expect(settled.level == .danger && settled.first == never && settled.second == at(600))
  }

  @Test("one that rests stands by its last message, the newest first")
  func resting() {
    let shelf = Shelf(record(waits: false))
    #expect(shelf.level == .resting && shelf.first == -at(600) && shelf.second == -7)
  }

  @Test("what waits or is nobody's is incoming, and what is closed never")
  func incoming() {
    #expect(Shelf(record(inCharge: Bench.anna)).isIncoming && Shelf(record(waits: false)).isIncoming)
    #expect(!Shelf(record(waits: false, inCharge: Bench.anna)).isIncoming)
    var closed = record()
    closed.conversation.session = nil
    #expect(!Shelf(closed).isIncoming)
  }
}
