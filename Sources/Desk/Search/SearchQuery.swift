import Policy

/// What is looked for: words, and what else must be true of a message.
public struct SearchQuery: Equatable, Sendable {
  /// What a message must be to count.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    case text, image, video, audio, voice, document, sticker, location, contacts, note
    /// Sent by the desk.
    case ours
    /// Sent by whoever asks.
    case mine
    /// Sent by the citizen.
    case theirs
  }

  /// Words that a message must all hold.
  public var terms: [SearchTerm] = []
  /// Who wrote it: any of these people, each by words of the name, an account or digits of the number.
  public var authors: [Person] = []
  /// With whom the chat is: any of these people.
  public var partners: [Person] = []
  /// From the beginning of this day on.
  public var since: CivilDay?
  /// Before the beginning of this day.
  public var until: CivilDay?
  /// Subjects of the chat: one of each group, by their ids.
  public var labels: [[String]] = []
  /// Clauses of a flag on it: any of these.
  public var clauses: [String] = []
  /// What it is: any of these.
  public var kinds: [Kind] = []

  /// Looks for nothing.
  public init() {}

  /// Whether nothing is asked for.
  public var isEmpty: Bool { self == SearchQuery() }

  /// Whether only words are asked for, which may also be somebody's name.
  public var isPlain: Bool {
    var words = SearchQuery()
    words.terms = terms
    return !terms.isEmpty && self == words
  }

  /// Somebody as the line names them.
  public struct Person: Equatable, Sendable {
    /// The words of the name, each of which may go on.
    public var terms: [SearchTerm]
    /// What was written, in lower case: an account, or digits of a number.
    public var written: String

    /// Reads somebody's name; nil when there is no word in it.
    public init?(_ written: String) {
      self.written = written.lowercased()
      terms = SearchWords(written).compactMap { word in
        SearchTerm(String(String.UnicodeScalarView(word.letters.compactMap(Unicode.Scalar.init))), isPrefix: true)
      }
      if terms.isEmpty { return nil }
    }

    /// The digits, when it is a number or part of one; three at least.
    public var digits: String? { written.phoneDigits }

    /// Whether a name has all of the words.
    public func isNamed(_ name: String) -> Bool { terms.firstHit(in: name) != nil }
  }
}

extension String {
  /// The digits of what may be part of a telephone number; nil for anything else, and for fewer than three.
  public var phoneDigits: String? {
    let digits = filter { $0.isASCII && $0.isNumber }
    let isNumber = allSatisfy { $0.isASCII && ($0.isNumber || " +-./".contains($0)) }
    return isNumber && digits.count >= 3 && digits.count <= 15 ? digits : nil
  }
}
