import Desk
import Foundation
import Moderation
import Policy

/// A question of search with its names looked up: what every message of the answer must be.
struct SearchScope {
  let query: SearchQuery
  /// Who asks.
  let me: StaffID
  /// The only conversation that is meant, if one is.
  let chat: ConversationID?
  /// Citizens who may have written it; nil when it does not matter.
  private(set) var authors: Set<ConversationID>?
  /// Colleagues who may have written it.
  private(set) var staff: Set<StaffID> = []
  /// Citizens with whom the chat may be; nil when it does not matter.
  private(set) var partners: Set<ConversationID>?
  /// Milliseconds: from then on, and before then.
  let instants: Range<Int64>

  init(_ query: SearchQuery, for me: StaffID, in chat: ConversationID?, _ office: Office, _ sql: SQL) throws {
    (self.query, self.me, self.chat) = (query, me, chat)
    let since = query.since.map { Zone.rome.instant($0, .midnight).milliseconds } ?? .min
    let until = query.until.map { Zone.rome.instant($0, .midnight).milliseconds } ?? .max
    instants = since..<max(since, until)
    if !query.authors.isEmpty {
      authors = try Set(query.authors.filter { !$0.isMe }.flatMap { try CitizenSearch(sql).matching($0) })
      staff = Set(query.authors.flatMap { person in office.staff.values.filter { $0.is(person, me) }.map(\.id) })
    }
    if !query.partners.isEmpty {
      partners = try Set(query.partners.flatMap { try CitizenSearch(sql).matching($0) })
    }
  }

  /// The conversations that hold all of the answer, when those are known.
  var chats: Set<ConversationID>? {
    let asked = [chat.map { [$0] }, staff.isEmpty ? authors : nil, partners].compactMap(\.self)
    guard let first = asked.first else { return nil }
    return asked.dropFirst().reduce(first) { $0.intersection($1) }
  }

  /// Whether a message may count, as far as its instant, its side and its conversation tell.
  func admits(_ row: SearchCandidate.Head) -> Bool {
    guard instants.contains(row.at), chat.map({ $0 == row.conversation }) ?? true else { return false }
    guard partners?.contains(row.conversation) ?? true else { return false }
    guard let authors else { return true }
    return row.isIncoming ? authors.contains(row.conversation) : !staff.isEmpty
  }

  /// Whether a message that was admitted counts, as far as its own row tells. Words are looked for elsewhere.
  func accepts(_ row: SearchCandidate) -> Bool {
    guard isAuthor(of: row), !isHidden(row) else { return false }
    return query.kinds.isEmpty || query.kinds.contains { isOf($0, row) }
  }

  /// Reserved words (A13) are looked for in one chat alone, where they are known to stand: over all chats an answer would
  /// tell who wrote them.
  private func isHidden(_ row: SearchCandidate) -> Bool {
    chat == nil && !query.terms.isEmpty && row.marks.contains(.riservati)
  }

  private func isAuthor(of row: SearchCandidate) -> Bool {
    authors == nil || row.line == .incoming || row.author.map(staff.contains) ?? false
  }

  private func isOf(_ kind: SearchQuery.Kind, _ row: SearchCandidate) -> Bool {
    switch kind {
    case .text: row.line != .note && (row.kind == nil || row.kind == "text")
    case .image, .video, .document, .sticker, .location, .contacts: row.kind == kind.rawValue
    case .audio: row.kind == "audio" && !row.isVoice
    case .voice: row.kind == "audio" && row.isVoice
    case .note: row.line == .note
    case .ours: row.line == .outgoing
    case .mine: row.line == .outgoing && row.author == me
    case .theirs: row.line == .incoming
    }
  }
}

extension Staff {
  /// Whether a search means this colleague: by the account, by words of the name, or as the one who asks.
  func `is`(_ person: SearchQuery.Person, _ me: StaffID) -> Bool {
    if person.isMe { return id == me }
    return id.rawValue.lowercased() == person.written || person.isNamed(name) || person.isNamed(id.rawValue)
  }
}

extension SearchQuery.Person {
  /// Whether it is the word for the one who asks, and so nobody's name.
  fileprivate var isMe: Bool { ["me", "io"].contains(written) }
}
