/// Why the screen cannot be opened. Nothing was changed on the terminal.
public enum ScreenError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case noTerminal
  /// No description of `$TERM`; its value.
  case unknownTerminal(String)
  /// The terminal cannot place the cursor; the value of `$TERM`.
  case plainTerminal(String)
  /// No UTF-8 locale, not even C.UTF-8.
  case noUTF8
  /// The terminal or ncurses refused.
  case refused

  /// One sentence with what to do.
  public var description: String {
    switch self {
    case .noTerminal:
      "the console needs a terminal: standard input and output are not one; without a terminal try `sportello show`"
    case .unknownTerminal(""):
      "the console needs to know the terminal: TERM is not set; try `TERM=xterm-256color`"
    case .unknownTerminal(let name):
      "no description of the terminal TERM=\(name); try `TERM=xterm-256color`, or install ncurses-term"
    case .plainTerminal(let name):
      "TERM=\(name) cannot place the cursor, which the console needs; try `TERM=xterm-256color`"
    case .noUTF8:
      "the console needs a UTF-8 locale, and there is not even C.UTF-8; try `LC_ALL=C.UTF-8`, or generate it_IT.UTF-8"
    case .refused:
      "the terminal could not be set up: ncurses refused it; try another TERM"
    }
  }
}
