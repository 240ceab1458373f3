import Console

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Reads the terminal and the signal pipe, and waits for both and for whatever else the loop watches.
struct TerminalInput {
  /// What one waiting brought: numbers of signals, each once, and the rest as events.
  struct Woken {
    var signals: [Int32] = []
    var events: [ScreenEvent] = []
  }

  /// Bytes taken before the loop gets its turn, so that an endless flood still shows.
  private static let bytesAtOnce = 1 << 18

  /// Bytes that come at once only when something is pasted, or a key was held for long.
  private static let bytesOfPaste = 512

  private var decoder: KeyDecoder
  /// When the last bytes were typed.
  private var heard = ContinuousClock.now
  private var hasTyped = false
  private var isGone = false
  private var buffer = [UInt8](repeating: 0, count: 1 << 14)

  init(sequences: [[UInt8]: Key]) { decoder = KeyDecoder(sequences: sequences) }

  /// Waits for the first of: a key, a signal, a descriptor, the deadline. May come back with nothing.
  mutating func wait(
    until deadline: ContinuousClock.Instant?, signals: Int32, descriptors: [Int32]
  ) -> Woken {
    let watched = [signals] + descriptors + (isGone ? [] : [STDIN_FILENO])
    var entries = watched.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let now = ContinuousClock.now
    let patience = decoder.patience.map { heard + $0 }
    let end = [deadline, patience].compactMap { $0 }.min()
    let count = poll(&entries, nfds_t(entries.count), Self.milliseconds(from: now, to: end))
    var woken = Woken()
    if count > 0 {
      for entry in entries where entry.revents != 0 { take(entry, signals, &woken) }
    }
    // The loop's own deadline is no end of what is being typed: only what has waited long enough is taken for whole.
    let after = ContinuousClock.now
    if hasTyped { (heard, hasTyped) = (after, false) }
    woken.events += decoder.flush(after: after - heard).map { .key($0) }
    if let deadline, after >= deadline { woken.events.append(.timer) }
    return woken
  }

  private mutating func take(_ entry: pollfd, _ signals: Int32, _ woken: inout Woken) {
    if entry.fd == signals {
      woken.signals = takeSignals(signals)
    } else if entry.fd == STDIN_FILENO {
      takeKeys(&woken.events)
    } else {
      woken.events.append(.readable(entry.fd))
    }
  }

  /// Milliseconds to wait, rounded up so that nobody wakes too early; -1 for as long as it takes.
  private static func milliseconds(from now: ContinuousClock.Instant, to end: ContinuousClock.Instant?) -> Int32 {
    guard let end else { return -1 }
    let (seconds, attoseconds) = (end - now).components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    return Int32(min(seconds, 86_400)) * 1_000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  private mutating func takeSignals(_ descriptor: Int32) -> [Int32] {
    var found: [Int32] = []
    while true {
      let count = read(descriptor, &buffer, 256)
      guard count > 0 else { return found }
      for number in buffer[0..<count] where !found.contains(Int32(number)) { found.append(Int32(number)) }
    }
  }

  /// Takes all that was typed. The descriptor stays blocking, because standard output is often the same open file: poll
  /// says when a read will not wait.
  private mutating func takeKeys(_ events: inout [ScreenEvent]) {
    var (total, last) = (0, 0)
    repeat {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && (errno == EINTR || errno == EAGAIN) { return }
      guard count > 0 else {
        isGone = true
        events.append(.hangup)
        return
      }
      (total, last, hasTyped) = (total + count, count, true)
      for key in decoder.take(buffer[0..<count]) { events.append(.key(key)) }
      // A few bytes are all that was there: asking again would cost as much as reading them.
    } while last >= Self.bytesOfPaste && total < Self.bytesAtOnce && isReadable
  }

  /// Whether something has been typed that nobody has taken.
  var isReadable: Bool {
    var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }
}
