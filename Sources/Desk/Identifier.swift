/// The number of one thing in the file; the type says of what, so that a message's never passes for a conversation's.
public struct Identifier<Thing>: RawRepresentable, Hashable, Sendable, Codable, Comparable {
  /// The row's key.
  public let rawValue: Int64

  /// Wraps a row's key.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Wraps a row's key.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }

  /// Older rows come first.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
  /// The bare number, as logs and `--json` print it.
  public var description: String { "\(rawValue)" }
}

/// The number of a conversation; a citizen has exactly one.
public typealias ConversationID = Identifier<Conversation>
/// The number of an entry in a thread: a message, a note or an act.
public typealias MessageID = Identifier<Entry>
/// The number of a session.
public typealias SessionID = Identifier<Session>
/// The number of a flag on a message.
public typealias FlagID = Identifier<FlagRecord>
