import Desk
import Foundation
import Moderation
import Testing

@testable import Store

@Suite("A15: blocks in the file")
struct BlockTests {
  private let week = Bench.thursday + 7 * 86_400

  private func blocked(
    _ bench: Bench, ends: BlockTerm.Kind = .lapse, whatsApp: Bool = false
  ) throws -> (chat: ConversationID, message: MessageID) {
    let place = try bench.flagged()
    try bench.take(.block(BlockTerm(until: week, ends: ends, atWhatsApp: whatsApp)), place)
    return place
  }

  private func outgoing(_ bench: Bench) throws -> Int {
    try bench.store.connection.read("counting") { sql in
      try sql.first("SELECT count(*) FROM message WHERE line = 'outgoing'") { try $0.int() } ?? 0
    }
  }

  @Test("what a blocked citizen sends is counted, kept out of every list, and answered by nothing")
  func keptOut() throws {
    let bench = try Bench()
    let place = try blocked(bench)
    let before = try bench.store.counts(for: Bench.anna, at: Bench.thursday)
    let sent = try outgoing(bench)
    let night = Bench.thursday + 10 * 3600
    _ = try bench.flagged("Ancora io qui subito", [Bench.threat], at: night)
    _ = try bench.flagged("E ancora", [], at: night + 5)
    var after = try bench.store.counts(for: Bench.anna, at: night)
    #expect(after.lastFlag > before.lastFlag, "the finding is kept")
    after.lastFlag = before.lastFlag
    #expect(try after == before && outgoing(bench) == sent)
    for view in [InboxView.incoming, .mine, .flagged] {
      #expect(try bench.store.inbox(view, for: Bench.anna, at: night, limit: 9).rows == [], "\(view)")
    }
    #expect(try bench.store.moderationQueue(limit: 9).rows == [] && bench.store.openFlags(of: place.chat).isEmpty)
    let row = try #require(try bench.store.blocks(at: night, limit: 9).rows.first)
    #expect(row.attempts == 2 && row.lastAttempt == night + 5 && row.finding.clause == "A14.f")
    #expect(row.finding.messages == [place.message] && row.by == Bench.rita && row.since == Bench.thursday + 60)
    #expect(row.citizen.profileName == "Cittadina 1" && row.until == week && row.previous == 0)
    let closed = try #require(try bench.store.inbox(.closed, for: Bench.anna, at: night, limit: 9).rows.first)
    #expect(closed.last?.text == "Guadagna subito qui" && closed.outcome == .improper)
    #expect(throws: ActError.refused(.blocked(until: week))) {
      try bench.act(.reopen, on: place.chat)
      try bench.act(.reply(text: "Basta", quoting: nil), on: place.chat)
    }
  }

  @Test("it lapses by itself at its date, whoever looks first, and the next message opens a chat again")
  func lapses() throws {
    for looks in [true, false] {
      let bench = try Bench()
      let place = try blocked(bench)
      #expect(try bench.store.lapseBlocks(at: week - 1) == 0)
      if looks { #expect(try bench.store.lapseBlocks(at: week) == 1) }
      #expect(try bench.store.blocks(at: week, limit: 9) == BlockPage())
      _ = try bench.flagged("Buongiorno a tutti", [], at: week)
      #expect(try bench.store.inbox(.incoming, for: Bench.anna, at: week, limit: 9).rows.map(\.id) == [place.chat])
      let row = try #require(try bench.store.journal(limit: 900).last { $0.verb == "blockLapsed" })
      #expect(row.actor == "program" && row.conversation == place.chat)
      try bench.take(.block(BlockTerm(until: week + 86_400, ends: .review)), place, at: week + 60)
      let next = try #require(try bench.store.blocks(at: week + 90, limit: 9).rows.first)
      #expect(next.previous == 1)
    }
  }

  @Test("one that comes up for review holds until somebody has looked")
  func review() throws {
    let bench = try Bench()
    let place = try blocked(bench, ends: .review)
    let late = week + 86_400
    #expect(try bench.store.lapseBlocks(at: late) == 0 && bench.store.blocks(at: late, limit: 9).total == 1)
    try bench.act(.ladder(.review(.keep, reason: "scrive ancora")), on: place.chat, by: Bench.rita, at: late)
    #expect(try bench.store.blocks(at: late, limit: 9).rows.first?.until == late + 30 * 86_400)
    let until = late + 10 * 86_400
    try bench.act(
      .ladder(.review(.extend(until: until), reason: "meno")), on: place.chat, by: Bench.rita, at: late)
    try bench.store.noteAppeal("Chiede scusa", on: place.chat, by: Bench.rita, at: late)
    #expect(throws: ActError.refused(.roleMissing(.supervisor))) {
      try bench.store.noteAppeal("x", on: place.chat, by: Bench.anna, at: late)
    }
    let standing = try #require(try bench.store.block(of: place.chat, at: late))
    #expect(standing.row.reviews == 2 && standing.row.appeals == ["Chiede scusa"] && standing.row.until == until)
    #expect(standing.changes.map(\.kind) == [.made, .kept, .extended, .appeal])
    try bench.act(.ladder(.review(.lift, reason: "ha capito")), on: place.chat, by: Bench.rita, at: late)
    #expect(try bench.store.blocks(at: late, limit: 9).total == 0)
    #expect(try bench.store.thread(place.chat, limit: 99)?.head.conversation.block == nil)
    #expect(throws: ActError.refused(.ladder(.notBlocked))) {
      try bench.act(.ladder(.review(.lift, reason: "x")), on: place.chat, by: Bench.rita, at: late)
    }
  }

  @Test("a mistaken block is undone in one act: chat, charge, wait, flags and what was kept out are back")
  func undone() throws {
    let bench = try Bench()
    let place = try bench.flagged()
    try bench.act(.claim, on: place.chat, by: Bench.bruno)
    let before = try #require(try bench.store.thread(place.chat, limit: 1)).head.conversation
    try bench.take(.block(BlockTerm(until: week, ends: .lapse)), place)
    _ = try bench.flagged("Perché non rispondete?", [Bench.insult], at: Bench.thursday + 300)
    try bench.act(
      .ladder(.review(.undo, reason: "scambio di persona")), on: place.chat, by: Bench.rita, at: Bench.thursday + 600)
    let after = try #require(try bench.store.thread(place.chat, limit: 1)).head.conversation
    #expect(after.block == nil && after.session == before.session && after.waitingSince == before.waitingSince)
    #expect(after.unread == before.unread + 1)
    #expect(try bench.store.inbox(.mine, for: Bench.bruno, at: Bench.thursday + 600, limit: 9).rows.count == 1)
    let rows = try bench.store.moderationQueue(limit: 9).rows
    #expect(Set(rows.map(\.id)).contains(place.message) && rows.count == 2)
    #expect(try bench.store.confirmedViolations(of: place.chat) == [:])
    #expect(try bench.store.complaints() == [])
    let plain = try bench.flagged("Nulla di male", by: 2, [])
    try bench.take(.block(BlockTerm(until: week, ends: .lapse)), plain, at: Bench.thursday + 700)
    let undo = LadderIntent.review(.undo, reason: "scambio di persona")
    try bench.act(.ladder(undo), on: plain.chat, by: Bench.rita, at: Bench.thursday + 800)
    #expect(try bench.store.openFlags(of: plain.chat).isEmpty, "what the mistake itself had raised is gone with it")
    try bench.take(.block(BlockTerm(until: week, ends: .lapse)), place, at: Bench.thursday + 900)
    #expect(try bench.store.blocks(at: Bench.thursday + 900, limit: 9).rows.first?.previous == 0)
  }

  @Test("WhatsApp is asked in time, too late otherwise, again when the citizen writes, and to take off what ended")
  func whatsApp() throws {
    let bench = try Bench()
    let place = try blocked(bench, whatsApp: true)
    func level(_ now: Date) throws -> WhatsAppLevel? { try bench.store.blocks(at: now, limit: 1).rows.first?.level }
    let late = Bench.thursday + 25 * 3600
    #expect(try level(late) == .toAsk)
    #expect(try bench.store.takeWhatsAppBlocks(at: late, limit: 9) == [] && level(late) == .tooLate)
    _ = try bench.flagged("Eccomi di nuovo", [], at: late)
    #expect(try level(late) == .toAsk)
    let request = try #require(try bench.store.takeWhatsAppBlocks(at: late + 1, limit: 9).first)
    #expect(request.blocks && request.citizen.phone == "393475550011")
    #expect(try level(late) == .asked)
    try bench.store.recordWhatsAppBlock(request.id, as: .holds, at: late + 2)
    #expect(try level(late) == .holds)
    try bench.act(.ladder(.review(.lift, reason: "basta")), on: place.chat, by: Bench.rita, at: late + 3)
    let lift = try #require(try bench.store.takeWhatsAppBlocks(at: late + 4, limit: 9).first)
    #expect(!lift.blocks && lift.id == request.id)
    try bench.store.recordWhatsAppBlock(lift.id, as: .lifted, at: late + 5)
    #expect(try bench.store.takeWhatsAppBlocks(at: late + 6, limit: 9) == [])
    let words = try bench.store.journal(limit: 900).filter { $0.verb == "whatsAppBlock" }.map(\.about)
    #expect(words == ["tooLate", "asked", "holds", "lifting", "lifted"])
  }
}
