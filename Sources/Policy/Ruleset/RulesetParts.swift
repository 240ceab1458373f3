/// A subject of the service; its title is also the label of a conversation (A08, C01).
public struct Subject: Equatable, Codable, Sendable, Identifiable {
  /// A short name that never changes: `tributi`.
  public var id: String
  /// The Italian name that staff and citizens read.
  public var title: String
  /// Words that make the program propose the subject, in lower case.
  public var words: [String]

  /// A subject as the ruleset gives it.
  public init(id: String, title: String, words: [String] = []) {
    (self.id, self.title, self.words) = (id, title, words)
  }
}

/// An answer that operators have ready.
public struct QuickReply: Equatable, Codable, Sendable, Identifiable {
  /// A short name that never changes: `tari`.
  public var id: String
  /// What the list of answers shows.
  public var title: String
  /// What the citizen reads, with placeholders.
  public var text: String

  /// An answer as the ruleset gives it.
  public init(id: String, title: String, text: String) { (self.id, self.title, self.text) = (id, title, text) }
}

/// A case in which the policy has messages deleted (A14, C13).
public struct Ground: Equatable, Codable, Sendable, Identifiable {
  /// The clause and its letter: `A14.a`.
  public var id: String
  /// A few words for lists.
  public var title: String
  /// The policy's own words.
  public var text: String
  /// How grave a violation is, 1 to 10, when the ruleset says so.
  public var weight: Int?

  /// A ground as the ruleset gives it.
  public init(id: String, title: String, text: String, weight: Int? = nil) {
    (self.id, self.title, self.text, self.weight) = (id, title, text, weight)
  }
}

/// A body or an office that answers for the data, as the policy prints it (A20, C15).
public struct Party: Equatable, Codable, Sendable {
  /// Who it is.
  public var name: String
  /// Where it sits; empty when the source gives none.
  public var address: String
  /// The telephone, when the source gives one.
  public var phone: String?
  /// The e-mail address, when the source gives one.
  public var email: String?
  /// The certified e-mail address, when the source gives one.
  public var pec: String?

  /// A party as the ruleset gives it.
  public init(name: String, address: String = "", phone: String? = nil, email: String? = nil, pec: String? = nil) {
    (self.name, self.address, self.phone, self.email, self.pec) = (name, address, phone, email, pec)
  }
}

/// Whose program carries or holds the messages, with its privacy policy (A19).
public struct Processor: Equatable, Codable, Sendable {
  /// The firm or the product: `WhatsApp`.
  public var name: String
  /// Where its privacy policy is read.
  public var link: String
  /// From which day the municipality lists it, by its policy.
  public var date: CivilDay

  /// A processor as the ruleset gives it.
  public init(name: String, link: String, date: CivilDay) { (self.name, self.link, self.date) = (name, link, date) }
}

/// How long messages and data are kept (A25, C20).
public struct Retention: Equatable, Codable, Sendable {
  /// Months after which a message is erased; nil keeps a subscriber until they leave (C20).
  public var months: Int?
  /// Days for which a deleted text rests sealed before it is erased for good (A14), when the ruleset says so.
  public var sealed: Int?

  /// Months, or nil for "until the subscriber leaves".
  public init(months: Int?, sealed: Int? = nil) { (self.months, self.sealed) = (months, sealed) }

  /// Days for which a deleted text rests sealed.
  public var sealedDays: Int { sealed ?? 90 }
}

/// The limits that the program keeps to.
public struct Limits: Equatable, Codable, Sendable {
  /// The longest text message, in characters; WhatsApp takes 4096.
  public var messageCharacters: Int
  /// For how many seconds a sent message can be taken back.
  public var undoSeconds: Int
  /// From how many seconds on a voice message is too long (A14.j).
  public var voiceSeconds: Int
  /// For how many days at most a conversation may be put off.
  public var snoozeDays: Int
  /// For how many days at most somebody may be blocked before a person looks again (A15), when the ruleset says so.
  public var longestBlock: Int?

  /// The limits of a ruleset that names none.
  public init(
    messageCharacters: Int = 4096, undoSeconds: Int = 5, voiceSeconds: Int = 180, snoozeDays: Int = 30,
    longestBlock: Int? = nil
  ) {
    (self.messageCharacters, self.undoSeconds) = (messageCharacters, undoSeconds)
    (self.voiceSeconds, self.snoozeDays, self.longestBlock) = (voiceSeconds, snoozeDays, longestBlock)
  }

  /// For how many days at most somebody may be blocked before a person looks again (A15).
  public var blockDays: Int { longestBlock ?? 180 }
}

/// What the municipality adds to the moderation's own lists, and takes out of them.
public struct WordLists: Equatable, Codable, Sendable {
  /// Words to flag besides the program's own.
  public var addWords: [String]
  /// Words of the program that are not to be flagged here.
  public var removeWords: [String]
  /// Domains that may be linked to besides the institutions' own.
  public var allowDomains: [String]
  /// Domains of the program's list that are not trusted here.
  public var removeDomains: [String]

  /// Lists as the ruleset gives them.
  public init(
    addWords: [String] = [], removeWords: [String] = [], allowDomains: [String] = [], removeDomains: [String] = []
  ) {
    (self.addWords, self.removeWords) = (addWords, removeWords)
    (self.allowDomains, self.removeDomains) = (allowDomains, removeDomains)
  }
}
