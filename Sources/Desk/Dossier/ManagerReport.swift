import Foundation
import Policy

/// A numbered report to the manager of the service, as A14 and C13 want it: what was written, under which clause, what
/// was done about it. A value to be laid out as a text or a page; nothing is looked up for it any more.
public struct ManagerReport: Equatable, Sendable {
  /// A message that is shown to the manager, chosen by whoever reports.
  public struct Evidence: Equatable, Sendable {
    /// Its number in the file.
    public var message: MessageID
    /// When it was written.
    public var at: Date
    /// What it holds: hostile.
    public var content: Content
    /// What is said in place of its words, when they are not shown: the program's own words.
    public var note: String?
    /// The stretches of its text that flags point at: half-open offsets in Unicode scalars.
    public var passages: [Range<Int>]

    /// Makes a piece of evidence.
    public init(message: MessageID, at: Date, content: Content, passages: [Range<Int>] = []) {
      (self.message, self.at, self.content, self.passages) = (message, at, content, passages)
    }
  }

  /// Something that was done already, as `messaggio cancellato (A14.c)`.
  public struct Step: Equatable, Sendable {
    /// When.
    public var at: Date
    /// What, in a few words of the program's own.
    public var what: String
    /// By whom, as colleagues know them.
    public var by: String

    /// Makes a step.
    public init(at: Date, what: String, by: String) { (self.at, self.what, self.by) = (at, what, by) }
  }

  /// Its number in its year, from 1.
  public var number: Int
  /// When it was made.
  public var made: Date
  /// By whom, as colleagues know them: `Rita Conti`.
  public var author: String
  /// The municipality: `Comune di Arezzo`.
  public var municipality: String
  /// The number of the service, as it is printed.
  public var service: String
  /// The policy in force: ruleset and version, `arezzo 2026-01`.
  public var policy: String
  /// Who gets it, as the ruleset's `manager`.
  public var recipient: String
  /// Where it is mailed to, when the ruleset tells.
  public var address: String?
  /// What it is for.
  public var purpose: String
  /// The grounds it rests on, with the policy's own words.
  public var grounds: [Ground]
  /// Why, in the words of whoever reports.
  public var reason: String
  /// Which conversation: the manager asks back by this number.
  public var conversation: ConversationID
  /// The citizen's names: hostile.
  public var citizen: Identity
  /// Whether the manager must know who it is; else the number is masked and the name shortened to initials.
  public var namesCitizen: Bool
  /// The chosen messages, oldest first.
  public var evidence: [Evidence]
  /// What was done already, oldest first.
  public var steps: [Step]

  /// Makes a report whose heading, recipient and address come from the ruleset.
  ///
  /// - Parameter purpose: nil takes the usual one.
  public init(
    number: Int, made: Date, author: String, under ruleset: Ruleset, purpose: String? = nil, grounds: [Ground],
    reason: String, conversation: ConversationID, citizen: Identity, namesCitizen: Bool = false, evidence: [Evidence],
    steps: [Step] = []
  ) {
    (self.number, self.made, self.author) = (number, made, author)
    (municipality, service, policy) = (ruleset.title, ruleset.number, "\(ruleset.name) \(ruleset.version)")
    recipient = ruleset.contacts["manager"] ?? ""
    address = ruleset.contacts["managerEmail"]
    self.purpose = purpose ?? ruleset.contacts["managerPurpose"] ?? Self.usualPurpose
    (self.grounds, self.reason, self.conversation) = (grounds, reason, conversation)
    (self.citizen, self.namesCitizen, self.evidence, self.steps) = (citizen, namesCitizen, evidence, steps)
  }

  /// What a report is for unless the ruleset's `managerPurpose` or the author says otherwise (A14, C13).
  public static let usualPurpose =
    "valutazione della violazione della policy del servizio e provvedimenti di competenza del gestore"

  /// `12/2026`, the year by the desk's clock.
  public var label: String { "\(number)/\(Zone.rome.day(of: made).year)" }
}
