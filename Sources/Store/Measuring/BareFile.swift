import Foundation
import GRDBSQLite

/// SQLite with nothing around it: statements prepared once, values bound, rows stepped over. It is set up as every
/// connection is, and serves to measure what the rest of the room costs.
final class BareFile {
  private let path: String
  private var handle: OpaquePointer?
  private var statements: [OpaquePointer?] = []

  init(_ path: String, statements texts: [String]) throws(StoreFault) {
    self.path = path
    try check(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil))
    sqlite3_busy_timeout(handle, Int32(Dialect.patienceSeconds) * 1000)
    try run("PRAGMA foreign_keys = ON")
    for setting in Dialect.settings { try run(setting) }
    for text in texts {
      var statement: OpaquePointer?
      try check(sqlite3_prepare_v2(handle, text, -1, &statement, nil))
      statements.append(statement)
    }
  }

  deinit {
    for statement in statements { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Runs a text that answers nothing.
  func run(_ text: String) throws(StoreFault) { try check(sqlite3_exec(handle, text, nil, nil, nil)) }

  /// Runs a prepared statement to its end; gives the number of rows, all of whose columns were read.
  @discardableResult
  func step(_ index: Int, _ values: [Stored?]) throws(StoreFault) -> Int {
    let statement = statements[index]
    defer { sqlite3_reset(statement) }
    for (place, value) in values.enumerated() { try check(bind(statement, Int32(place) + 1, value)) }
    var rows = 0
    while true {
      let code = sqlite3_step(statement)
      guard code == SQLITE_ROW else {
        if code != SQLITE_DONE { try check(code) }
        return rows
      }
      rows += 1
      for column in 0..<sqlite3_column_count(statement) { _ = sqlite3_column_text(statement, column) }
    }
  }

  private func bind(_ statement: OpaquePointer?, _ place: Int32, _ value: Stored?) -> Int32 {
    // SQLITE_TRANSIENT: SQLite keeps a copy.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case nil: return sqlite3_bind_null(statement, place)
    case .integer(let number): return sqlite3_bind_int64(statement, place, number)
    case .text(let text): return sqlite3_bind_text(statement, place, text, -1, copied)
    case .blob(let data):
      return data.withUnsafeBytes { sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), copied) }
    }
  }

  private func check(_ code: Int32) throws(StoreFault) {
    guard code == SQLITE_OK else { throw .failed(path: path, doing: "measuring bare SQLite", code: Int(code)) }
  }
}
