import Desk
import Moderation
import Testing

@testable import Store

@Suite("A14, C17: the flags of a chat that nobody has settled")
struct OpenFlagTests {
  @Test("are those on its own messages, oldest first, until a person settles each")
  func open() throws {
    let bench = try Bench()
    let flags = ["A14.b", "A14.f"].map {
      Flag(clause: $0, rule: "prova", evidence: 0..<3, confidence: .medium, why: "prova")
    }
    let id = try bench.receive(Bench.arrival("wamid.1"), judgement: Judgement(flags: flags))
    try bench.receive(Bench.arrival("wamid.2", citizen: 2), judgement: Judgement(flags: flags))
    let last = try bench.store.counts(for: Bench.rita, at: Bench.thursday).lastFlag
    let open = try bench.store.openFlags(of: id, upTo: last)
    #expect(open.count == 2 && open[0].id < open[1].id)
    try bench.act(.dismissFlag(open[0].id, on: open[0].message, reason: "non lo è"), on: id, by: Bench.rita)
    #expect(try bench.store.openFlags(of: id, upTo: last).map(\.id) == [open[1].id])
    #expect(throws: ActError.refused(.roleMissing(.supervisor))) {
      try bench.act(.dismissFlag(open[1].id, on: open[1].message, reason: "non lo è"), on: id)
    }
    #expect(try bench.store.openFlags(of: id, upTo: last).count == 1)
  }
}
