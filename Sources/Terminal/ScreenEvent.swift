import Console

/// What `Screen.wait` woke up for.
public enum ScreenEvent: Equatable, Sendable {
  /// A key, or a pasted text.
  case key(Key)
  /// The window has this size now. The next frame is painted whole.
  case resize(Size)
  /// Something is to be read from this descriptor, or its other end is gone.
  case readable(Int32)
  /// The deadline has come.
  case timer
  /// The terminal is gone.
  case hangup
  /// Someone asks the program to end (SIGTERM, SIGINT, SIGQUIT). A second one ends it at once.
  case terminate
  /// Someone asks the program to stop for a while (SIGTSTP): call `suspend` when that is safe.
  case suspend
  /// The program goes on after it was stopped. The next frame is painted whole.
  case resumed

  /// What somebody pressed, or pasted.
  public var key: Key? { if case .key(let key) = self { key } else { nil } }
}
