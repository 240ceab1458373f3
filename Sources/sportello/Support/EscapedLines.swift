import Foundation

/// The messages that `enrol` and `moderate` read: UTF-8, one a line ended by LF, `\n` for a newline inside, `\\` for a
/// backslash, nothing else escaped; invalid bytes read as U+FFFD. Empty lines count.
struct EscapedLines: Sequence, IteratorProtocol {
  private let input: FileHandle
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Reads from a file or pipe, a piece at a time.
  init(_ input: FileHandle) { self.input = input }

  mutating func next() -> String? {
    var line: [UInt8] = []
    while true {
      if let end = buffer[position...].firstIndex(of: 0x0A) {
        line += buffer[position..<end]
        position = end + 1
        return Self.unescape(line)
      }
      line += buffer[position...]
      buffer = isAtEnd ? [] : Array((try? input.read(upToCount: 1 << 16)) ?? Data())
      position = 0
      if buffer.isEmpty {
        isAtEnd = true
        return line.isEmpty ? nil : Self.unescape(line)
      }
    }
  }

  /// The message that a line stands for.
  static func unescape(_ line: [UInt8]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var index = 0
    while index < line.count {
      let following = index + 1 < line.count ? line[index + 1] : 0
      switch (line[index], following) {
      case (0x5C, 0x6E): bytes.append(0x0A)
      case (0x5C, 0x5C): bytes.append(0x5C)
      default:
        bytes.append(line[index])
        index -= 1
      }
      index += 2
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
