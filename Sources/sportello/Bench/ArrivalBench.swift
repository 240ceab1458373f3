import Desk
import Foundation
import Moderation
import Store

/// Measures durable arrivals beside the same rows written by bare SQLite, turn by turn on one file.
struct ArrivalBench {
  private let store: Store
  private let now: Date
  private let chats: [(id: ConversationID, citizen: Identity)]

  init(store: Store, at now: Date) throws {
    (self.store, self.now) = (store, now)
    chats = try store.waitingConversations(limit: 2_000)
  }

  /// Arrivals a second, one commit each and a hundred in a commit, with the floor of each.
  func figures(_ effort: BenchEffort) throws -> [Figure] {
    guard !chats.isEmpty else { throw Failure.cannotRun("no chat waits in the file: nobody can write again") }
    let plans = [
      (batch: 1, rounds: effort.commits.single, share: 0.8), (batch: 100, rounds: effort.commits.hundreds, share: 0.5),
    ]
    return try plans.map { plan in
      var (ours, floors): ([Double], [Double]) = ([], [])
      let bare = try BareArrivals(store.path, office: try store.office())
      let turns = min(Self.turns, plan.rounds)
      let rounds = plan.rounds / max(turns, 1)
      for turn in 0..<turns {
        let serial = plan.batch * 100 + turn
        // Each goes first as often: who comes later finds the index with more pieces to be joined.
        if turn.isMultiple(of: 2) { ours.append(try receive(plan.batch, rounds, serial: serial)) }
        floors.append(try receive(plan.batch, rounds, serial: serial, by: bare))
        if !turn.isMultiple(of: 2) { ours.append(try receive(plan.batch, rounds, serial: serial)) }
      }
      let floor = Figure.quantile(floors, 0.5)
      return Figure(
        name: plan.batch == 1 ? "durable arrivals, one commit each" : "durable arrivals, \(plan.batch) a commit",
        unit: "per second", values: ours, floor: floor, limit: floor.map { plan.share * $0 }, isRate: true)
    }
  }

  /// How often each of both has its turn, where there are commits enough.
  private static let turns = 30

  private func receive(_ batch: Int, _ rounds: Int, serial: Int) throws -> Double {
    let arrivals = arrivals(batch * rounds, "ours.\(serial)")
    return try rate(of: batch, rounds) { round in
      let part = Array(arrivals[(round * batch)..<((round + 1) * batch)])
      _ = try store.receive(Delivery(arrivals: part), judgements: [], at: now)
    }
  }

  private func receive(_ batch: Int, _ rounds: Int, serial: Int, by bare: BareArrivals) throws -> Double {
    let arrivals = arrivals(batch * rounds, "bare.\(serial)")
    try bare.prepare(arrivals, in: arrivals.indices.map { chats[$0 % chats.count].id }, store: store)
    return try rate(of: batch, rounds) { _ in try bare.commit(batch) }
  }

  /// Arrivals a second, until they stand in the file itself. Each turn finds the log empty and carries over what it has
  /// written: otherwise one turn would pay for another's, a quarter of its time.
  private func rate(of batch: Int, _ rounds: Int, _ body: (Int) throws -> Void) throws -> Double {
    try store.carryLogOver()
    let begun = ContinuousClock.now
    for round in 0..<rounds { try body(round) }
    try store.carryLogOver()
    return Double(batch * rounds) / max(begun.duration(to: .now).milliseconds / 1000, 1e-6)
  }

  private func arrivals(_ count: Int, _ name: String) -> [Arrival] {
    (0..<count).map { index in
      Arrival(
        id: ProviderID("wamid.bench.\(name).\(index)"), kind: .text, from: chats[index % chats.count].citizen, at: now,
        content: .text("Buongiorno, la graduatoria del nido quando esce?"),
        raw: "{\"id\":\"\(name).\(index)\",\"type\":\"text\",\"timestamp\":\"1773309600\"}")
    }
  }
}
