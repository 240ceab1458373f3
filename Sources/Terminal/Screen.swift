import CNcurses
import Console

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The terminal, taken for the whole screen: paints frames and reads keys.
///
/// One at a time, on the main thread. However the program ends, the terminal gets back what it had.
public final class Screen {
  /// Rows and columns now.
  public private(set) var size: Size
  /// What the terminal can paint; `none` where NO_COLOR is set.
  public let depth: ColourDepth
  /// Roles to colours; another theme repaints everything with the next frame.
  public var theme: Theme {
    didSet { if theme != oldValue { dress() } }
  }

  private let hasTitle = TerminalFacts.hasTitle(Screen.environment("TERM"))
  /// Whether the terminal reports the mouse; otherwise it keeps it for itself.
  public var hasMouse = false {
    didSet { if hasMouse != oldValue, isOpen { cn_report_mouse(hasMouse) } }
  }

  private let signals: Int32
  var input: TerminalInput
  /// What is on the screen; nil when the next frame comes whole.
  public private(set) var shown: Frame?
  private var painter: RowPainter
  private var isOpen = true

  /// Takes the terminal.
  ///
  /// - Throws: why it cannot be taken; then nothing was changed on it.
  public init(theme: Theme, charset: Charset = .full) throws(ScreenError) {
    try Screen.check()
    depth = Screen.depth(colours: Int(cn_colours()))
    input = TerminalInput(sequences: Screen.ownSequences())
    signals = cn_guard_install()
    guard signals >= 0 else { throw .refused }
    cn_guard_arm(true)
    guard cn_open() else {
      cn_guard_arm(false)
      throw .refused
    }
    (self.theme, painter) = (theme, RowPainter(charset, depth))
    size = Screen.measured()
    cn_resize(Int32(size.rows), Int32(size.columns))
    if depth != .none { cn_start_colours() }
    dress()
  }

  deinit { close() }

  /// Says whether there is a terminal that can be taken; nothing is changed on it.
  ///
  /// - Throws: why it cannot be taken.
  public static func check() throws(ScreenError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
    try checkKind()
  }

  /// Says whether a terminal of this name can be used, in this locale.
  static func checkKind() throws(ScreenError) {
    let name = Screen.environment("TERM")
    switch cn_check_terminal() {
    case cn_unknown_terminal: throw .unknownTerminal(name)
    case cn_no_cursor_motion: throw .plainTerminal(name)
    default: break
    }
    guard cn_use_utf8() else { throw .noUTF8 }
  }

  /// Gives the terminal back. Calling it again does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
  }

  /// Paints a frame: only rows that differ from those on the screen are looked at.
  public func paint(_ frame: Frame) {
    guard isOpen else { return }
    let rows = frame.grid.rowsChanged(since: shown?.grid)
    for row in rows { painter.put(row, of: frame.grid) }
    let (cursor, title, isFirst) = (shown?.cursor, shown?.title, shown == nil)
    shown = frame
    if let place = frame.cursor, !frame.grid.region.contains(place) { shown?.cursor = nil }
    if isFirst || !rows.isEmpty || shown?.cursor != cursor { show() }
    if hasTitle, let new = frame.title, new != title { write("\u{1B}]2;\(new.text)\u{07}") }
    if frame.bell { write("\u{07}") }
  }

  /// Paints a grid of one row over a row of what is on the screen.
  public func paint(_ line: Grid, asRow row: Int) {
    guard isOpen, shown != nil else { return }
    shown?.grid.draw(line, at: Point(column: 0, row: row))
    if let grid = shown?.grid { painter.put(row, of: grid) }
    show()
  }

  /// Has ncurses write what it was handed.
  private func show() {
    let cursor = shown?.cursor
    cn_show(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1))
  }

  /// Waits until something happens, and takes all that has: keys typed meanwhile come together, so that one frame
  /// answers them all. Sleeps without waking up in between.
  ///
  /// - Parameters:
  ///   - deadline: when to come back with `timer`; nil for never.
  ///   - descriptors: pipes and the like to watch for reading.
  public func wait(until deadline: ContinuousClock.Instant? = nil, descriptors: [Int32] = []) -> [ScreenEvent] {
    while true {
      let woken = input.wait(until: deadline, signals: signals, descriptors: descriptors)
      let events = woken.signals.flatMap(answer) + woken.events
      if !events.isEmpty { return events }
    }
  }

  /// Whether something has been typed that `wait` has not taken.
  public var hasInput: Bool { input.isReadable }

  /// Stops the program as Ctrl-Z does elsewhere, and takes the terminal again when it goes on.
  ///
  /// - Returns: the window's new size, when it changed meanwhile.
  public func suspend() -> [ScreenEvent] {
    leave()
    cn_guard_stop()
    cn_guard_arm(true)
    return repainted()
  }

  /// Paints the next frame whole, over whatever another program has left on the screen.
  ///
  /// - Returns: the window's new size, when that was not heard of.
  public func redraw() -> [ScreenEvent] { repainted() }

  /// Asks the terminal to take a text to its clipboard; one that does not know how takes no notice.
  public func copy(_ text: String) {
    let wrapping = Clipboard.wrapping(
      environment: ["TERM", "TMUX", "STY"].reduce(into: [:]) { $0[$1] = Screen.environment($1) })
    guard isOpen, let request = Clipboard.request(text, wrapping) else { return }
    write(request)
  }

  /// Shows a picture made of text over the whole screen until a key is pressed.
  ///
  /// - Returns: what else happened meanwhile.
  public func show(_ picture: PictureText, hint: Printable) -> [ScreenEvent] {
    guard isOpen else { return [] }
    for name in ["sgr0", "clear"] { if let text = cn_key_sequence(name) { write(Array(String(cString: text).utf8)) } }
    write(picture.bytes + Array("\r\n\(hint.text)".utf8))
    var others: [ScreenEvent] = []
    while true {
      let events = wait()
      others += events.filter { event in if case .key = event { false } else { true } }
      if !events.isEmpty { return others + repainted() }
    }
  }

  /// Leaves the screen to something else, such as an editor, and takes it again after.
  public func lend<Result>(_ body: () throws -> Result) rethrows -> Result {
    leave()
    defer { retake() }
    return try body()
  }

  private func leave() {
    cn_leave()
    cn_guard_arm(false)
  }

  private func retake() {
    cn_guard_arm(true)
    repaint()
  }

  /// Repaints, and tells of a size that is not the one that was known.
  private func repainted() -> [ScreenEvent] {
    let old = size
    repaint()
    return size == old ? [] : [.resize(size)]
  }

  /// Makes the next frame go out whole, also to a terminal whose size has changed meanwhile.
  private func repaint() {
    forget()
    size = Screen.measured()
    cn_resize(Int32(size.rows), Int32(size.columns))
  }

  private func answer(signal: Int32) -> [ScreenEvent] {
    switch signal {
    case SIGHUP: return [.hangup]
    case SIGTERM, SIGINT, SIGQUIT: return [.terminate]
    case SIGTSTP: return [.suspend]
    case SIGCONT:
      cn_guard_arm(true)
      return repainted() + [.resumed]
    case SIGWINCH: return repainted()
    default: return []
    }
  }

  private func write(_ text: String) { write(Array(text.utf8)) }

  private func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cn_write($0.baseAddress, $0.count) }
    }
  }

  /// Has ncurses and the painter forget what they have shown.
  private func forget() {
    shown = nil
    painter.forget()
    cn_forget()
  }

  /// Has the theme painted, with the next frame whole.
  private func dress() {
    painter.dress(in: theme)
    forget()
  }
}
