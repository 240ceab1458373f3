extension Store {
  /// Writes a copy of the file as it is at this moment, while others may go on writing.
  ///
  /// - Parameter path: where; there must be no file yet.
  public func copy(to path: String) throws(StoreFault) {
    try connection.bare("copying the file") { sql in try Dialect.copy(to: path, sql) }
  }
}
