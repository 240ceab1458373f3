import Desk
import Foundation
import Moderation

/// One line for the threads' table; what a kind of line does not have stays nil.
struct NewLine {
  /// What a line is; the raw values are the file's.
  enum Sort: String { case incoming, onto, outgoing, note, act }

  var sort: Sort
  var conversation: ConversationID
  var session: SessionID?
  var at: Date
  var givenAt: Date?
  var receivedAt: Date
  var kind: String?
  var author: StaffID?
  var provider: ProviderID?
  var text: String?
  var detail: String?
  var about: String?
  var state: OutboxState?
  var heldUntil: Date?
  /// The wait that an answer ended, or that a close cut short.
  var answers: Date?
  var quoted: ProviderID?
  var quotedID: MessageID?
  var forwarding: Arrival.Forwarding?
  var group: String?
  var marks: [Mark] = []
  var extras: Extras = []

  init(_ sort: Sort, in conversation: ConversationID, session: SessionID?, at: Date, received: Date) {
    (self.sort, self.conversation, self.session, self.at, receivedAt) = (sort, conversation, session, at, received)
  }
}

extension NewLine {
  /// The row, in the order of the statement that writes it.
  var values: [(any Storable)?] {
    [
      conversation, session, at, givenAt, receivedAt, sort.rawValue, kind, author, provider, text, detail, about,
      state?.rawValue, heldUntil, answers, quoted, quotedID, forwarding?.rawValue, group,
      marks.map(\.rawValue).joinedWords, extras.rawValue,
    ]
  }
}

/// What stands beside a message and must be asked for; the bits of the column `extras`.
struct Extras: OptionSet {
  let rawValue: Int
  static let onto = Extras(rawValue: 1)
  static let flags = Extras(rawValue: 2)
  static let earlierTexts = Extras(rawValue: 4)
  /// A person deleted the text: a placeholder stands in its place.
  static let deleted = Extras(rawValue: 8)
}

/// The threads' table.
struct MessageTable {
  let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Adds a line; gives its number.
  func add(_ line: NewLine) throws -> MessageID {
    MessageID(try sql.insert(Self.insert, line.values))
  }

  /// In the order of `NewLine.values`.
  static let insert = """
    INSERT INTO message (conversation, session, at, given_at, received_at, line, kind, author, provider_id, text,
      detail, about, state, held_until, answers, quoted, quoted_id, forwarding, group_id, marks, extras)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// The line that the carrier knows by a name.
  func find(_ provider: ProviderID) throws -> MessageID? {
    try sql.first("SELECT id FROM message WHERE provider_id = ?", [provider]) { try $0.id() }
  }

  /// Whether a message of the citizen or one of ours is known by a name, and whose it is.
  func target(_ provider: ProviderID) throws -> (id: MessageID, conversation: ConversationID, isFromCitizen: Bool)? {
    try sql.first(
      "SELECT id, conversation, line FROM message WHERE provider_id = ? AND line IN ('incoming', 'outgoing')",
      [provider]
    ) { row in (id: try row.id(), conversation: try row.id(), isFromCitizen: try row.text() == "incoming") }
  }

  /// Notes that something stands beside a message.
  func note(_ extras: Extras, on id: MessageID) throws {
    try sql.execute("UPDATE message SET extras = extras | ? WHERE id = ?", [extras.rawValue, id])
  }

  /// The newest message of a conversation that still stands, for the lists. Those the rules sent do not count: they
  /// have neither author nor kind.
  func last(of conversation: ConversationID) throws -> (at: Date, line: LastLine)? {
    try sql.first(
      """
      SELECT id, at, line, kind, text, detail FROM message
      WHERE conversation = ? AND line IN ('incoming', 'outgoing') AND (state IS NULL OR state <> 'withdrawn')
      AND (author IS NOT NULL OR kind IS NOT NULL) AND (line = 'incoming' OR kind IS NULL OR kind <> 'reaction')
      ORDER BY at DESC, id DESC LIMIT 1
      """, [conversation]
    ) { row in
      let (id, at) = (try row.id() as MessageID, try row.instant())
      let isIncoming = try row.text() == "incoming"
      let kind: Arrival.Kind = try row.optionalWord() ?? .text
      let text = row.optionalText()
      guard let content: Content = try row.optionalJSON() else {
        return (at, LastLine(id: id, snippet: Snippet(isFromCitizen: isIncoming, kind: kind, text: text?.cut)))
      }
      return (at, LastLine(id: id, snippet: Snippet(kind, content, text: text, isFromCitizen: isIncoming)))
    }
  }

  /// The line that tells of the close at an instant, with the wait that it cut short.
  func close(of conversation: ConversationID, at closed: Date) throws -> (line: MessageID, wait: Date?)? {
    try sql.first(
      """
      SELECT id, answers FROM message
      WHERE conversation = ? AND at = ? AND line = 'act' AND kind = 'closed' ORDER BY id DESC LIMIT 1
      """, [conversation, closed]
    ) { row in (line: try row.id(), wait: row.optionalInstant()) }
  }

  /// What a list shows of one message; nil when it is gone.
  func snippet(of message: MessageID) throws -> Snippet? {
    try sql.first("SELECT line, kind, text, detail, marks FROM message WHERE id = ?", [message]) { row in
      let isIncoming = try row.text() == "incoming"
      let kind: Arrival.Kind = try row.optionalWord() ?? .text
      let text = row.optionalText()
      let content: Content? = try row.optionalJSON()
      var snippet = Snippet(kind, content ?? .text(""), text: text, isFromCitizen: isIncoming)
      snippet.isReserved = row.words().contains(Mark.riservati.rawValue)
      return snippet
    }
  }

  /// What a decision may need to know of some messages of a conversation, and of all that are held for undo.
  func facts(of conversation: ConversationID, naming messages: [MessageID]) throws -> [MessageID: MessageFacts] {
    var facts: [MessageID: MessageFacts] = [:]
    let columns =
      "id, line, author, state, held_until, answers, marks, extras, "
      + "EXISTS (SELECT 1 FROM given_up g WHERE g.message = message.id)"
    let held = try sql.query(
      "SELECT \(columns) FROM message WHERE conversation = ? AND state = 'held'", [conversation]
    ) { try Self.facts(&$0) }
    let named = try messages.flatMap { message in
      try sql.query(
        """
        SELECT \(columns) FROM message
        WHERE id = ? AND conversation = ? AND line IN ('incoming', 'outgoing', 'note')
        """, [message, conversation]
      ) { try Self.facts(&$0) }
    }
    for (id, fact) in held + named { facts[id] = fact }
    for message in messages { facts[message]?.flags = try FlagTable(sql).flags(on: message) }
    return facts
  }

  private static func facts(_ row: inout Columns) throws -> (MessageID, MessageFacts) {
    let id: MessageID = try row.id()
    var facts = MessageFacts(isFromCitizen: try row.text() == "incoming")
    facts.author = row.optionalText().map { StaffID($0) }
    facts.state = try row.optionalWord()
    facts.heldUntil = row.optionalInstant()
    facts.answers = row.optionalInstant()
    facts.marks = Set(row.words().compactMap(Mark.init(rawValue:)))
    facts.isDeleted = Extras(rawValue: try row.int()).contains(.deleted)
    facts.isGivenUp = try row.int() != 0
    return (id, facts)
  }
}
