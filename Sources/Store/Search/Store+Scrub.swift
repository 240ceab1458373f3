extension Store {
  /// Pages that are rewritten in one transaction: some 25 ms.
  private static let pages = 200

  /// Makes the indices of words forget for good what was erased (A25, C20). To be called after an erasure: until then the
  /// words, though nothing finds them any more, stand in the file. It works in short steps, so that nobody who writes
  /// meanwhile waits long, and no page changes by it.
  ///
  /// - Throws: `StoreFault.locked` when somebody reads so long that the log could not be emptied: then the words may
  ///   still stand in it, and it is to be called again.
  public func scrubSearch() throws(StoreFault) {
    for index in ["message_words", "citizen_words"] {
      var pages = -Self.pages
      while try !rewrite(index, pages) { pages = Self.pages }
    }
    try connection.bare("emptying the log") { sql in
      guard try Dialect.emptyLog(sql) else {
        throw StoreFault.locked(path: path, seconds: Dialect.patienceSeconds)
      }
    }
  }

  private func rewrite(_ index: String, _ pages: Int) throws(StoreFault) -> Bool {
    try connection.write("forgetting words", telling: .nothing) { sql in try Dialect.rewrite(index, sql, pages: pages) }
  }
}
