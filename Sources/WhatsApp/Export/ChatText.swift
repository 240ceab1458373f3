/// One line of an exported chat, without what ends it.
struct ChatLine {
  /// Its number, from 1.
  var number: Int
  var text: Substring
}

/// The lines of a text, ended in either way, each found when it is asked for: a list of them can be many times larger
/// than the text.
struct ChatLines: Sequence, IteratorProtocol {
  private var rest: Substring?
  private var number = 0

  init(of text: Substring) { rest = text }

  mutating func next() -> ChatLine? {
    guard let text = rest else { return nil }
    let end = text.utf8.firstIndex(of: UInt8(ascii: "\n"))
    var line = text[..<(end ?? text.endIndex)]
    rest = end.map { text[text.utf8.index(after: $0)...] }
    if line.utf8.last == UInt8(ascii: "\r") { line = line[..<line.utf8.index(before: line.endIndex)] }
    number += 1
    return ChatLine(number: number, text: line)
  }
}

extension Substring {
  /// Without the empty lines at its end.
  var withoutEmptyEnd: Substring {
    var bytes = utf8
    while true {
      let last = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      guard last.last == UInt8(ascii: "\n") else { return Substring(bytes) }
      bytes = last.dropLast()
    }
  }
}

/// The text of an exported chat, in UTF-8 or UTF-16, with a byte order mark or not.
///
/// Bytes that are no UTF-8 become U+FFFD; a file with a zero byte is no text at all.
func chatText(of bytes: [UInt8]) throws(ExportError) -> String {
  if bytes.starts(with: [0xFF, 0xFE]) { return try wideText(bytes.dropFirst(2), low: 0) }
  if bytes.starts(with: [0xFE, 0xFF]) { return try wideText(bytes.dropFirst(2), low: 1) }
  if bytes.count >= 4, bytes[1] == 0, bytes[3] == 0 { return try wideText(bytes[...], low: 0) }
  if bytes.count >= 4, bytes[0] == 0, bytes[2] == 0 { return try wideText(bytes[...], low: 1) }
  if let zero = bytes.firstIndex(of: 0) {
    throw .notText(line: bytes[..<zero].count { $0 == UInt8(ascii: "\n") } + 1)
  }
  return String(decoding: bytes.starts(with: JSONReader.byteOrderMark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
}

/// Text of two bytes a unit; `low` is the place of the lower one.
private func wideText(_ bytes: ArraySlice<UInt8>, low: Int) throws(ExportError) -> String {
  let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { start in
    UInt16(bytes[start + low]) | UInt16(bytes[start + 1 - low]) << 8
  }
  if let zero = units.firstIndex(of: 0) { throw .notText(line: units[..<zero].count { $0 == 0x0A } + 1) }
  return String(decoding: units, as: UTF16.self)
}

extension StringProtocol {
  /// Without spaces, empty lines and marks of direction before and behind.
  var bare: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, isMark(first) || isSpace(first) || first == "\n" { scalars.removeFirst() }
    while let last = scalars.last, isMark(last) || isSpace(last) || last == "\n" { scalars.removeLast() }
    return String(scalars)
  }

  /// `bare`, without any marks of direction within either, and with straight apostrophes: for comparing.
  var plain: String {
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars where !isMark(scalar) {
      kept.append(scalar == "’" ? "'" : isSpace(scalar) ? " " : scalar)
    }
    return String(kept).bare
  }
}
