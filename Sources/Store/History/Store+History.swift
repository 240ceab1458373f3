import Foundation

extension Store {
  /// Writes an invented past into a new file, much faster than it could have happened: without a way back, so that a
  /// file that fails in the middle is to be thrown away.
  ///
  /// - Parameter tell: what happened, oldest first.
  /// - Throws: `StoreFault` when the file is not fit for it or fails, and whatever `tell` throws.
  public func writeHistory(_ tell: (History) throws -> Void) throws {
    guard kind.isInvented else { throw StoreFault.exists(path: path) }
    try connection.bare("making ready for a history") { sql in
      guard try !sql.holds("SELECT 1 FROM citizen") else { throw StoreFault.exists(path: path) }
      for setting in Dialect.haste { try sql.execute(setting) }
    }
    var trouble: (any Error)?
    do {
      try connection.write("writing a history") { sql in
        try Schema.holdSearch(sql)
        let aside = try Dialect.setAside(from: History.tables, except: History.indexes, sql)
        let history = History(sql, try officeCache.office(sql))
        do { try tell(history) } catch {
          trouble = error
          throw error
        }
        try history.finish()
        for making in aside { try sql.execute(making) }
        try Schema.resumeSearch(sql)
      }
    } catch {
      throw trouble ?? error
    }
    try connection.bare("ending a history") { sql in
      for setting in Dialect.leisure + [Dialect.settle] { try sql.execute(setting) }
    }
  }
}

extension Store {
  /// What the database finds wrong with the file by its own rules, a sentence each. It reads everything, and is meant for
  /// files that were written in haste.
  public func complaints() throws(StoreFault) -> [String] {
    try connection.read("looking for damage") { sql in try Dialect.complaints(sql) }
  }
}
