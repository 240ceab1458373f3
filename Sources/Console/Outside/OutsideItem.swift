/// Something outside the console that an operator asks to see.
public enum OutsideItem: Equatable, Sendable {
  /// A page, in the browser.
  case link(WebLink)
  /// The file of a message, by its digest of 64 hexadecimal letters, in the terminal or in a program for its sort.
  case file(digest: String)
}

/// What the console asks for of the world outside.
public enum OutsideRequest: Equatable, Sendable {
  /// Hand something to the user's programs, or have a picture drawn, and answer with `opened`.
  case open(OutsideItem)
  /// Show a picture over the whole screen until a key is pressed.
  case show(PictureText)
  /// Give up the picture that is being drawn.
  case stopDrawing
}

/// What became of an outing.
public enum OutsideOutcome: Equatable, Sendable {
  /// A program has it.
  case opened
  /// A picture is being drawn for the terminal; it comes later, by the same number.
  case drawing(number: Int)
  /// The picture is drawn.
  case picture(number: Int, PictureText)
  /// The picture is not being drawn any more.
  case stopped
  /// It was shown in the terminal.
  case shown
  /// There is no program or no display here: the address went to the clipboard.
  case copied
  /// There is no program or no display here for a file.
  case noProgram
  /// The file is not here.
  case noFile
  /// The file is larger than what is opened.
  case tooLarge
  /// The file is of no sort that is opened.
  case unknownSort
  /// The program could not be started.
  case failed
}

/// What is put on the clipboard, through the terminal (OSC 52): it works over ssh too, where the terminal allows it.
public enum Clipboard {
  /// What stands between the program and the terminal.
  public enum Wrapping: Sendable { case none, tmux, screen }

  /// Bytes that may be copied: what xterm takes, and far more than any message.
  public static let limit = 74_000
  /// Letters of base64 in one string of screen, which drops longer ones.
  private static let screenPiece = 480

  /// The bytes that ask the terminal to take a text; nil when there is too much of it.
  ///
  /// tmux is asked both for itself (`set-clipboard`) and to hand the request on (`allow-passthrough`).
  public static func request(_ text: String, _ wrapping: Wrapping) -> [UInt8]? {
    guard text.utf8.count <= limit else { return nil }
    let request = "\u{1B}]52;c;" + base64(Array(text.utf8)) + "\u{07}"
    switch wrapping {
    case .none: return Array(request.utf8)
    case .tmux:
      let doubled = request.replacing("\u{1B}", with: "\u{1B}\u{1B}")
      return Array((request + "\u{1B}Ptmux;" + doubled + "\u{1B}\\").utf8)
    case .screen:
      var (bytes, rest) = ([UInt8](), Array(request.utf8)[...])
      while !rest.isEmpty {
        bytes += [0x1B, 0x50] + rest.prefix(screenPiece) + [0x1B, 0x5C]
        rest = rest.dropFirst(screenPiece)
      }
      return bytes
    }
  }

  /// What stands between, by the variables of the environment.
  public static func wrapping(environment: [String: String]) -> Wrapping {
    let terminal = environment["TERM"] ?? ""
    if environment["TMUX"].map({ !$0.isEmpty }) ?? terminal.hasPrefix("tmux") { return .tmux }
    if environment["STY"].map({ !$0.isEmpty }) ?? terminal.hasPrefix("screen") { return .screen }
    return .none
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let word = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for index in 0..<4 { out.append(index <= part.count ? letters[word >> (18 - 6 * index) & 63] : 0x3D) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
