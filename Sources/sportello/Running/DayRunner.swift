import Console
import Desk
import Foundation
import Moderation
import Policy
import Store
import Training
import WhatsApp

/// What plays a day while a console is open.
protocol DayPlaying: Sendable {
  /// Plays on, and tells when to come again; nil when all depends on the operator.
  func advance(to now: Date) throws -> Date?
}

/// Plays a day into a file: what citizens do comes in by the same transactions as from WhatsApp, and what the operator
/// sends gets its ticks. The lock makes it safe to share.
final class DayRunner: DayPlaying, @unchecked Sendable {
  private let store: Store
  private let day: Day
  private let book: Rulebook
  private var player: Player
  private let lock = NSLock()
  /// What happened and is not in the file yet: tried again after a fault.
  private var unwritten: [Happening] = []
  private var witness: DeskWitness

  /// Takes up a day in a file that `prepare` has made.
  ///
  /// - Parameter book: the word lists by which it is judged.
  init(_ day: Day, in store: Store, book: Rulebook = OwnLists.service) {
    (self.day, self.store, self.book) = (day, store, book)
    player = Player(day)
    witness = DeskWitness(day, in: store)
  }

  /// Plays on, and tells when to come again; nil when all depends on the operator.
  func advance(to now: Date) throws -> Date? { try lock.withLock { try advanced(to: now) } }

  private func advanced(to now: Date) throws -> Date? {
    var acts = try witness.acts()
    for outgoing in try store.takeQueued(at: now, limit: 100) {
      let name = ProviderID("day.sent.\(outgoing.id)")
      guard store.canCarry(outgoing) else {
        // WhatsApp's code for a file that could not be handed over.
        try store.recordSent(outgoing.id, provider: nil, state: .failed, errorCode: 131053, at: now)
        continue
      }
      try store.recordSent(outgoing.id, provider: name, state: .sent, at: now)
      guard let citizen = try witness.citizen(of: outgoing.conversation) else { continue }
      guard !outgoing.isAutomatic else {
        acts.append(.notified(citizen: citizen, message: name, at: now))
        continue
      }
      if PersonalData.asks(in: outgoing.text) { acts.append(.did(.askedData, citizen: citizen, at: now)) }
      acts.append(.answered(citizen: citizen, message: name, at: now))
    }
    unwritten += player.advance(to: now, acts: acts)
    while !unwritten.isEmpty { try write(now) }
    return [player.next, try store.nextHeld()].compactMap(\.self).min()
  }

  /// Plays up to an instant, each thing at its own time, with nobody at the desk.
  func play(to instant: Date) throws {
    var next = try advance(to: min(day.start, instant))
    while let moment = next, moment <= instant { next = try advance(to: moment) }
    _ = try advance(to: instant)
  }

  /// Plays from what comes first up to an instant, each thing at its own time.
  ///
  /// - Parameter played: called after each instant, with when to come again.
  /// - Returns: when to come again.
  func play(_ first: Date?, to instant: Date, played: (Date, Date?) -> Void = { _, _ in }) throws -> Date? {
    var next = first
    while let moment = next, moment <= instant {
      let later = try advance(to: moment)
      guard later != moment else { break }
      next = later
      played(moment, later)
    }
    return try advance(to: instant)
  }

  /// What it knows beside the file: with a copy of that the day goes on from here.
  struct Memory: Sendable {
    fileprivate var player: Player
    fileprivate var witness: DeskWitness
    fileprivate var unwritten: [Happening]
  }

  /// What it knows now.
  var memory: Memory { lock.withLock { Memory(player: player, witness: witness, unwritten: unwritten) } }

  /// Takes up a day where it stood when a copy of its file was made.
  init(_ day: Day, in store: Store, from memory: Memory, book: Rulebook) {
    (self.day, self.store, self.book) = (day, store, book)
    (player, unwritten, witness) = (memory.player, memory.unwritten, memory.witness)
    witness.store = store
  }

  /// The citizen whose conversation it is, by their handle.
  func citizen(of chat: ConversationID) -> String? { lock.withLock { (try? witness.citizen(of: chat)) ?? nil } }

  /// Which line of the timeline a citizen's message of an instant was; nil for none of them.
  func line(at instant: Date, by citizen: String) -> Int? { lock.withLock { player.line(at: instant, by: citizen) } }

  /// The day as it stands.
  func course(with injected: [CourseItem]) -> [CourseItem] { lock.withLock { player.course(with: injected) } }

  /// Has a citizen write something that is not in the day.
  ///
  /// - Parameter number: counts such messages, for their names.
  func inject(_ text: String, from citizen: String, number: Int, at now: Date) throws {
    try lock.withLock {
      guard let who = day.citizen(citizen) else { return }
      unwritten.append(
        .arrival(
          Arrival(
            id: ProviderID("day.\(citizen).extra.\(number)"), kind: .text, from: player.identity(of: who), at: now,
            content: .text(text))))
      while !unwritten.isEmpty { try write(now) }
    }
  }

  /// Does what the trainee's script says.
  ///
  /// - Returns: why it may not be, when it may not.
  func perform(_ act: ScriptedAct) throws -> Refusal? { try lock.withLock { try hand.perform(act, moments: player) } }

  private var hand: DeskHand { DeskHand(store: store, day: day) }

  /// Writes the first of what happened: arrivals and ticks that come together in one transaction, anything else alone.
  private func write(_ now: Date) throws {
    var delivery = Delivery()
    var count = 0
    gathering: for happening in unwritten {
      switch happening {
      case .arrival(let arrival): delivery.arrivals.append(arrival)
      case .status(let update): delivery.statuses.append(update)
      case .colleague, .order: break gathering
      }
      count += 1
    }
    if count > 0 {
      _ = try store.receive(delivery, judgements: try store.office().judge(delivery, at: now, with: book), at: now)
    } else if let first = unwritten.first {
      count = 1
      switch first {
      case .colleague(var act):
        act.at = now
        // Whom the trainee was quicker than gives way.
        _ = try hand.perform(act, moments: player)
      case .order(let order, _): try hand.make(order, at: now)
      case .arrival, .status: break
      }
    }
    unwritten.removeFirst(count)
  }
}
