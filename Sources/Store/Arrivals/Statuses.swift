import Desk
import Foundation

/// News about our own messages. Each is stored once; it moves a message only forward, in whatever order it comes, and
/// waits when the message's name is not known yet.
struct Statuses {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Stores a piece of news and applies it; false when it was known.
  func take(_ status: StatusUpdate, at now: Date) throws -> Bool {
    let message = try subject(of: status)
    let body = try BodyTable(sql).keepOnce(
      status.raw, as: .status, known: status.key, field: status.word, message: message, sealed: false, at: now)
    guard let body else { return false }
    try sql.execute(
      "INSERT INTO status (body, provider_id, word, state, at, error_code, parked) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [body, status.id, status.word, status.state?.rawValue, status.at, status.errorCode, message == nil])
    if let message, let state = status.state { try advance(message, by: state, errorCode: status.errorCode) }
    return true
  }

  /// Applies what came before the message's name was known.
  func unpark(_ provider: ProviderID, for message: MessageID) throws {
    let parked = try sql.query(
      "SELECT body, state, error_code FROM status WHERE provider_id = ? AND parked = 1 ORDER BY at, body", [provider]
    ) { row in (body: try row.integer(), state: try row.optionalWord() as OutboxState?, code: row.optionalInt()) }
    for news in parked {
      if let state = news.state { try advance(message, by: state, errorCode: news.code) }
      try sql.execute("UPDATE body SET message = ? WHERE id = ?", [message, news.body])
    }
    guard !parked.isEmpty else { return }
    try sql.execute("UPDATE status SET parked = 0 WHERE provider_id = ? AND parked = 1", [provider])
  }

  /// Moves a message forward, never back; the reason of a failure stays only as long as the failure.
  func advance(_ message: MessageID, by news: OutboxState, errorCode: Int?) throws {
    let known: OutboxState? = try sql.first(
      "SELECT state FROM message WHERE id = ? AND line = 'outgoing'", [message]
    ) { try $0.word() }
    guard let known else { return }
    let state = known.advanced(by: news)
    guard state != known else { return }
    try sql.execute(
      "UPDATE message SET state = ?, error_code = ? WHERE id = ?",
      [state.rawValue, state == .failed ? errorCode : nil, message])
  }

  /// Our message that the news is about: by the carrier's name, or by the number we gave along, for one whose sending
  /// was never recorded.
  private func subject(of status: StatusUpdate) throws -> MessageID? {
    let named = try sql.first(
      "SELECT id FROM message WHERE provider_id = ? AND line = 'outgoing'", [status.id]
    ) { try $0.id() as MessageID }
    if let named { return named }
    guard let number = status.callback.flatMap({ Int64($0) }) else { return nil }
    try sql.execute(
      """
      UPDATE message SET provider_id = ? WHERE id = ? AND line = 'outgoing' AND provider_id IS NULL
      AND state IN ('sending', 'uncertain')
      """, [status.id, number])
    guard sql.changes == 1 else { return nil }
    try unpark(status.id, for: MessageID(number))
    return MessageID(number)
  }
}
