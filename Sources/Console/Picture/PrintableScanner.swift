/// Turns scalars into glyphs one at a time, with a constant amount of memory of what came before.
struct PrintableScanner {
  /// What the last scalar leaves open for the next.
  private enum Pending: Equatable {
    case nothing
    /// A carriage return: a line feed after it is the same newline.
    case carriageReturn
    /// A joiner after an emoji: an emoji after it is part of the same one.
    case joiner
    /// The first letter of a flag.
    case flag(UInt32)
  }

  private(set) var glyphs: [Glyph] = []
  private(set) var columns = 0
  private let policy: Printable.Policy
  private let limit: Int
  /// Column in the present line, where tabs count from.
  private var lineColumn = 0
  private var pending = Pending.nothing

  init(policy: Printable.Policy, limit: Int, reserve: Int) {
    (self.policy, self.limit) = (policy, max(limit, 0))
    glyphs.reserveCapacity(min(reserve, limit.clamped(to: 0...4_096)))
  }

  /// Bytes looked at for each column of the limit, so that what takes no column is not looked at for ever: names and
  /// honest words need four at most.
  static let bytesForColumn = 8

  /// Takes a text, as the UTF-8 that a `String` holds: valid. Stops where the limit is reached.
  ///
  /// - Returns: whether all of it was taken.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    let (room, overflows) = limit.multipliedReportingOverflow(by: Self.bytesForColumn)
    let end = overflows ? bytes.count : min(bytes.count, room.adding(1_024))
    while index < bytes.count {
      guard index < end, glyphs.count <= limit else { return false }
      let run = bytes[index...].prefix { $0 >= 0x20 && $0 < 0x7F }
      if run.isEmpty {
        let (scalar, length) = Self.scalar(in: bytes, at: index)
        guard take(scalar) else { return false }
        index += length
      } else {
        guard takeASCII(run) else { return false }
        index = run.endIndex
      }
    }
    return true
  }

  /// Takes printable ASCII, most of what people write, at once.
  private mutating func takeASCII(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if pending != .nothing { settle() }
    let fitting = run.prefix(limit - columns)
    glyphs.append(contentsOf: fitting.lazy.map { Glyph(base: UInt32($0), width: 1) })
    columns += fitting.count
    lineColumn += fitting.count
    return fitting.count == run.count
  }

  /// The scalar that begins at a byte, and its length in bytes.
  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, index + length <= bytes.count else { return (Unicode.Scalar(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Takes a scalar. False when the limit is reached and the rest cannot be seen.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F || value >= 0xA0 && value < 0x300 && value != 0xAD {
      if pending != .nothing { settle() }
      return append(Glyph(base: value, width: 1))
    }
    return takeRare(scalar, ScalarClass(scalar))
  }

  private mutating func takeRare(_ scalar: Unicode.Scalar, _ kind: ScalarClass) -> Bool {
    switch kind {
    case .invisible: return true
    case .joiner:
      if followsEmoji { pending = .joiner }
      return true
    case .mark: return takeMark(scalar.value)
    case .newline: return takeNewline(carriageReturn: scalar.value == 0x0D)
    case .regional: return takeFlag(scalar.value)
    case .modifier where followsEmoji: return true
    case .narrow, .wide, .modifier:
      if pending == .joiner, scalar.isPictograph {
        pending = .nothing
        return true
      }
      settle()
      return append(Glyph(base: scalar.value, width: kind == .narrow ? 1 : 2))
    case .tab:
      settle()
      return takeTab()
    case .refused:
      settle()
      return append(.refused)
    }
  }

  /// Ends the text: what was open is written.
  mutating func finish() { settle() }

  /// Writes a flag's letter that stayed alone, and forgets what was open.
  private mutating func settle() {
    let open = pending
    pending = .nothing
    if case .flag(let letter) = open { _ = append(Glyph(base: letter, width: 1)) }
  }

  private mutating func append(_ glyph: Glyph) -> Bool {
    guard columns + glyph.width <= limit else { return false }
    glyphs.append(glyph)
    columns += glyph.width
    lineColumn += glyph.width
    return true
  }

  /// Puts a mark on the last glyph; one that stands alone gets a dotted circle, so that it is seen.
  private mutating func takeMark(_ mark: UInt32) -> Bool {
    settle()
    guard let last = glyphs.last, !last.isNewline else {
      return append(Glyph(base: 0x25CC, width: 1).marked(mark))
    }
    glyphs[glyphs.count - 1] = last.marked(mark)
    return true
  }

  private mutating func takeNewline(carriageReturn: Bool) -> Bool {
    if pending == .carriageReturn && !carriageReturn {
      pending = .nothing
      return true
    }
    settle()
    if carriageReturn { pending = .carriageReturn }
    guard policy == .block else { return append(.space) }
    lineColumn = 0
    return append(.newline)
  }

  private mutating func takeTab() -> Bool {
    let blanks = policy == .block ? 4 - lineColumn % 4 : 1
    for _ in 0..<blanks {
      guard append(.space) else { return false }
    }
    return true
  }

  /// Two regional letters are a flag: `[IT]`.
  private mutating func takeFlag(_ value: UInt32) -> Bool {
    let letter = value - 0x1F1E6 + 0x41
    guard case .flag(let first) = pending else {
      settle()
      pending = .flag(letter)
      return columns < limit
    }
    pending = .nothing
    for base in [0x5B, first, letter, 0x5D] {
      guard append(Glyph(base: base, width: 1)) else { return false }
    }
    return true
  }

  private var followsEmoji: Bool {
    guard let last = glyphs.last, last.base > 0x2000, let scalar = Unicode.Scalar(last.base) else { return false }
    return scalar.isPictograph
  }
}

extension Unicode.Scalar {
  /// Whether it can be a part of a joined emoji; digits and the like, which Unicode counts among emoji, cannot.
  var isPictograph: Bool { value > 0x2000 && properties.isEmoji }
}
