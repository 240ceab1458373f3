/// Why a message's file cannot be opened, where the gateway fetches it; one that lies beside the desk's file has none.
public enum FileState: Equatable, Sendable {
  /// It is on its way from WhatsApp.
  case wanted
  /// It will not come.
  case lost(FileLoss)
}

/// Why a file will not come.
public enum FileLoss: String, Sendable, CaseIterable {
  /// The carrier does not have it any more.
  case gone
  /// Its bytes are not those of the digest, time and again.
  case damaged
  /// It is larger than any file of WhatsApp's.
  case tooLarge
  /// It is a program, or something else than what it is said to be.
  case disguised
}
