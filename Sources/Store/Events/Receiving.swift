import Desk
import Foundation
import Moderation

// What the citizen's arrivals write besides the conversation's own row.
extension EventWriter {
  /// Keeps what came, once, with its raw body, and with what moderation proposes about it.
  mutating func receive(_ arrival: Arrival, _ judgement: Judgement) throws {
    var arrival = arrival
    arrival.content = arrival.content.withoutNumbers
    let sort: NewLine.Sort = arrival.content.target == nil ? .incoming : .onto
    var line = line(sort)
    (line.kind, line.provider) = (arrival.kind.rawValue, arrival.id)
    (line.text, line.detail) = (arrival.text, try arrival.content.detail)
    (line.quoted, line.forwarding, line.group) = (
      arrival.content.target ?? arrival.quoting, arrival.forwarding, arrival.group
    )
    line.givenAt = arrival.at == lineAt ? nil : arrival.at
    line.marks = Mark.allCases.filter(judgement.marks.contains)
    if !judgement.flags.isEmpty { line.extras = .flags }
    let message = try MessageTable(sql).add(line)
    made.append(message)
    if sort == .incoming { try FileTable(sql).want(arrival.content, of: message, at: now) }
    if !arrival.raw.isEmpty {
      try BodyTable(sql).keep(arrival.raw, of: message, sealed: arrival.isRawWhole, at: now)
    }
    for flag in judgement.flags { try FlagTable(sql).raise(flag, on: message, of: id, by: nil, at: now) }
    // What a blocked citizen sends is kept, counted and shown to nobody who does not look for it (A15).
    let isKeptOut = record.conversation.block?.holds(at: now) ?? false
    if sort == .incoming, !isKeptOut {
      let snippet = Snippet(arrival.kind, arrival.content, text: arrival.text)
      note(last: LastLine(id: message, snippet: snippet), at: lineAt)
    }
    let isJoined = try standOn(arrival.content.target ?? arrival.id, isNew: sort == .incoming)
    if !isKeptOut, isJoined || !judgement.flags.isEmpty {
      try queueFlags(on: message, isJoined ? try target(of: arrival) : nil)
    }
    if isJoined || !judgement.marks.isEmpty { try gatherMarks() }
    try journal(.received, message: message)
  }

  /// Puts what is flagged in the queue: the message itself, or the one that an edit stands on.
  private mutating func queueFlags(on message: MessageID, _ target: MessageID?) throws {
    let table = FlagTable(sql)
    for place in Set([message, target].compactMap(\.self)) where try table.isFlagged(place) { try queue(place) }
  }

  private func target(of arrival: Arrival) throws -> MessageID? {
    try arrival.content.target.flatMap { try MessageTable(sql).find($0) }
  }

  /// Queues the automatic message: one text, however many reasons (A01, A07, A11).
  ///
  /// The lists go on showing what the citizen said.
  mutating func reply(automatically replies: [AutomaticReply], _ text: String) throws {
    var line = outgoing(.queued)
    (line.text, line.at) = (text, now)
    let message = try MessageTable(sql).add(line)
    made.append(message)
    for reply in replies {
      switch reply {
      case .notice(let version): try journal(.noticeSent, message: message, about: version, by: .program)
      case .closed: try journal(.closedNoticeSent, message: message, by: .program)
      case .callRefused(let day): try journal(.callRefused, message: message, about: day.description, by: .program)
      }
    }
  }

  /// Gives the citizen another number or user id, and tells it to who reads the chat of the number's former holder.
  func moveNumber(_ phone: String?, _ userID: String?) throws {
    guard let former = try CitizenTable(sql).move(id, phone: phone, userID: userID) else { return }
    let session = try ConversationTable(sql).load(former)?.conversation.session?.id
    var line = NewLine(.act, in: former, session: session, at: lineAt, received: now)
    line.kind = Act.numberChanged.rawValue
    _ = try MessageTable(sql).add(line)
    try journal(.numberChanged, in: former)
  }

  /// Carries reactions, edits and deletions to the message they speak of, whichever of the two came first.
  ///
  /// - Returns: whether both are there.
  private mutating func standOn(_ target: ProviderID, isNew: Bool) throws -> Bool {
    if isNew {
      guard try sql.holds("SELECT 1 FROM message WHERE quoted = ? AND line = 'onto'", [target]) else { return false }
    }
    guard let standing = try Standing(sql).refresh(target) else { return false }
    if record.last?.id == standing.message, let text = standing.text { record.last?.snippet.text = text.cut }
    return true
  }
}

extension Content {
  /// The message it stands on, for what is no line of its own.
  var target: ProviderID? {
    switch self {
    case .reaction(_, let target), .edit(let target, _), .revoke(let target): target
    case .text, .media, .location, .contacts, .choice, .order, .system, .call, .unsupported: nil
    }
  }

  /// What the words do not hold, as JSON; nil when they are all. No phone number of a citizen gets here: it stands in
  /// the citizens' table alone.
  var detail: String? {
    get throws {
      switch self {
      case .text, .reaction, .edit, .revoke: nil
      case .media(var media):
        try {
          media.caption = nil
          return try Content.media(media).jsonText()
        }()
      case .system(.changedNumber): try Content.system(.changedNumber(phone: nil, userID: nil)).jsonText()
      case .system(.other): try Content.system(.other(nil)).jsonText()
      case .location, .contacts, .choice, .order, .system, .call, .unsupported: try jsonText()
      }
    }
  }

  /// The same without a sentence of WhatsApp's that may tell somebody's number.
  var withoutNumbers: Content {
    guard case .system(.other(let sentence?)) = self else { return self }
    let digits = sentence.unicodeScalars.count { $0.properties.numericType == .decimal }
    return digits < 5 ? self : .system(.other(nil))
  }

  /// The content of a row: its words, and what they do not hold.
  static func restored(_ kind: Arrival.Kind, text: String?, detail: Content?) -> Content {
    switch detail {
    case .media(var media):
      media.caption = text
      return .media(media)
    case .system(.other): return .system(.other(text))
    case let content?: return content
    case nil: return kind == .text ? .text(text ?? "") : .unsupported(what: kind.rawValue)
    }
  }
}
