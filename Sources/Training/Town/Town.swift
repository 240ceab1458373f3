import Desk
import Foundation
import Policy

/// An invented town's year at the desk, up to an instant: the same for the same seed, instant and sizes.
///
/// What it is like: most have written once or twice, a few hundreds of times; a quarter of the visits begin while the
/// desk is closed; nine in ten citizens had their policy notice (A07) before the year began. At the end a fifth of the
/// conversations are open, more than a tenth wait inside their 24 hours, and the rest are closed.
public struct Town: Sendable {
  /// Why there is no such town.
  public enum Refusal: Error, Equatable, Sendable {
    /// There must be a citizen, and no more than ten million.
    case conversations
    /// Everybody writes at least once, and nobody a million times.
    case messages
    /// In the year up to the instant the desk was not open.
    case neverOpen
  }

  /// Everybody at the desk; the first may do everything.
  public static let staff = TownPeople.staff

  /// How many citizens there are.
  public let conversations: Int
  /// Before everything that happens.
  public let start: Date
  /// After everything that happens.
  public let end: Date
  let seed: UInt64
  let visits: [TownVisit]
  let openings: TownOpenings

  /// Plans a town.
  ///
  /// - Parameters:
  ///   - seed: another gives another town.
  ///   - conversations: citizens.
  ///   - messages: what citizens and staff send each other, all together; what the rules send comes besides.
  ///   - end: the instant at which the history ends.
  ///   - timetable: the desk's hours.
  public init(
    seed: UInt64, conversations: Int, messages: Int, end: Date, timetable: Timetable
  ) throws(Refusal) {
    guard (1...10_000_000).contains(conversations) else { throw .conversations }
    guard messages >= conversations, messages / conversations < 1_000_000, messages < 1 << 40 else { throw .messages }
    let openings = TownOpenings(timetable, until: end)
    guard openings.past.count > 20 else { throw .neverOpen }
    (self.seed, self.conversations, self.end, self.openings) = (seed, conversations, end, openings)
    start = Date(timeIntervalSince1970: Double(openings.start / 1000))
    visits = TownPlan(seed: seed, conversations: conversations, messages: messages, openings: openings).visits
  }

  /// A citizen's names.
  public func citizen(_ number: Int) -> Identity { TownPeople.citizen(number, of: conversations, seed: seed) }

  /// Whether a citizen had the policy notice before the year began; what was said then is gone (A25).
  public func isKnown(_ citizen: Int) -> Bool {
    var chance = Chance(seed, 4, citizen)
    return chance.hits(900)
  }

  /// All that happened, oldest first.
  public func steps() -> TownSteps { TownSteps(self) }
}

/// The stretches in which the desk was open, in milliseconds.
struct TownOpenings: Sendable {
  /// Before the first.
  let start: Int
  /// The instant at which the history ends.
  let end: Int
  /// Those that were over by the end, oldest first.
  let past: [Range<Int>]
  /// The one going on at the end, cut there; nil when the desk is closed then.
  let current: Range<Int>?

  init(_ timetable: Timetable, until end: Date) {
    let from = end.addingTimeInterval(-360 * 86_400)
    var stretches: [Range<Int>] = []
    for opening in timetable.openings(in: DateInterval(start: from, end: end)) {
      stretches.append(Self.milliseconds(opening.start)..<Self.milliseconds(opening.end))
    }
    start = Self.milliseconds(from) - 2 * TownVisit.day
    self.end = Self.milliseconds(end)
    let isOpen = stretches.last?.upperBound == self.end && timetable.status(at: end).open
    current = isOpen ? stretches.popLast() : nil
    past = stretches
  }

  private static func milliseconds(_ instant: Date) -> Int {
    Int(max(-62_135_596_800, min(instant.timeIntervalSince1970, 253_402_300_799)) * 1000)
  }
}
