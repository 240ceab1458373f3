import Foundation

/// What somebody wants to do about a message of ours that did not arrive, or may not have. The courier never sends again
/// by itself what may have left: only a person who has looked may say what became of it.
public enum OutboxIntent: Equatable, Sendable {
  /// Send it again, the same message: the citizen may get it twice.
  case retry(MessageID)
  /// It has left: somebody has seen it arrive.
  case markSent(MessageID)
  /// Leave it: it goes out no more, and asks for nothing more.
  case giveUp(MessageID)

  /// The message it speaks of.
  public var message: MessageID {
    switch self {
    case .retry(let message), .markSent(let message), .giveUp(let message): message
    }
  }
}

/// What was decided about a message of ours.
public enum OutboxEvent: Equatable, Sendable {
  case retried(MessageID)
  case markedSent(MessageID)
  case gaveUp(MessageID)

  /// The message it speaks of.
  public var message: MessageID {
    switch self {
    case .retried(let message), .markedSent(let message), .gaveUp(let message): message
    }
  }
}

/// Why nothing may be decided about a message of ours.
public enum OutboxRefusal: Equatable, Sendable {
  /// It is no message of ours.
  case notOurs
  /// It still waits its turn: it will go by itself.
  case stillQueued
  /// It is with the carrier at this moment.
  case beingSent
  /// It has arrived, or at least left.
  case hasLeft
  /// It was taken back, or nothing is open about it any more.
  case settled
  /// Its text was deleted (A14).
  case deleted
}
