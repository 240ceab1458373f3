/// A picture drawn with characters by another program, of which only characters, lines and colours are kept: whatever
/// else it might say to the terminal is left out.
public struct PictureText: Equatable, Sendable {
  /// What may be written to a terminal in raw mode.
  public let bytes: [UInt8]

  /// Takes a program's output.
  ///
  /// - Parameter rows: lines at most.
  public init(_ output: [UInt8], rows: Int) {
    var (kept, lines, index) = ([UInt8](), 1, 0)
    let text = Array(String(decoding: output, as: UTF8.self).utf8)
    kept.reserveCapacity(text.count)
    while index < text.count, lines <= rows {
      switch text[index] {
      case 0x1B:
        let sequence = Self.colour(text[index...])
        kept += sequence
        index += max(sequence.count, 1)
        if sequence.isEmpty { index += Self.skipped(text[index...]) }
        continue
      case 0x0A:
        lines += 1
        if lines <= rows { kept += [0x0D, 0x0A] }
      case 0x00..<0x20, 0x7F: break
      // The one-byte controls of C1 are two bytes of UTF-8.
      case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0: index += 1
      default: kept.append(text[index])
      }
      index += 1
    }
    bytes = kept + Array("\u{1B}[0m".utf8)
  }

  /// A sequence of colours and nothing else at the beginning of some bytes; nothing when another stands there.
  private static func colour(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.dropFirst().first == 0x5B else { return [] }
    let parameters = bytes.dropFirst(2).prefix { (0x30...0x3B).contains($0) }
    guard parameters.count <= 60, bytes.dropFirst(2 + parameters.count).first == 0x6D else { return [] }
    return [0x1B, 0x5B] + parameters + [0x6D]
  }

  /// How much follows an escape byte that is left out: a whole control sequence.
  private static func skipped(_ bytes: ArraySlice<UInt8>) -> Int {
    guard bytes.first == 0x5B else { return 0 }
    let body = bytes.dropFirst().prefix { (0x20...0x3F).contains($0) }
    return min(1 + body.count + 1, bytes.count)
  }
}
