import Console

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Asks the terminal itself how wide it draws texts: it writes each at the left edge and asks where the cursor is.
public enum WidthProbe {
  /// Seconds to wait for an answer; over a slow line all answers of a batch come together.
  private static let patience: Double = 3
  private static let batch = 16

  /// Columns that each text took; nil where the terminal gave no answer, and for all texts where there is no terminal.
  public static func measure(_ texts: [Printable]) -> [Int?] {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var before = termios()
    guard terminal >= 0 else { return texts.map { _ in nil } }
    defer { close(terminal) }
    guard tcgetattr(terminal, &before) == 0 else { return texts.map { _ in nil } }
    var raw = before
    cfmakeraw(&raw)
    tcsetattr(terminal, TCSAFLUSH, &raw)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    var found: [Int?] = []
    for start in stride(from: 0, to: texts.count, by: batch) {
      let part = texts[start..<min(start + batch, texts.count)]
      write(terminal, part.map { "\r\($0.text)\u{1B}[6n" }.joined())
      let answers = columns(answered: part.count, on: terminal)
      found += answers.map { Optional($0 - 1) } + Array(repeating: nil, count: part.count - answers.count)
      write(terminal, "\r\u{1B}[K")
      // A terminal that does not answer once will not answer later.
      if answers.count < part.count { return found + Array(repeating: nil, count: texts.count - found.count) }
    }
    return found
  }

  private static func write(_ descriptor: Int32, _ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { unistdWrite(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  /// The columns in so many answers of the form `ESC [ row ; column R`, or as many as came in time.
  private static func columns(answered wanted: Int, on descriptor: Int32) -> [Int] {
    var (found, buffer, text) = ([Int](), [UInt8](repeating: 0, count: 1_024), [UInt8]())
    while found.count < wanted {
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Int32(patience * 1_000)) > 0 else { return found }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return found }
      for byte in buffer.prefix(count) {
        if byte == 0x52 {
          if let column = column(in: text) { found.append(column) }
          text = []
        } else if text.count < 32 {
          text.append(byte)
        }
      }
    }
    return found
  }

  private static func column(in answer: [UInt8]) -> Int? {
    guard let start = answer.lastIndex(of: 0x5B) else { return nil }
    let numbers = answer[(start + 1)...].split(separator: 0x3B)
    return numbers.count == 2 ? Int(String(decoding: numbers[1], as: UTF8.self)) : nil
  }
}

private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
