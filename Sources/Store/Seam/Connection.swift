import Foundation
import GRDB

/// Whom a commit concerns.
enum Audience: Sendable {
  /// Whoever shows a page: what it shows may have changed.
  case pages
  /// Whoever shows who is where.
  case presence
  /// Nobody else.
  case nothing
}

/// One connection to the file, with its transactions; errors of the database become faults with a sentence.
struct Connection: Sendable {
  /// Where the file is, as it was given.
  let path: String
  /// Where the journal's head goes once a day; nil where everything is invented.
  var headLog: HeadLog?
  /// Whether the file is thrown away when its program ends: then several transactions can be made one by `together`.
  private let isThrowAway: Bool
  private let queue: DatabaseQueue
  private let statements = Statements()

  /// Opens a connection; the file must be there.
  init(path: String, readOnly: Bool, isThrowAway: Bool = false) throws(StoreFault) {
    (self.path, self.isThrowAway) = (path, isThrowAway)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = isThrowAway
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(TimeInterval(Dialect.patienceSeconds))
    configuration.label = "store"
    configuration.prepareDatabase { database in
      for setting in Dialect.settings + (isThrowAway ? Dialect.throwAway : []) { try database.execute(sql: setting) }
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw StoreFault(error, path: path, doing: "opening")
    }
  }

  /// Several reads of one moment.
  func read<Value>(_ doing: String, _ body: (SQL) throws -> Value) throws(StoreFault) -> Value {
    try run(doing, .deferred, .pages, body)
  }

  /// As `read`; nothing when `interrupt` cut it short.
  func readUnlessInterrupted<Value>(_ doing: String, _ body: (SQL) throws -> Value) throws(StoreFault) -> Value? {
    do {
      return try transaction(.deferred, .pages, body)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      return nil
    } catch {
      throw StoreFault(error, path: path, doing: doing)
    }
  }

  /// Cuts short what is being read.
  func interrupt() { queue.interrupt() }

  /// Reads and writes that stand or fall together. The file is locked for writing from the start, so that what was
  /// read still holds when it is written.
  func write<Value>(
    _ doing: String, telling audience: Audience = .pages, _ body: (SQL) throws -> Value
  ) throws(StoreFault) -> Value {
    try run(doing, .immediate, audience, body)
  }

  /// As `write`, for a body whose attempts hardly ever fail. To provide for one of them to be undone by itself costs a copy
  /// of every page it changes: here, when one fails, everything is undone and done again with that provision. So the body
  /// may run twice, and must change nothing but the file.
  func writeHopefully<Value>(_ doing: String, _ body: (SQL) throws -> Value) throws(StoreFault) -> Value {
    do {
      return try transaction(.immediate, .pages, isHopeful: true, body)
    } catch is LostHope {
      return try write(doing, body)
    } catch {
      throw StoreFault(error, path: path, doing: doing)
    }
  }

  /// As `write`, for bodies that may also refuse: their own error comes through as it is.
  func write<Value, Refused: Error>(
    _ doing: String, refusing: Refused.Type, _ body: (SQL) throws -> Value
  ) throws(StoreFault) -> Result<Value, Refused> {
    do {
      return .success(try transaction(.immediate, .pages, body))
    } catch let refusal as Refused {
      return .failure(refusal)
    } catch {
      throw StoreFault(error, path: path, doing: doing)
    }
  }

  /// Single statements that may not stand in a transaction.
  func bare<Value>(_ doing: String, _ body: (SQL) throws -> Value) throws(StoreFault) -> Value {
    do {
      return try queue.writeWithoutTransaction { database in try body(SQL(database, statements)) }
    } catch {
      throw StoreFault(error, path: path, doing: doing)
    }
  }

  /// Gives the file what it needs once.
  func settleFoundation(_ doing: String) throws(StoreFault) {
    try bare(doing) { sql in for setting in Dialect.foundation { try sql.execute(setting) } }
  }

  /// How long a statement waits from then on for another process's commit.
  func wait(atMost seconds: Int) throws(StoreFault) {
    try bare("waiting for others") { sql in try Dialect.wait(atMost: seconds, sql) }
  }

  /// Has all that a body does through this connection stand or fall together, in one transaction: what is refused in it
  /// undoes only itself. On a file that is not thrown away each write is its own, as ever.
  func together<Value>(_ doing: String, _ body: () throws -> Value) throws -> Value {
    guard isThrowAway else { return try body() }
    do {
      try queue.writeWithoutTransaction { database in try database.beginTransaction(.immediate) }
      let answer = try body()
      try queue.writeWithoutTransaction { database in
        try SearchIndex(SQL(database, statements)).catchUp()
        try SQL(database, statements).countContent()
        try database.commit()
      }
      tellWatchers()
      return answer
    } catch {
      try? queue.writeWithoutTransaction { database in if database.isInsideTransaction { try database.rollback() } }
      throw error is DatabaseError ? StoreFault(error, path: path, doing: doing) : error
    }
  }

  /// Sets the file's times to now, which wakes whoever watches it. The write-ahead log itself wakes them too early: its
  /// last write comes before the index by which readers see the commit.
  private func tellWatchers() { utimensat(AT_FDCWD, path, nil, 0) }

  private func run<Value>(
    _ doing: String, _ kind: Database.TransactionKind, _ audience: Audience, _ body: (SQL) throws -> Value
  ) throws(StoreFault) -> Value {
    do {
      return try transaction(kind, audience, body)
    } catch {
      throw StoreFault(error, path: path, doing: doing)
    }
  }

  private func transaction<Value>(
    _ kind: Database.TransactionKind, _ audience: Audience, isHopeful: Bool = false, _ body: (SQL) throws -> Value
  ) throws -> Value {
    try queue.writeWithoutTransaction { database in
      let (before, news) = (database.totalChangesCount, News())
      let sql = SQL(database, statements, news, isHopeful: isHopeful)
      if isThrowAway, database.isInsideTransaction {
        // A read or a write that is part of `together`.
        return kind == .immediate ? try sql.part { try body(sql) } : try body(sql)
      }
      let answer = try sql.transaction(kind) {
        let answer = try body(sql)
        if audience == .pages, database.totalChangesCount != before {
          if kind == .immediate { try SearchIndex(sql).catchUp() }
          try sql.countContent()
        }
        return answer
      }
      if let head = news.head { headLog?.write(head) }
      if audience != .nothing, database.totalChangesCount != before { tellWatchers() }
      return answer
    }
  }
}

extension SQL {
  /// Says that pages may show something else from this commit on.
  fileprivate func countContent() throws { try execute("UPDATE content SET version = version + 1") }
}

extension StoreFault {
  /// The sentence for an error of the database. Its own words are left out: they may quote what was written.
  init(_ error: any Error, path: String, doing: String) {
    switch error {
    case let fault as StoreFault: self = fault
    case let damage as Damage: self = .corrupted(path: path, what: "\(doing), column \(damage.column)")
    case let error as DatabaseError: self.init(code: error.extendedResultCode, path: path, doing: doing)
    default: self = .failed(path: path, doing: doing, code: -1)
    }
  }

  private init(code: ResultCode, path: String, doing: String) {
    self =
      switch code.primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path, seconds: Dialect.patienceSeconds)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_READONLY where code == .SQLITE_READONLY_DBMOVED: .replaced(path: path)
      case .SQLITE_READONLY: .readOnly(path: path)
      case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .permission(path: path)
      case .SQLITE_NOTADB: .notADatabase(path: path)
      case .SQLITE_CORRUPT: .corrupted(path: path, what: doing)
      default: .failed(path: path, doing: doing, code: Int(code.rawValue))
      }
  }
}
