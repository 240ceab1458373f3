import Foundation
import GRDB
import GRDBSQLite

/// A statement with its values, ready to be stepped over.
///
/// GRDB prepares it, `Statements` keeps it; values are bound and rows stepped over through SQLite's own interface, which costs less
/// than through GRDB's. What GRDB offers beside that, observers of rows, is not used here.
struct Prepared {
  /// SQLite's statement.
  let handle: OpaquePointer

  /// Binds values to a statement of the cache.
  ///
  /// - Throws: `DatabaseError` for SQL that cannot be prepared, or another number of values than it has places.
  init(_ sql: String, _ values: [(any Storable)?], _ statements: Statements, _ database: Database) throws {
    handle = try statements.prepared(sql, database)
    guard sqlite3_stmt_busy(handle) == 0 else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the statement is still being stepped over")
    }
    guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "another number of values than places")
    }
    // What is left out is NULL; of a message's row that is most.
    sqlite3_clear_bindings(handle)
    try values.withUnsafeBufferPointer { values in
      for index in values.indices {
        guard let value = values[index]?.stored else { continue }
        let code = bind(value, at: Int32(truncatingIfNeeded: index) + 1)
        guard code == SQLITE_OK else { throw error(code) }
      }
    }
  }

  /// Goes to the next row; false after the last.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw error(code)
    }
  }

  /// Leaves the statement to its next use.
  func rest() { sqlite3_reset(handle) }

  private func bind(_ value: Stored, at place: Int32) -> Int32 {
    switch value {
    case .integer(let number): return sqlite3_bind_int64(handle, place, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          // An empty text has no address; without one SQLite would bind NULL.
          guard let address = $0.baseAddress else { return sqlite3_bind_text(handle, place, "", 0, Self.copied) }
          return sqlite3_bind_text(handle, place, address, Int32(truncatingIfNeeded: $0.count), Self.copied)
        }
      }
    case .blob(let data):
      return data.withUnsafeBytes { bytes in
        guard let address = bytes.baseAddress else { return sqlite3_bind_zeroblob(handle, place, 0) }
        return sqlite3_bind_blob(handle, place, address, Int32(truncatingIfNeeded: bytes.count), Self.copied)
      }
    }
  }

  private func error(_ code: Int32) -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    let message = sqlite3_errmsg(connection).map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)), message: message)
  }

  /// SQLITE_TRANSIENT: SQLite keeps a copy.
  private static var copied: sqlite3_destructor_type? { unsafeBitCast(-1, to: sqlite3_destructor_type?.self) }
}

/// The statements of one connection, each prepared once.
///
/// GRDB finds one by a hash of its whole text; ours differ so much in length that the length is hash enough. Only the
/// connection's queue touches it.
final class Statements: @unchecked Sendable {
  private struct Text: Hashable {
    let sql: String

    func hash(into hasher: inout Hasher) { hasher.combine(sql.utf8.count) }
  }

  private var known: [Text: Statement] = [:]

  /// SQLite's statement for a text.
  func prepared(_ sql: String, _ database: Database) throws -> OpaquePointer {
    if let statement = known[Text(sql: sql)] { return statement.sqliteStatement }
    let statement = try database.cachedStatement(sql: sql)
    known[Text(sql: sql)] = statement
    return statement.sqliteStatement
  }
}
