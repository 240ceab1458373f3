import Desk
import Foundation
import Policy

/// One day at the desk with invented citizens, as a trainer writes it: who works, who writes when, and what was there
/// before. Everything in it is told relative to its start, so that the same day can be played on any date.
public struct Day: Equatable, Sendable {
  /// What lists and the header call it.
  public var title: String
  /// What it is for, in a sentence or more; empty when the author says nothing.
  public var about: String
  /// The clause ids it teaches.
  public var teaches: [String]
  /// The skills it trains, in a few words each.
  public var skills: [String] = []
  /// The ruleset it is played under.
  public var ruleset: String
  /// When it starts; all its instants follow from this one.
  public var start: Date
  /// How long it lasts, in seconds from its start; nothing happens after that.
  public var length: TimeInterval
  /// Who works at the desk.
  public var staff: [Staff]
  /// Who writes.
  public var citizens: [Citizen]
  /// The conversations that are there when the day starts.
  public var earlier: [EarlierConversation]
  /// What citizens and colleagues do during the day, in the order of the file.
  public var timeline: [Line]
  /// The director's orders, in the order of the file.
  public var orders: [DayOrder] = []
  /// What the trainee should do, and should not.
  public var expectations: [Expectation] = []

  /// The same day, begun at another instant: history and timeline move along.
  public func starting(at instant: Date) -> Day {
    var day = self
    day.start = instant
    return day
  }

  /// The citizen of a handle.
  public func citizen(_ id: String) -> Citizen? { citizens.first { $0.id == id } }

  /// The citizen whom WhatsApp knows by a number or a user id; how a conversation is traced back to the day.
  public func citizen(of identity: Identity) -> Citizen? {
    citizens.first { citizen in
      identities(of: citizen.id).contains { known in
        (known.phone != nil && known.phone == identity.phone)
          || (known.userID != nil && known.userID == identity.userID)
      }
    }
  }

  /// How WhatsApp names a citizen in the course of the day: at first, and after each change of number.
  public func identities(of id: String) -> [Identity] {
    guard let citizen = citizen(id) else { return [] }
    var identities = [citizen.identity]
    for line in timeline where line.citizen == id {
      guard let phone = line.deed.newNumber else { continue }
      var identity = citizen.identity
      identity.phone = phone
      identities.append(identity)
    }
    return identities
  }
}

/// An invented person.
public struct Citizen: Equatable, Sendable, Identifiable {
  /// The handle by which the day's lines call them: `giulia`.
  public var id: String
  /// The name on their profile.
  public var name: String
  /// How WhatsApp names them.
  public var identity: Identity
  /// The language they write in, ISO 639-1.
  public var language: String
  /// How soon their phone and their eyes get our messages.
  public var ticks: Ticks

  /// Makes a person.
  public init(id: String, name: String, identity: Identity, language: String = "it", ticks: Ticks = Ticks()) {
    (self.id, self.name, self.identity, self.language, self.ticks) = (id, name, identity, language, ticks)
  }
}

/// How soon a message of ours gets its ticks; nil is never.
public struct Ticks: Equatable, Sendable {
  /// Seconds until the second tick.
  public var delivered: TimeInterval?
  /// Seconds until both turn blue.
  public var read: TimeInterval?

  /// Seconds from the sending; a message is not read before it is delivered.
  public init(delivered: TimeInterval? = 2, read: TimeInterval? = 20) {
    (self.delivered, self.read) = (delivered, read)
  }
}
