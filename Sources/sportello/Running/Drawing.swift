import Console
import Foundation

/// A picture that a program draws with characters, which may take long and can be stopped.
///
/// The lock makes it safe to share with the worker that waits for it.
final class Drawing: @unchecked Sendable {
  /// How long it may take, and how much it may be.
  private static let (patience, largest) = (Duration.seconds(10), 4 << 20)

  /// The file.
  let path: String
  private let words: [String]
  private let rows: Int
  private let lock = NSLock()
  private var pid: pid_t?
  private var hasStopped = false

  /// - Parameters:
  ///   - path: the file with the picture, whole.
  ///   - painter: the program, which takes chafa's options.
  ///   - room: the screen.
  init(_ path: String, painter: String, room: Size) {
    self.path = path
    rows = max(room.rows - 2, 1)
    let colours = Site.environment("NO_COLOR") == nil ? [] : ["--colors=none"]
    let size = "--size=\(max(room.columns, 1))x\(rows)"
    words = [painter, "--format=symbols", "--animate=off", size] + colours + [path]
  }

  /// Whether nobody waits for it any more.
  var isStopped: Bool { lock.withLock { hasStopped } }

  /// Ends the program, or keeps it from being started.
  func stop() {
    lock.withLock {
      hasStopped = true
      if let pid { kill(-pid, SIGKILL) }
    }
  }

  /// Has it drawn; nil when that does not work, takes too long, is too much, or was stopped.
  func run() -> PictureText? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let begun = begin(output: ends[1])
    close(ends[1])
    guard begun else { return nil }
    let output = Self.read(ends[0])
    let status = end(inPeace: output != nil)
    guard let output, status == 0, !output.isEmpty, !isStopped else { return nil }
    return PictureText(output, rows: rows)
  }

  private func begin(output: Int32) -> Bool {
    let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { return false }
    defer { close(input) }
    return lock.withLock {
      guard !hasStopped else { return false }
      pid = try? Child.start(words, .init(pipes: (input, output), isInForeground: false)).pid
      return pid != nil
    }
  }

  /// Waits for the end of the program, which has a second for it after its last word, and tells how it ended.
  private func end(inPeace: Bool) -> Int32 {
    let last = ContinuousClock.now + .seconds(1)
    while true {
      var status: Int32 = 0
      let isOver = lock.withLock {
        guard let pid else { return true }
        if hasStopped || !inPeace || .now > last { kill(-pid, SIGKILL) }
        guard waitpid(pid, &status, WNOHANG) != 0 else { return false }
        self.pid = nil
        return true
      }
      if isOver { return status }
      usleep(2_000)
    }
  }

  /// All that comes through a pipe; nil when it takes too long or is too much.
  private static func read(_ descriptor: Int32) -> [UInt8]? {
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    let end = ContinuousClock.now + patience
    while true {
      let left = (end - .now).components
      guard left.seconds >= 0, left.attoseconds >= 0, bytes.count <= largest else { return nil }
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Int32(left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000) + 1) > 0 else {
        continue
      }
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count <= 0 { return count == 0 ? bytes : nil }
      bytes += buffer.prefix(count)
    }
  }
}
