import Foundation

/// A program in a terminal of its own, as a user's fingers and eyes have it: keys go in, bytes come out.
final class PseudoTerminal {
  /// What one wait brought.
  struct Output {
    /// Bytes until the terminal went quiet.
    var bytes = 0
    /// From the beginning of the wait to the first byte, in milliseconds; nil without any.
    var first: Double?
    /// From the beginning of the wait to the last byte before a silence of two milliseconds: a frame, without those that
    /// follow by themselves; nil without any.
    var frame: Double?
    /// From the beginning of the wait to the last byte, in milliseconds; nil without any.
    var last: Double?
  }

  /// The program's number.
  let process: pid_t
  private let master: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Starts a program in a terminal of 160 columns and 48 rows.
  ///
  /// - Throws: a failure when the system gives no terminal or cannot start it.
  init(_ command: [String]) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (locked, number): (Int32, Int32) = (0, 0)
    // Linux: TIOCSPTLCK and TIOCGPTN, which the C library wraps in functions that Swift does not see.
    guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw Failure.cannotRun("the system gives no pseudo-terminal (error \(errno))")
    }
    let slave = "/dev/pts/\(number)"
    var size = winsize(ws_row: 48, ws_col: 160, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    process = try Self.start(command, on: slave)
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(master)
  }

  /// A program whose controlling terminal is the one named: the leader of a new session takes the first it opens.
  private static func start(_ command: [String], on slave: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // POSIX_SPAWN_SETSID.
    posix_spawnattr_setflags(&attributes, 0x80)
    var words = pointers(command)
    let home = Site.environment("HOME") ?? "/"
    var places = pointers(["TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=\(home)", "PATH=/usr/bin:/bin"])
    defer { (words + places).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command.first ?? "", &actions, &attributes, &words, &places)
    guard code == 0 else { throw Failure.cannotRun("cannot start \(command.first ?? "") (error \(code))") }
    return process
  }

  /// Texts as the system takes them; to be freed.
  private static func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var list: [UnsafeMutablePointer<CChar>?] = []
    for text in texts { list.append(text.withCString { strdup($0) }) }
    list.append(nil)
    return list
  }

  /// Types keys.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Reads until nothing comes for so many milliseconds; waits for the first byte at most `patience` of them, and for
  /// silence at most `limit`.
  func settle(
    quiet: Int32 = 25, patience: Int32 = 2_000, atMost limit: Double = .infinity,
    since begun: ContinuousClock.Instant = .now
  ) -> Output {
    var output = Output()
    while begun.duration(to: .now).milliseconds < limit {
      var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, output.first == nil ? patience : quiet) > 0 else { return output }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return output }
      let milliseconds = begun.duration(to: .now).milliseconds
      if output.last.map({ milliseconds - $0 < 2 }) ?? true, output.frame == output.last { output.frame = milliseconds }
      output.first = output.first ?? milliseconds
      output.last = milliseconds
      output.bytes += count
    }
    return output
  }

  /// Types keys, and reads until the terminal is quiet.
  func press(_ keys: String, quiet: Int32 = 25, patience: Int32 = 200) -> Output {
    // Before the keys go out: on a quiet machine the answer is there when the write returns.
    let begun = ContinuousClock.now
    type(keys)
    return settle(quiet: quiet, patience: patience, since: begun)
  }

  /// Types keys, and reads until some bytes come among whatever else the program writes.
  ///
  /// - Returns: how long that took, in milliseconds; nil when they do not come in time.
  func press(_ keys: String, until mark: String, patience: Int32 = 1_000) -> Double? {
    let wanted = Array(mark.utf8)
    let begun = ContinuousClock.now
    type(keys)
    var tail: [UInt8] = []
    while begun.duration(to: .now).milliseconds < Double(patience) {
      var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, patience) > 0 else { return nil }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return nil }
      let milliseconds = begun.duration(to: .now).milliseconds
      tail += buffer[0..<count]
      if tail.contains(wanted) { return milliseconds }
      tail.removeFirst(max(0, tail.count - wanted.count + 1))
    }
    return nil
  }

  /// Takes whatever has been written, without waiting for more.
  func discard() { _ = settle(quiet: 0, patience: 0) }

  /// The most memory the program ever had, in megabytes; nil where the system does not tell.
  var peakMegabytes: Double? {
    field("VmHWM:", of: "/proc/\(process)/status").map { Double($0) / 1024 }
  }

  /// How often its threads have gone to sleep so far.
  var sleeps: Int {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    return threads.compactMap { field("voluntary_ctxt_switches:", of: "/proc/\(process)/task/\($0)/status") }
      .reduce(0, +)
  }

  private func field(_ name: String, of path: String) -> Int? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(name) }) else { return nil }
    return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }
}

extension [UInt8] {
  /// Whether some bytes stand in it, one behind the other.
  fileprivate func contains(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, count >= wanted.count else { return wanted.isEmpty }
    return (0...(count - wanted.count)).contains { self[$0] == first && self[$0...].starts(with: wanted) }
  }
}

extension Duration {
  /// The duration in milliseconds.
  var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15 }
}
