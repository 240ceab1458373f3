import Foundation

/// A block in force (A15); blocks are made and reviewed by supervisors.
public struct Block: Equatable, Sendable, Codable {
  /// Its number; zero until the file has given one.
  public var id: BlockID
  /// The ground, by the ruleset's id.
  public var clause: String
  /// When it lapses or comes up for review.
  public var until: Date
  /// Which of the two.
  public var ends: BlockTerm.Kind
  /// What making it interrupted; known only where it is to be undone.
  public var interrupted: Interruption?

  /// Makes a block; by default one that ends by itself.
  public init(
    id: BlockID = BlockID(0), clause: String, until: Date, ends: BlockTerm.Kind = .lapse,
    interrupted: Interruption? = nil
  ) {
    (self.id, self.clause, self.until, self.ends, self.interrupted) = (id, clause, until, ends, interrupted)
  }

  /// Whether it holds at an instant. One that comes up for review holds until somebody has decided.
  public func holds(at now: Date) -> Bool { ends == .review || now < until }
}

/// What making a block cut short, so that undoing it gives everything back.
public struct Interruption: Equatable, Sendable, Codable {
  /// The visit that was going on.
  public var session: Session?
  /// Since when the citizen had been waiting.
  public var waitingSince: Date?
  /// Messages that nobody had read.
  public var unread: Int
  /// When the first message came that was kept out.
  public var firstAttempt: Date?
  /// How many came since.
  public var attempts: Int

  /// Makes an interruption; by default of nothing.
  public init(
    session: Session? = nil, waitingSince: Date? = nil, unread: Int = 0, firstAttempt: Date? = nil, attempts: Int = 0
  ) {
    (self.session, self.waitingSince, self.unread) = (session, waitingSince, unread)
    (self.firstAttempt, self.attempts) = (firstAttempt, attempts)
  }
}

/// For how long somebody is to be blocked, and where.
public struct BlockTerm: Equatable, Sendable, Codable {
  /// What happens at the date. The words are kept in the file.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// It ends by itself.
    case lapse
    /// A supervisor looks again; until they have, it holds.
    case review
  }

  /// The date.
  public var until: Date
  /// What happens then.
  public var ends: Kind
  /// Whether WhatsApp is asked to block too, besides the desk.
  public var atWhatsApp: Bool

  /// Makes a term; by default at the desk alone.
  public init(until: Date, ends: Kind, atWhatsApp: Bool = false) {
    (self.until, self.ends, self.atWhatsApp) = (until, ends, atWhatsApp)
  }
}

/// How far a block at WhatsApp has come: it takes one only within 24 hours of the citizen's last message. The words are
/// kept in the file.
public enum WhatsAppLevel: String, CaseIterable, Sendable, Codable {
  /// Nobody wants it there.
  case none
  /// To be asked for.
  case toAsk
  /// Asked for; no answer yet.
  case asked
  /// WhatsApp blocks them.
  case holds
  /// WhatsApp would not.
  case refused
  /// The 24 hours were over; asked for when the citizen writes again.
  case tooLate
  /// To be taken off.
  case toLift
  /// Asked to be taken off; no answer yet.
  case lifting
  /// Taken off.
  case lifted
}

/// What a supervisor decides about a block in force.
public enum BlockReview: Equatable, Sendable, Codable {
  /// It stays as it is; one that was to be looked at again is, at the next date.
  case keep
  /// It lasts until another date.
  case extend(until: Date)
  /// It ends now.
  case lift
  /// It was a mistake: everything is as before, and what was kept out comes in.
  case undo
}

/// The number of a block.
public typealias BlockID = Identifier<Block>
