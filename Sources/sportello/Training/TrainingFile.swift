import Store

/// The only door by which training opens a file that is there.
enum TrainingFile {
  /// Opens a training file.
  ///
  /// - Throws: a fault of the file, or a failure for a file of any other kind: a rehearsal plays on no desk's file.
  static func open(_ path: String) throws -> Store {
    let store = try Store.open(path)
    guard store.kind == .training else {
      throw Failure.refused("\(path) is no training file; 'sportello train' makes one for itself and asks for none")
    }
    return store
  }
}
