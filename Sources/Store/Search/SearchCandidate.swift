import Desk
import Foundation
import Moderation

/// A message that may be part of an answer.
struct SearchCandidate {
  /// What is read first, because most is decided by it.
  struct Head {
    var id: MessageID
    var at: Int64
    var conversation: ConversationID
    var isIncoming: Bool

    /// Reads the first columns.
    init(_ row: inout Columns) throws {
      (id, at, conversation) = (try row.id(), try row.integer(), try row.id())
      isIncoming = try row.flag()
    }
  }

  var head: Head
  var line: NewLine.Sort
  var kind: String?
  var author: StaffID?
  var marks: [Mark]
  var isRevoked: Bool
  var detail: String?
  var text: String?

  var id: MessageID { head.id }
  var at: Int64 { head.at }
  var conversation: ConversationID { head.conversation }

  /// What both read of a row of `message`, in their order.
  static let columns = """
    m.id, m.at, m.conversation, m.line = 'incoming', m.line, m.kind, m.author, m.marks, m.revoked_at, m.detail, m.text
    """

  /// Reads the rest of the columns.
  init(_ head: Head, _ row: inout Columns) throws {
    self.head = head
    (line, kind) = (try row.word(), row.optionalText())
    author = row.optionalText().map { StaffID($0) }
    marks = row.words().compactMap(Mark.init(rawValue:))
    isRevoked = row.optionalInteger() != nil
    (detail, text) = (row.optionalText(), row.optionalText())
  }

  /// Whether it is a voice note.
  var isVoice: Bool { detail?.contains("\"isVoice\":true") ?? false }

  /// Its words and the name of its document, as the index has them.
  var words: String { [text, fileName].compactMap(\.self).joined(separator: "\n") }

  private var fileName: String? {
    guard kind == Arrival.Kind.document.rawValue, case .media(let media)? = content else { return nil }
    return media.fileName
  }

  private var content: Content? {
    detail.flatMap { try? JSONDecoder().decode(Content.self, from: Data($0.utf8)) }
  }

  /// The result, with its words cut so that the first one looked for is near the beginning; none when they are masked.
  func row(_ terms: [SearchTerm], _ citizen: Identity) -> SearchRow {
    let isReserved = marks.contains(.riservati)
    let kind = kind.flatMap(Arrival.Kind.init(rawValue:)) ?? .text
    var snippet = Snippet(isFromCitizen: line == .incoming, kind: kind, text: nil)
    if !isReserved {
      snippet.text = text?.excerpt(around: terms)
      if kind != .text, case .media(let media)? = content {
        snippet.media = Media(
          media.sort, bytes: media.bytes, seconds: media.seconds, fileName: media.fileName?.cut,
          isVoice: media.isVoice)
      }
    }
    return SearchRow(
      id: id, at: Date(milliseconds: at), conversation: conversation, citizen: citizen, by: author,
      isNote: line == .note, snippet: snippet, isReserved: isReserved, isRevoked: isRevoked)
  }
}

extension String {
  /// Scalars that stand before the first hit, so that it is understood.
  private static let before = 24

  /// The text from shortly before the first of the words looked for, as far as a list keeps it.
  func excerpt(around terms: [SearchTerm]) -> String {
    let hits = terms.compactMap { [$0].firstHit(in: self)?.lowerBound }
    guard let hit = hits.min(), hit > 2 * Self.before else { return cut }
    let scalars = unicodeScalars
    let near = scalars.index(scalars.startIndex, offsetBy: hit - Self.before)
    // From the next word on, unless there is none before the hit.
    let first = scalars.index(scalars.startIndex, offsetBy: hit)
    let blank = scalars[near..<first].firstIndex { $0.properties.isWhitespace }
    return "…" + String(scalars[(blank ?? near)...].prefix(Snippet.limit)).trimmingBlanks
  }

  private var trimmingBlanks: String { String(drop(while: \.isWhitespace)) }
}
