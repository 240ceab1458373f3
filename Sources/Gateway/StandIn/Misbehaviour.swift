import Foundation
import Policy

/// What a stand-in does badly, as real carriers and networks do now and then. It is written as words, `lost=0.1
/// errors=131000+131056 token=refused`, on the command line and at the control address alike.
public struct Misbehaviour: Equatable, Sendable {
  /// What it does to the files that it hands out.
  public enum Files: String, CaseIterable, Sendable {
    /// Nothing.
    case fine
    /// The first address of each leads nowhere any more.
    case expired
    /// Bytes other than the digest tells.
    case damaged
    /// More bytes than were told, without an end.
    case endless
    /// A program under a picture's name.
    case disguised
    /// None of them is there.
    case missing
  }

  /// Share of bodies that are sent twice at once.
  public var duplicates = 0.0
  /// Share of sends whose news come in the opposite order.
  public var reordered = 0.0
  /// Seconds by which news come late.
  public var late = 0.0
  /// Share of bodies that come under a wrong signature first.
  public var wrongSignatures = 0.0
  /// Share of bodies that come in drops.
  public var slowBodies = 0.0
  /// Share of sends that are taken, and whose answer is lost.
  public var lost = 0.0
  /// Seconds that every answer takes.
  public var slowAnswers = 0.0
  /// Codes with which the next sends are refused.
  public var errors: [Int] = []
  /// Share of sends that are refused with 131000.
  public var refused = 0.0
  /// Whether the token is refused.
  public var isTokenRefused = false
  /// Whether everything but templates is refused because the 24 hours are over.
  public var isWindowClosed = false
  /// Seconds by which its clock is ahead; negative when it is behind.
  public var clock = 0.0
  /// What happens to files.
  public var files = Files.fine

  /// Behaves well.
  public init() {}
}

/// A word about misbehaving that is not understood.
public struct MisbehaviourFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The word.
  public var word: String

  /// What is wrong, and what is understood.
  public var description: String {
    let name = word.split(separator: "=").first.map(String.init) ?? ""
    let guess = nearest(to: name, among: Misbehaviour.names).map { ": did you mean \($0)?" } ?? "."
    return "'\(word)' is not understood\(guess) Expected one of \(Misbehaviour.names.joined(separator: ", ")), as in "
      + "lost=0.1 late=2 errors=131000+131056 token=refused window=closed clock=-3600 files=damaged"
  }
}

extension Misbehaviour {
  /// The words' names.
  static let names = shares.keys.sorted() + seconds.keys.sorted() + ["errors", "token", "window", "files"]

  private static let shares: [String: WritableKeyPath<Misbehaviour, Double> & Sendable] = [
    "duplicates": \.duplicates, "reordered": \.reordered, "wrong-signatures": \.wrongSignatures,
    "slow-bodies": \.slowBodies, "lost": \.lost, "refused": \.refused,
  ]
  private static let seconds: [String: WritableKeyPath<Misbehaviour, Double> & Sendable] = [
    "late": \.late, "slow-answers": \.slowAnswers, "clock": \.clock,
  ]

  /// Takes words over, each separated by blanks; what they do not name stays as it was.
  public mutating func take(_ words: String) throws(MisbehaviourFault) {
    for word in words.split(whereSeparator: \.isWhitespace) { try take(word: String(word)) }
  }

  private mutating func take(word: String) throws(MisbehaviourFault) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw MisbehaviourFault(word: word) }
    let (name, value) = (parts[0], parts[1])
    switch (name, Double(value)) {
    case (_, let share?) where Self.shares[name] != nil && (0...1).contains(share):
      if let path = Self.shares[name] { self[keyPath: path] = share }
    case (_, let length?) where Self.seconds[name] != nil && abs(length) <= 86_400 * 400:
      if let path = Self.seconds[name] { self[keyPath: path] = length }
    case ("errors", _):
      let codes = value.split(separator: "+").map { Int($0) }
      guard codes.allSatisfy({ $0 != nil }) else { throw MisbehaviourFault(word: word) }
      errors = codes.compactMap(\.self)
    case ("token", _) where ["refused", "accepted"].contains(value): isTokenRefused = value == "refused"
    case ("window", _) where ["closed", "open"].contains(value): isWindowClosed = value == "closed"
    case ("files", _):
      guard let files = Files(rawValue: value) else { throw MisbehaviourFault(word: word) }
      self.files = files
    default: throw MisbehaviourFault(word: word)
    }
  }
}
