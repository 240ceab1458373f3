import Desk
import Foundation
import Moderation
import Policy

extension ConversationRecord {
  /// Reads the columns that `ConversationTable.columns` names.
  init(_ row: inout Columns) throws {
    self.init(id: try row.id(), at: .distantPast)
    conversation.session = try Session(&row)
    conversation.lastSession = row.optionalID()
    sessions = try row.int()
    closedAt = row.optionalInstant()
    outcome = try row.optionalWord()
    conversation.window = row.optionalInstant().map(ServiceWindow.init(opened:))
    lastUseful = row.optionalInstant()
    conversation.waitingSince = row.optionalInstant()
    conversation.unread = try row.int()
    conversation.labels = Set(row.words())
    conversation.block = try Block(&row)
    conversation.notices = Notices(
      policyVersion: row.optionalText(), closedAt: row.optionalInstant(),
      callDay: row.optionalText().flatMap(CivilDay.init))
    flags.open = try row.int()
    flags.isDanger = try row.flag()
    flags.clauses = row.words()
    marks = row.words().compactMap(Mark.init(rawValue:))
    lastAt = try row.instant()
    last = try LastLine(&row)
  }

  /// The values of the columns that no list is ordered by, in the order of the statement that writes them.
  func contents(_ office: Office) -> [(any Storable)?] {
    let chat = conversation
    let snippet = last?.snippet
    let media = snippet?.media
    return [
      chat.lastSession, sessions, outcome?.rawValue, chat.window?.opened, lastUseful, chat.waitingSince, chat.unread,
      orderedLabels(office).joinedWords, chat.block?.clause, chat.block?.until, chat.block?.id,
      chat.block?.ends.rawValue, chat.notices.policyVersion,
      chat.notices.closedAt, chat.notices.callDay?.description, flags.isDanger, flags.clauses.joinedWords,
      marks.map(\.rawValue).joinedWords, lastAt, last?.id, snippet?.isFromCitizen, snippet?.kind.rawValue,
      snippet?.text,
      media?.bytes, media?.seconds, media?.fileName, media?.isVoice,
    ]
  }

  /// The labels in the ruleset's order; those it no longer has come last.
  private func orderedLabels(_ office: Office) -> [String] {
    guard conversation.labels.count > 1 else { return Array(conversation.labels) }
    let known = office.timetable.ruleset(at: lastAt).subjects.map(\.id).filter(conversation.labels.contains)
    return known + conversation.labels.subtracting(known).sorted()
  }
}

extension Session {
  fileprivate init?(_ row: inout Columns) throws {
    let id: SessionID? = row.optionalID()
    let opened = row.optionalInstant()
    let inCharge = row.optionalText().map { StaffID($0) }
    let since = row.optionalInstant()
    let snoozed = row.optionalInstant()
    guard let id, let opened else { return nil }
    self.init(id: id, opened: opened, inCharge: inCharge, inChargeSince: since, snoozedUntil: snoozed)
  }
}

extension Block {
  fileprivate init?(_ row: inout Columns) throws {
    let clause = row.optionalText()
    let until = row.optionalInstant()
    let id: BlockID? = row.optionalID()
    let ends: BlockTerm.Kind? = try row.optionalWord()
    guard let clause, let until else { return nil }
    self.init(id: id ?? BlockID(0), clause: clause, until: until, ends: ends ?? .lapse)
  }
}

extension LastLine {
  /// Reads the columns that `ConversationTable.lastColumns` names.
  init?(_ row: inout Columns) throws {
    let id: MessageID? = row.optionalID()
    let isIncoming = row.optionalInteger()
    let kind: Arrival.Kind? = try row.optionalWord()
    let text = row.optionalText()
    let (bytes, seconds) = (row.optionalInt(), row.optionalInt())
    let file = row.optionalText()
    let isVoice = row.optionalInteger()
    guard let id, let kind else { return nil }
    var snippet = Snippet(isFromCitizen: isIncoming == 1, kind: kind, text: text)
    if let sort = Media.Sort(rawValue: kind.rawValue) {
      snippet.media = Media(sort, bytes: bytes, seconds: seconds, fileName: file, isVoice: isVoice == 1)
    }
    self.init(id: id, snippet: snippet)
  }
}
