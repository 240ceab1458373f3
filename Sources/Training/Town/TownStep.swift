import Desk
import Foundation
import Moderation

/// Something that happened in an invented town, ready to be written into a file.
public struct TownStep: Sendable {
  /// What happened, and by whom.
  public enum What: Sendable {
    /// A citizen did something. Where `isSuspect`, moderation is to look at it.
    case arrival(Arrival, isSuspect: Bool)
    /// Somebody at the desk did something to the conversation.
    case act(Intent, by: StaffID)
    /// Somebody answered: the words, the message quoted, the name given by the carrier, and how far it came.
    case answered(String, quoting: ProviderID?, id: ProviderID, by: StaffID, state: OutboxState)
    /// Somebody settled what moderation had proposed about a message as unfounded.
    case dismissed(ProviderID, reason: String, by: StaffID)
    /// News about one of ours.
    case status(StatusUpdate)
  }

  /// When.
  public var at: Date
  /// Whose conversation, from zero in the order in which citizens first wrote.
  public var citizen: Int
  /// Whether it is the first thing of that citizen's.
  public var isFirst: Bool
  /// What happened.
  public var what: What
}
