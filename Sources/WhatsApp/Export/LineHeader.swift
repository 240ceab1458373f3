/// The date and time that begin a message in an exported chat.
struct LineHeader {
  /// What stands around the time: `[…] `, `… - ` or, on iOS until about 2017, `…: `.
  enum Frame { case brackets, dash, colon }

  /// What all headers of one file share.
  struct Style: Equatable {
    var frame: Frame
    var separator: Unicode.Scalar
    /// The comma or the short word between date and time. A typed "12/03/26 alle 10:00 - riunione" has another one.
    var joint: String
  }

  /// A number of the date, and with how many digits it is written.
  struct Part: Equatable {
    var value: Int16
    var digits: Int8
  }

  /// What the header tells of time. A file may have millions, so it is small.
  struct Moment {
    /// The parts of the date, in the order in which they stand.
    var date: (first: Part, second: Part, third: Part)
    /// Since midnight.
    var minutes: Int16
    var seconds: Int8
  }

  var style: Style
  var moment: Moment
  /// What stands behind it: author and words, or WhatsApp's words.
  var rest: Substring

  /// Reads the header of a line; nil unless it is one from its first character to the end of its frame.
  init?(_ line: Substring) {
    var cursor = Cursor(line)
    let isBracketed = cursor.take { $0 == "[" } != nil
    guard let date = cursor.date() else { return nil }
    let joint = cursor.joint()
    guard let time = cursor.time() else { return nil }
    guard let frame = cursor.frame(isBracketed: isBracketed) else { return nil }
    style = Style(frame: frame, separator: date.separator, joint: joint)
    moment = Moment(date: date.parts, minutes: time.minutes, seconds: time.seconds)
    rest = Substring(cursor.rest)
  }
}

/// Marks of direction and width that WhatsApp strews about; they are no part of any word.
func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200B, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}

/// Spaces of any width but the line's end, the narrow ones before AM and PM included.
func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
}

/// A walk over the scalars of a line, blind to marks.
private struct Cursor {
  var rest: Substring.UnicodeScalarView

  init(_ line: Substring) { rest = line.unicodeScalars }

  /// The next scalar behind any marks, when it is wanted.
  mutating func take(_ isWanted: (Unicode.Scalar) -> Bool) -> Unicode.Scalar? {
    let unmarked = rest.drop(while: isMark)
    guard let scalar = unmarked.first, isWanted(scalar) else { return nil }
    rest = unmarked.dropFirst()
    return scalar
  }

  mutating func skipSpaces() { while take(isSpace) != nil {} }

  /// A number in the digits of any script, of so many of them.
  mutating func number(_ width: ClosedRange<Int8>) -> LineHeader.Part? {
    var number = LineHeader.Part(value: 0, digits: 0)
    while number.digits < width.upperBound, let digit = take({ digitValue($0) != nil }) {
      number.value = number.value * 10 + (digitValue(digit) ?? 0)
      number.digits += 1
    }
    return width.contains(number.digits) ? number : nil
  }

  typealias DateParts = (first: LineHeader.Part, second: LineHeader.Part, third: LineHeader.Part)

  mutating func date() -> (parts: DateParts, separator: Unicode.Scalar)? {
    guard let first = number(1...4), let separator = take({ $0 == "/" || $0 == "." || $0 == "-" }) else { return nil }
    skipSpaces()
    guard let second = number(1...2), take({ $0 == separator }) != nil else { return nil }
    skipSpaces()
    guard let third = number(1...4) else { return nil }
    return ((first, second, third), separator)
  }

  /// What stands between date and time: `, `, ` `, or a short word as `klo`, `kl.` or `à`; without spaces.
  mutating func joint() -> String {
    var joint = String.UnicodeScalarView()
    _ = take { $0 == "." }
    if let comma = take({ $0 == "," || $0 == "\u{060C}" }) { joint.append(comma) }
    skipSpaces()
    while joint.count < 5, let letter = take({ $0.properties.isAlphabetic }) { joint.append(letter) }
    _ = joint.isEmpty ? nil : take { $0 == "." }
    skipSpaces()
    return String(joint)
  }

  mutating func time() -> (minutes: Int16, seconds: Int8)? {
    guard let hour = number(1...2), let separator = take({ $0 == ":" || $0 == "." }), let minute = number(2...2)
    else { return nil }
    var seconds: Int16 = 0
    let afterMinute = rest
    if take({ $0 == separator }) != nil, let written = number(2...2) {
      seconds = written.value
    } else {
      rest = afterMinute
    }
    guard minute.value < 60, seconds < 60 else { return nil }
    guard let isAfternoon = halfOfDay() else {
      return hour.value < 24 ? (hour.value * 60 + minute.value, Int8(seconds)) : nil
    }
    guard (1...12).contains(hour.value) else { return nil }
    return ((hour.value % 12 + (isAfternoon ? 12 : 0)) * 60 + minute.value, Int8(seconds))
  }

  /// Whether AM or PM (`a.m.`, `p. m.`, Arabic `ص`, `م`) stands here, and which; nil when neither does.
  private mutating func halfOfDay() -> Bool? {
    let before = rest
    skipSpaces()
    switch take({ "aApPصم".unicodeScalars.contains($0) }) {
    case "\u{0635}": return false
    case "\u{0645}": return true
    case let letter?:
      _ = take { $0 == "." }
      skipSpaces()
      if take({ $0 == "m" || $0 == "M" }) != nil {
        _ = take { $0 == "." }
        return letter == "p" || letter == "P"
      }
    case nil: break
    }
    rest = before
    return nil
  }

  /// What ends the header, space included. Behind the brackets nothing need stand, behind a dash or colon a space must.
  mutating func frame(isBracketed: Bool) -> LineHeader.Frame? {
    if isBracketed {
      skipSpaces()
      guard take({ $0 == "]" }) != nil else { return nil }
      if let first = rest.first, isSpace(first) { rest = rest.dropFirst() }
      return .brackets
    }
    let hasSpace = take(isSpace) != nil
    skipSpaces()
    let isDash = hasSpace && take { $0 == "-" || $0 == "–" } != nil
    guard isDash || (!hasSpace && take { $0 == ":" } != nil) else { return nil }
    guard let first = rest.first else { return isDash ? .dash : .colon }
    guard isSpace(first) else { return nil }
    rest = rest.dropFirst()
    return isDash ? .dash : .colon
  }
}

/// What a decimal digit of any script stands for.
private func digitValue(_ scalar: Unicode.Scalar) -> Int16? {
  if scalar.isASCII { return ("0"..."9").contains(scalar) ? Int16(scalar.value) - 0x30 : nil }
  guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
  return Int16(exactly: value)
}
