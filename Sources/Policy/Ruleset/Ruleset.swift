/// What one municipality has decided about its WhatsApp service: the policy as data (A04, A08, C15).
///
/// A ruleset is read from YAML by `parse`. The YAML text itself, comments included, is what the council reads and what
/// a file keeps; this value is its meaning.
public struct Ruleset: Equatable, Codable, Sendable {
  /// How the ruleset is called on a command line: `arezzo`.
  public var name: String
  /// The version of the policy text: `2026-01`. A new one makes the notice go again (A07).
  public var version: String
  /// The municipality as citizens read it: `Comune di Arezzo`.
  public var title: String
  /// What the service does.
  public var service: Service
  /// The WhatsApp number, as it is printed.
  public var number: String
  /// The zone of the desk's clock; only `Europe/Rome` is accepted.
  public var zone: String
  /// The ordinary opening hours (A11).
  public var hours: WeeklyHours
  /// The days on which the desk stays closed (A11).
  public var holidays: Holidays
  /// The subjects of the service (A08, C01).
  public var subjects: [Subject]
  /// What fills the placeholders of the texts: office, phone, email and others (A04).
  public var contacts: [String: String]
  /// The texts sent to citizens, with placeholders.
  public var texts: [TextKey: String]
  /// The answers that operators have ready.
  public var quickReplies: [QuickReply]
  /// The cases in which a message is deleted (A14, C13).
  public var grounds: [Ground]
  /// Who answers for the data (A20, C15).
  public var controller: Party
  /// The data protection officer (A20, C15).
  public var officer: Party
  /// Whose programs carry the messages (A19).
  public var processors: [Processor]
  /// How long messages are kept (A25, C20).
  public var retention: Retention
  /// The limits that the program keeps to.
  public var limits: Limits
  /// What the municipality adds to the moderation's own lists.
  public var moderation: WordLists

  /// The ground with an id, as `A14.b`.
  public func ground(_ id: String) -> Ground? { grounds.first { $0.id == id } }

  /// The subject with an id, as `tributi`.
  public func subject(_ id: String) -> Subject? { subjects.first { $0.id == id } }
}

/// What a municipality's WhatsApp service does. The raw values are those of the YAML.
public enum Service: String, Codable, CaseIterable, Sendable {
  /// Operators answer citizens (A05).
  case liveChat = "live-chat"
  /// One-way messages to people who enrolled (C03).
  case broadcast
}
