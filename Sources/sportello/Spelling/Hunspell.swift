import Console
import Foundation

/// One hunspell in pipe mode, spoken to a word at a time. Whatever it does, it keeps nobody longer than its patience:
/// what dies, hangs or babbles is an error, and is not spoken to again.
///
/// Only one thread speaks; `end` may come from another, and ends a wait. The lock guards what both touch.
final class Hunspell: @unchecked Sendable {
  /// How long it may take to read its dictionary, and to answer about a word.
  struct Patience {
    var start = Duration.seconds(20)
    var word = Duration.seconds(5)
  }

  /// Bytes of a line at most.
  private static let longest = 1 << 14

  private let patience: Patience
  private let input: Int32
  private let output: Int32
  private let lock = NSLock()
  private var child: Child?
  private var waiting: [UInt8] = []
  private var hasBegun = false

  /// Starts the program. The dictionary is the path of its files without their endings.
  ///
  /// - Throws: why it cannot be used.
  init(_ program: String, dictionary: String, patience: Patience = Patience()) throws(SpellingTrouble) {
    self.patience = patience
    guard let (itsInput, ours) = Self.pipe() else { throw .ended }
    guard let (mine, itsOutput) = Self.pipe() else {
      [itsInput, ours].forEach { close($0) }
      throw .ended
    }
    (input, output) = (ours, mine)
    defer { [itsInput, itsOutput].forEach { close($0) } }
    do {
      let words = [program, "-a", "-i", "utf-8", "-d", dictionary]
      child = try Child.start(words, .init(pipes: (itsInput, itsOutput), isInForeground: false))
    } catch {
      throw .ended
    }
  }

  deinit {
    end()
    [input, output].forEach { close($0) }
  }

  /// Ends the program at once.
  func end() {
    lock.withLock {
      child?.end()
      child = nil
    }
  }

  /// What the dictionary says of a word. One that is not made of letters alone never gets to the program, which takes
  /// some first characters for commands.
  ///
  /// - Throws: why it cannot be used any more.
  func judge(_ word: String) throws(SpellingTrouble) -> Spelling {
    guard !word.isEmpty, word.utf8.count <= 200, word.allSatisfy(\.isLetter) else { return .right }
    if !hasBegun {
      guard try read(until: .now + patience.start) == .banner else { throw .babbled }
      hasBegun = true
    }
    try write(Array("^\(word)\n".utf8))
    let end = ContinuousClock.now + patience.word
    var said: [HunspellReply] = []
    while true {
      let reply = try read(until: end)
      switch reply {
      case .banner: throw .babbled
      case .right, .wrong: said.append(reply)
      case .end:
        // A word that it takes for several, or for another, is not judged.
        guard said.count == 1, case .wrong(word, let suggestions) = said[0] else { return .right }
        return .wrong(suggestions)
      }
      guard said.count < 20 else { throw .babbled }
    }
  }

  private func write(_ bytes: [UInt8]) throws(SpellingTrouble) {
    var sent = 0
    while sent < bytes.count {
      // No more than one word is ever on its way: the pipe has room for it, and this does not wait.
      let count = bytes[sent...].withUnsafeBytes { Foundation.write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .ended }
      sent += count
    }
  }

  private func read(until end: ContinuousClock.Instant) throws(SpellingTrouble) -> HunspellReply {
    while true {
      if let newline = waiting.firstIndex(of: 0x0A) {
        guard let reply = HunspellReply(waiting[..<newline]) else { throw .babbled }
        waiting.removeFirst(newline + 1)
        return reply
      }
      guard waiting.count < Self.longest else { throw .babbled }
      try fill(until: end)
    }
  }

  private func fill(until end: ContinuousClock.Instant) throws(SpellingTrouble) {
    var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    let left = max((end - .now) / .milliseconds(1), 0)
    let ready = poll(&entry, 1, Int32(left.rounded(.up)))
    if ready < 0, errno == EINTR { return }
    guard ready > 0 else { throw .hung }
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    let count = Foundation.read(output, &buffer, buffer.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else { throw .ended }
    waiting += buffer.prefix(count)
  }

  /// A pipe that no other program inherits.
  private static func pipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

extension Child {
  /// Ends it, whatever it is doing, and waits until it is gone.
  fileprivate func end() {
    kill(pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
  }
}

extension SpellingTrouble: Error {}
