/// For training files, which are played over many times as fast as people act.
extension Store {
  /// Has all that the body does through this store stand or fall together, in one transaction: what is refused in it
  /// undoes only itself, an error that leaves it undoes all of it. It must not be called within itself.
  ///
  /// On any file but a training file each write stands by itself, as ever.
  public func together<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try connection.together("playing on", body)
    } catch {
      officeCache.forget()
      throw error
    }
  }
}
