import Desk
import Foundation
import Moderation
import Store

/// Measures the console while another connection writes to its file: what it shows of that, and what keys wait for it.
struct TrafficBench {
  private let screen: ScreenBench
  private let store: Store
  private let now: Date
  private let effort: BenchEffort

  init(_ screen: ScreenBench, store: Store, at now: Date, effort: BenchEffort) {
    (self.screen, self.store, self.now, self.effort) = (screen, store, now, effort)
  }

  func figures() throws -> [Figure] {
    let console = try screen.console()
    return [try foreignCommits(console)] + (try flood(console))
  }

  /// From the beginning of another connection's commit to the last byte that shows it: a citizen nobody knew makes the
  /// list one longer, wherever the row comes to stand.
  private func foreignCommits(_ console: PseudoTerminal) throws -> Figure {
    let times = try (0..<effort.foreign).compactMap { number -> Double? in
      console.discard()
      let begun = ContinuousClock.now
      try store.receive([arrival("foreign.\(number)", from: Self.stranger(number))], at: now)
      return console.settle(quiet: effort.quiet, patience: 500, since: begun).last
    }
    guard times.count * 10 >= effort.foreign * 9 else {
      throw Failure.cannotRun("a commit of another process is not shown: \(times.count) times of \(effort.foreign)")
    }
    return Figure(name: "another process's message painted", unit: "ms", values: times, limit: 50)
  }

  /// Steps down while a thousand messages a second arrive, ten in a commit, in chats and from people not on the screen.
  private func flood(_ console: PseudoTerminal) throws -> [Figure] {
    let citizens = try waitingFurtherDown() + (0..<200).map { Self.stranger(1_000_000 + $0) }
    let feeder = Feeder(try Store.open(store.path), perSecond: 1_000, batch: 10) { number in
      arrival("flood.\(number)", from: citizens[number % citizens.count])
    } receive: { store, arrivals in
      try store.receive(arrivals, at: now)
    }
    var keys: [Double] = []
    let begun = ContinuousClock.now
    feeder.start()
    while begun.duration(to: .now).milliseconds < Double(effort.floodSeconds) * 1_000 {
      _ = console.settle(quiet: 30, patience: 30, atMost: 30)
      // Only a selection that moves writes its bar: rows that others change keep theirs.
      if let time = console.press("j", until: "▌") { keys.append(time) }
    }
    let rate = try feeder.stop()
    guard !keys.isEmpty else { throw Failure.cannotRun("no key was answered while messages poured in") }
    return [
      Figure(name: "a step down, messages pouring in", unit: "ms", values: keys, limitOfP95: 8),
      Figure(
        name: "messages that poured in meanwhile", unit: "per second", values: [rate], limit: 950, isRate: true),
    ]
  }

  /// Citizens whose chats stand at the end of the list: what they write shows in its counters only.
  private func waitingFurtherDown() throws -> [Identity] {
    guard let me = try store.staff().first?.id else { return [] }
    let page = try store.inbox(.incoming, for: me, at: now, backward: true, limit: 500)
    return page.rows.dropFirst(page.hasEarlier ? 0 : page.rows.count / 2).map(\.citizen)
  }

  private func arrival(_ name: String, from citizen: Identity) -> Arrival {
    Arrival(
      id: ProviderID("wamid.bench.\(name)"), kind: .text, from: citizen, at: now,
      content: .text("Buongiorno, la graduatoria del nido quando esce?"),
      raw: "{\"id\":\"\(name)\",\"type\":\"text\",\"timestamp\":\"1773309600\"}")
  }

  /// Somebody invented whom no seeded town knows.
  private static func stranger(_ number: Int) -> Identity {
    Identity(userID: "IT.8\(number)", profileName: "Persona \(number)")
  }
}

extension Store {
  /// Takes arrivals in, in one commit.
  fileprivate func receive(_ arrivals: [Arrival], at now: Date) throws {
    _ = try receive(Delivery(arrivals: arrivals), judgements: [], at: now)
  }
}
