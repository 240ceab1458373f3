import Desk
import Foundation

/// News about our own messages. Each is stored once; it moves a message only forward, in whatever order it comes, and
/// waits when the message's name is not known yet.
struct Statuses {
  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// Takes a piece of news in; one that the tables refuse is kept sealed and moves nothing.
  func take(_ status: StatusUpdate, at now: Date, _ tally: inout Tally) throws {
    let bodies = BodyTable(sql)
    guard try !bodies.knows(status.key) else { return tally.duplicates += 1 }
    tally.statuses += 1
    guard try !sql.attempt({ try store(status, at: now) }) else { return }
    _ = try bodies.keepOnce(status.raw, as: .status, known: status.key, field: status.word, sealed: true, at: now)
    tally.keptAside += 1
  }

  private func store(_ status: StatusUpdate, at now: Date) throws {
    var message = try named(status.id)
    if message == nil, let given = try given(status.callback) {
      try name(given, status.id)
      message = given
    }
    let body = try BodyTable(sql).keepOnce(
      status.raw, as: .status, known: status.key, field: status.word, message: message, sealed: status.isRawWhole,
      at: now)
    guard let body else { return }
    try sql.execute(
      "INSERT INTO status (body, provider_id, word, state, at, error_code, parked) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [body, status.id, status.word, status.state?.rawValue, status.at, status.errorCode, message == nil])
    if let message, let state = status.state { try advance(message, by: state, errorCode: status.errorCode) }
  }

  /// Gives a message of ours the carrier's name, and applies what came before the name was known. The name of another
  /// message is refused as the tables refuse it.
  func name(_ message: MessageID, _ provider: ProviderID) throws {
    try sql.execute(
      "UPDATE message SET provider_id = ? WHERE id = ? AND line = 'outgoing' AND provider_id IS NULL",
      [provider, message])
    try unpark(provider, for: message)
  }

  private func unpark(_ provider: ProviderID, for message: MessageID) throws {
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

  /// Our message of a name.
  private func named(_ provider: ProviderID) throws -> MessageID? {
    try sql.first("SELECT id FROM message WHERE provider_id = ? AND line = 'outgoing'", [provider]) { try $0.id() }
  }

  /// Our message of the number that we gave along, if the carrier's name for it was never recorded.
  private func given(_ callback: String?) throws -> MessageID? {
    guard let number = callback.flatMap({ Int64($0) }) else { return nil }
    return try sql.first(
      """
      SELECT id FROM message WHERE id = ? AND line = 'outgoing' AND provider_id IS NULL
      AND state IN ('sending', 'uncertain', 'sent', 'failed')
      """, [number]
    ) { try $0.id() }
  }
}
