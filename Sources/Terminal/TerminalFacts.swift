import CNcurses
import Console

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What can be known of the terminal without taking it.
public struct TerminalFacts: Sendable {
  /// Its name, `TERM`.
  public let name: String
  /// Why the console cannot use it; nil when it can.
  public let problem: ScreenError?
  /// Colours by its description.
  public let colours: Int
  /// What the console paints on it; nothing where NO_COLOR is set.
  public let depth: ColourDepth
  /// Columns and rows.
  public let size: Size
  /// The characters that its name stands for.
  public let charset: Charset
  /// What stands between it and the program.
  public let wrapping: Clipboard.Wrapping
  /// Whether it takes a title for its window.
  public let hasTitle: Bool

  /// Looks; nothing is changed on the terminal.
  public init() {
    let name = Screen.environment("TERM")
    var problem: ScreenError?
    do throws(ScreenError) { try Screen.checkKind() } catch { problem = error }
    let isKnown = cn_check_terminal() != cn_unknown_terminal
    (self.name, self.problem, colours) = (name, problem, isKnown ? Int(cn_colours()) : 0)
    depth = isKnown ? Screen.depth(colours: colours) : .none
    (size, charset, hasTitle) = (Screen.measured(), Charset(terminal: name), Self.hasTitle(name))
    wrapping = Clipboard.wrapping(
      environment: ["TERM", "TMUX", "STY"].reduce(into: [:]) { $0[$1] = Screen.environment($1) })
  }

  /// Terminals of glass, and the console of the kernel, have no window that a title could be given.
  static func hasTitle(_ name: String) -> Bool {
    !["linux", "vt", "ansi", "con", "dumb"].contains { name.hasPrefix($0) } || name.hasPrefix("vte")
  }
}
