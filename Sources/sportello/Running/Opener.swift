import Console
import Foundation
import Store

/// Hands addresses and files to the user's programs, each by itself and as one argument: never through a shell.
struct Opener {
  /// What is to be done, or what was.
  enum Answer {
    case told(OutsideOutcome)
    /// Nothing here opens it: this goes to the clipboard.
    case copy(String)
    /// To be drawn for the terminal, which may take long; what cannot be drawn is handed over.
    case draw(Drawing)
  }

  /// Larger files are not opened.
  static let largest = 100 << 20
  /// Larger pictures are not shown in the terminal.
  static let largestPicture = 20 << 20

  /// The program that opens addresses and files; nil when there is none, or no display for it.
  var program: String?
  /// The program that draws pictures with characters.
  var painter: String?
  /// Where the files of messages lie, each under its digest.
  var folder = ""

  /// Opens nothing.
  init() {}

  /// What the machine and its configuration have.
  ///
  /// - Throws: a failure that names the configuration's line and the fix.
  init(for store: Store) throws {
    folder = store.filesFolder
    painter = Self.find("chafa")
    let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { Site.environment($0) != nil }
    let isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { Site.environment($0) != nil }
    if let configured = try Site.settings().openWith {
      program = configured.contains("/") ? configured : Self.find(configured)
    } else if hasDisplay, !isRemote {
      program = Self.find("xdg-open")
    }
  }

  /// Opens something, or tells why not.
  ///
  /// - Parameter room: the screen, for what is shown on it.
  func open(_ item: OutsideItem, room: Size) -> Answer {
    switch item {
    case .link(let link): program == nil ? .copy(link.url) : .told(start(link.url))
    case .file(let digest): openFile("\(folder)/\(digest)", room)
    }
  }

  private func openFile(_ path: String, _ room: Size) -> Answer {
    guard let (head, bytes) = Self.look(at: path) else { return .told(.noFile) }
    guard bytes <= Self.largest else { return .told(.tooLarge) }
    guard let sort = FileSort(head) else { return .told(.unknownSort) }
    if sort == .image, bytes <= Self.largestPicture, let painter {
      return .draw(Drawing(URL(fileURLWithPath: path).path, painter: painter, room: room))
    }
    return .told(handOver(path))
  }

  /// Gives a file to the program.
  func handOver(_ path: String) -> OutsideOutcome {
    program == nil ? .noProgram : start((path as NSString).standardizingPath)
  }

  /// The first bytes of a regular file and its size; nil when there is none. No link is followed.
  private static func look(at path: String) -> (head: [UInt8], bytes: Int)? {
    let descriptor = Foundation.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var (facts, head) = (stat(), [UInt8](repeating: 0, count: FileSort.head))
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    let count = Foundation.read(descriptor, &head, head.count)
    return count < 0 ? nil : (Array(head.prefix(count)), Int(facts.st_size))
  }

  /// Starts the program and lets it go its way.
  private func start(_ argument: String) -> OutsideOutcome {
    guard let program else { return .noProgram }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [argument.hasPrefix("-") ? "./" + argument : argument]
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      return .opened
    } catch {
      return .failed
    }
  }

  /// The path of a program on `PATH`; relative folders do not count.
  static func find(_ name: String) -> String? {
    let folders = (Site.environment("PATH") ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
