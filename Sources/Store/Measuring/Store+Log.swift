extension Store {
  /// Brings all that was committed into the file itself and has the log begin anew, so that what is measured next pays
  /// for nothing that was written before. For `sportello bench` alone; SQLite does it by itself.
  ///
  /// - Throws: a fault when somebody reads an older state meanwhile.
  public func carryLogOver() throws(StoreFault) {
    let isDone = try connection.bare("bringing the log into the file", Dialect.carryLogOver)
    guard isDone else { throw .locked(path: path, seconds: Dialect.patienceSeconds) }
  }
}
