import Desk
import Foundation
import Moderation

/// The row of a conversation: what the rules know of it, and what the lists show of it without asking further tables.
struct ConversationRecord: Equatable {
  /// What the rules know. Facts about messages are loaded for one decision and are not part of the row.
  var conversation: Conversation
  /// The last instant (exclusive) at which an answer is possible at all.
  var lastUseful: Date?
  /// Sessions so far, the open one included.
  var sessions = 0
  /// When the last session ended; nil while one is open.
  var closedAt: Date?
  /// How the last session ended; nil while one is open.
  var outcome: Session.Outcome?
  /// What the open flags say together.
  var flags = FlagSummary()
  /// Marks on any of its messages.
  var marks: [Mark] = []
  /// The last message.
  var last: LastLine?
  /// When the last message came or went; when the conversation began before there is one.
  var lastAt: Date

  /// A conversation that has just begun.
  init(id: ConversationID, at now: Date) {
    conversation = Conversation(id: id)
    lastAt = now
  }
}

/// The last message of a conversation.
struct LastLine: Equatable {
  /// Which message.
  var id: MessageID
  /// What the lists show of it.
  var snippet: Snippet
}

/// What the open flags of a conversation say together.
struct FlagSummary: Equatable {
  /// How many are open.
  var open = 0
  /// Whether one speaks of danger to someone.
  var isDanger = false
  /// Their clauses, gravest first, each once.
  var clauses: [String] = []

  init() {}

  /// Sums up open flags, the gravest first.
  init(_ flags: [Flag]) {
    open = flags.count
    isDanger = flags.contains(where: \.isDanger)
    let byGravity = flags.sorted { $0.isGraver(than: $1) }
    for flag in byGravity where !clauses.contains(flag.clause) { clauses.append(flag.clause) }
  }
}

extension Flag {
  /// Danger first, then the surer, then by clause.
  func isGraver(than other: Flag) -> Bool {
    if isDanger != other.isDanger { return isDanger }
    return confidence == other.confidence ? clause < other.clause : confidence > other.confidence
  }
}

extension Snippet {
  /// How much of a message a list keeps, in Unicode scalars: a cluster may be of any size.
  static let limit = 300

  /// What the lists keep of a message.
  init(_ kind: Arrival.Kind, _ content: Content, text: String?, isFromCitizen: Bool = true) {
    var media: Media?
    if case .media(let file) = content {
      media = Media(
        file.sort, bytes: file.bytes, seconds: file.seconds, fileName: file.fileName?.cut, isVoice: file.isVoice)
    }
    self.init(isFromCitizen: isFromCitizen, kind: kind, text: text?.cut, media: media)
  }
}

extension String {
  /// Its beginning, as far as a list keeps it.
  var cut: String {
    utf8.count <= Snippet.limit ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(Snippet.limit)))
  }
}
