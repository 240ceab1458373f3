extension Store {
  /// Brings all that was committed into the file itself and has the log begin anew, so that what is measured next pays
  /// for nothing that was written before. For `sportello bench` alone; SQLite does it by itself.
  public func carryLogOver() throws(StoreFault) {
    try connection.bare("bringing the log into the file") { sql in try sql.execute(Dialect.carryOver) }
  }
}
