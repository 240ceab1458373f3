import Foundation
import GRDB

/// The narrow seam to the database: plain SQL text in, rows out. Everything in this room goes through it.
///
/// The SQL is kept to what SQLite and PostgreSQL share; what they do not share stands in `Dialect`.
struct SQL {
  private let database: Database
  private let statements: Statements
  /// What this transaction has to tell once it is in the file.
  let news: News

  /// Whether an attempt that fails has everything done again, see `Connection.writeHopefully`.
  private let isHopeful: Bool

  init(_ database: Database, _ statements: Statements, _ news: News = News(), isHopeful: Bool = false) {
    (self.database, self.statements, self.news, self.isHopeful) = (database, statements, news, isHopeful)
  }

  /// Runs a statement that answers nothing.
  func execute(_ sql: String, _ values: [(any Storable)?] = []) throws {
    let statement = try Prepared(sql, values, statements, database)
    defer { statement.rest() }
    while try statement.step() {}
  }

  /// Runs an INSERT and gives the new row's number.
  func insert(_ sql: String, _ values: [(any Storable)?]) throws -> Int64 {
    try execute(sql, values)
    return database.lastInsertedRowID
  }

  /// How many rows the last statement changed.
  var changes: Int { database.changesCount }

  /// Every row of the answer. The closure must not run the same statement again.
  func query<Value>(
    _ sql: String, _ values: [(any Storable)?] = [], _ read: (inout Columns) throws -> Value
  ) throws -> [Value] {
    let statement = try Prepared(sql, values, statements, database)
    defer { statement.rest() }
    var answer: [Value] = []
    while try statement.step() {
      var columns = Columns(statement.handle)
      answer.append(try read(&columns))
    }
    return answer
  }

  /// Rows of the answer, one after the other, for as long as the closure wants more: what is not looked at costs nothing.
  func scan(
    _ sql: String, _ values: [(any Storable)?] = [], _ take: (inout Columns) throws -> Bool
  ) throws {
    let statement = try Prepared(sql, values, statements, database)
    defer { statement.rest() }
    while try statement.step() {
      var columns = Columns(statement.handle)
      guard try take(&columns) else { return }
    }
  }

  /// The first row of the answer, if any.
  func first<Value>(
    _ sql: String, _ values: [(any Storable)?] = [], _ read: (inout Columns) throws -> Value
  ) throws -> Value? {
    let statement = try Prepared(sql, values, statements, database)
    defer { statement.rest() }
    guard try statement.step() else { return nil }
    var columns = Columns(statement.handle)
    return try read(&columns)
  }

  /// Whether there is an answer at all.
  func holds(_ sql: String, _ values: [(any Storable)?] = []) throws -> Bool {
    try first(sql, values) { _ in true } ?? false
  }

  /// Runs several statements that are undone together when a row is refused; what came before in the transaction
  /// stays. A failure of the file itself is thrown.
  ///
  /// - Returns: whether they stand.
  func attempt(_ body: () throws -> Void) throws -> Bool {
    do {
      if isHopeful { try body() } else { try part(body) }
      return true
    } catch let error as DatabaseError where error.isAboutOneRow {
      if isHopeful { throw LostHope() }
      return false
    }
  }

  /// Runs a body as a transaction: all it did stands when this returns, and nothing of it when it throws.
  ///
  /// BEGIN and COMMIT are kept like all statements. GRDB has them prepared anew each time, which takes longer than to read
  /// a page of a list.
  func transaction<Value>(_ kind: Database.TransactionKind, _ body: () throws -> Value) throws -> Value {
    try execute(kind == .immediate ? "BEGIN IMMEDIATE" : "BEGIN")
    do {
      let value = try body()
      try execute("COMMIT")
      return value
    } catch {
      // GRDB's own: it also ends a transaction whose end is interrupted. Some failures SQLite has undone by itself.
      try? database.rollback()
      throw error
    }
  }

  /// Runs a body as part of a transaction: when it throws, nothing of it stands, and all that came before does.
  func part<Value>(_ body: () throws -> Value) throws -> Value {
    try execute("SAVEPOINT part")
    do {
      let value = try body()
      try execute("RELEASE part")
      return value
    } catch {
      if database.isInsideTransaction {
        try execute("ROLLBACK TO part")
        try execute("RELEASE part")
      }
      throw error
    }
  }
}

/// A row was refused where nobody expected it.
struct LostHope: Error {}

extension DatabaseError {
  /// Whether the row is to blame, and not the file or the disk.
  fileprivate var isAboutOneRow: Bool {
    switch resultCode {
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE: true
    default: false
    }
  }
}
