import Foundation
import Moderation

/// Everything that a conversation holds, as it goes to the judicial authorities (A16): a value that can be kept as JSON
/// and laid out as a page. Texts of people are exact, and hostile.
public struct Dossier: Equatable, Sendable, Codable {
  /// What it is for, by whom, under which rules.
  public var heading: Heading
  /// The citizen's names.
  public var citizen: Identity
  /// Messages, notes and acts of the staff as the thread tells them, oldest first.
  public var lines: [Line]
  /// Flags, open and settled, in the order in which they were raised.
  public var flags: [FlagLine]
  /// The journal's rows of this conversation, oldest first, up to the making of the dossier.
  public var acts: [ActLine]

  /// Makes a dossier.
  public init(heading: Heading, citizen: Identity, lines: [Line], flags: [FlagLine], acts: [ActLine]) {
    (self.heading, self.citizen, self.lines) = (heading, citizen, lines)
    (self.flags, self.acts) = (flags, acts)
  }

  /// What stands above it.
  public struct Heading: Equatable, Sendable, Codable {
    /// The number of the dossier in the file.
    public var number: Int64
    /// Which conversation.
    public var conversation: ConversationID
    /// For whom.
    public var recipient: String
    /// What for.
    public var purpose: String
    /// Who made it: the account.
    public var author: StaffID
    /// The name that colleagues know them by.
    public var authorName: String
    /// When, by the desk's clock.
    public var made: Date
    /// The program's version.
    public var program: String
    /// The municipality.
    public var municipality: String
    /// The number of the service, as it is printed.
    public var service: String
    /// The ruleset in force when it was made.
    public var ruleset: String
    /// The policy's version.
    public var rulesetVersion: String
    /// SHA-256 of the ruleset's text.
    public var rulesetDigest: String
    /// What the file is for: `service`, or a word for one where everybody is invented.
    public var file: String
    /// Whether messages marked as reserved are in it (A13).
    public var hasReserved: Bool

    /// Makes a heading.
    public init(
      number: Int64, conversation: ConversationID, recipient: String, purpose: String, author: StaffID,
      authorName: String, made: Date, program: String, municipality: String, service: String, ruleset: String,
      rulesetVersion: String, rulesetDigest: String, file: String, hasReserved: Bool
    ) {
      (self.number, self.conversation, self.recipient, self.purpose) = (number, conversation, recipient, purpose)
      (self.author, self.authorName, self.made, self.program) = (author, authorName, made, program)
      (self.municipality, self.service, self.ruleset) = (municipality, service, ruleset)
      (self.rulesetVersion, self.rulesetDigest) = (rulesetVersion, rulesetDigest)
      (self.file, self.hasReserved) = (file, hasReserved)
    }
  }
}

extension Dossier {
  /// A line of the thread.
  public struct Line: Equatable, Sendable, Codable {
    /// What a line is.
    public enum Sort: String, Sendable, Codable { case incoming, outgoing, note, act }
    /// Why a line shows less than there is.
    public enum Hidden: String, Sendable, Codable {
      /// A person deleted the text (A14).
      case deleted
      /// It is marked as reserved, and the dossier goes without (A13).
      case reserved
    }

    /// Its number in the file.
    public var id: MessageID
    /// When.
    public var at: Date
    /// What it is.
    public var sort: Sort
    /// Who of the staff; nil for the citizen and the rules.
    public var author: StaffID?
    /// Whether the rules wrote it.
    public var isAutomatic = false
    /// WhatsApp's word for the kind of message; the journal's for an act.
    public var kind: String?
    /// Words: a message's, a caption, a note, the comment of an act.
    public var text: String?
    /// What it holds besides words.
    public var content: Content?
    /// The digest under which its file lies in `media`; nil when there is none here.
    public var file: String?
    /// How far a message of ours came.
    public var state: String?
    /// What an act was about, by its id.
    public var about: String?
    /// The message it answers.
    public var quoted: MessageID?
    /// Reactions that stand on it.
    public var reactions: [String] = []
    /// Its texts before the citizen's edits, oldest first.
    public var earlierTexts: [String] = []
    /// Its marks.
    public var marks: [Mark] = []
    /// When the citizen deleted it for everyone.
    public var revokedAt: Date?
    /// Whether it was passed on before it came.
    public var forwarding: Arrival.Forwarding?
    /// Why it shows less than there is.
    public var hidden: Hidden?
    /// What stands in place of a deleted text.
    public var removal: Removal?

    /// A deletion's clause, author and instant (A14).
    public struct Removal: Equatable, Sendable, Codable {
      /// The ground, by the ruleset's id.
      public var clause: String
      /// Who deleted the text.
      public var by: StaffID
      /// When.
      public var at: Date

      /// Makes one.
      public init(clause: String, by: StaffID, at: Date) { (self.clause, self.by, self.at) = (clause, by, at) }
    }

    /// Makes a line.
    public init(id: MessageID, at: Date, sort: Sort) { (self.id, self.at, self.sort) = (id, at, sort) }
  }

  /// A flag with what became of it.
  public struct FlagLine: Equatable, Sendable, Codable {
    /// Its number.
    public var id: FlagID
    /// On which message.
    public var message: MessageID
    /// The proposal.
    public var flag: Flag
    /// Who raised it; nil when the rules did.
    public var raisedBy: StaffID?
    /// When.
    public var raisedAt: Date
    /// `open`, `dismissed`, `upheld`.
    public var state: String
    /// Who settled it.
    public var settledBy: StaffID?
    /// When.
    public var settledAt: Date?
    /// Why.
    public var settledReason: String?

    /// Makes a flag's line.
    public init(
      id: FlagID, message: MessageID, flag: Flag, raisedBy: StaffID?, raisedAt: Date, state: String,
      settledBy: StaffID? = nil, settledAt: Date? = nil, settledReason: String? = nil
    ) {
      (self.id, self.message, self.flag, self.raisedBy) = (id, message, flag, raisedBy)
      (self.raisedAt, self.state, self.settledBy) = (raisedAt, state, settledBy)
      (self.settledAt, self.settledReason) = (settledAt, settledReason)
    }
  }

  /// A row of the journal: ids, verbs and clauses.
  public struct ActLine: Equatable, Sendable, Codable {
    /// Its number in the journal.
    public var row: Int64
    /// When, by the desk's clock.
    public var at: Date
    /// A login, `citizen` or `program`.
    public var actor: String
    /// What was done.
    public var verb: String
    /// On which message.
    public var message: MessageID?
    /// Under which clause.
    public var clause: String?
    /// What it was about, by its id.
    public var about: String?

    /// Makes an act's line.
    public init(
      row: Int64, at: Date, actor: String, verb: String, message: MessageID?, clause: String?, about: String?
    ) {
      (self.row, self.at, self.actor, self.verb) = (row, at, actor, verb)
      (self.message, self.clause, self.about) = (message, clause, about)
    }
  }

  /// The digests of the files that go with it, each once, sorted.
  public var files: [String] { Set(lines.compactMap(\.file)).sorted() }
}
