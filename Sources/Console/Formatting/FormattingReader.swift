/// Reads WhatsApp's marks: first code of several lines, then line by line what begins it, then pairs of marks in it.
struct FormattingReader {
  /// A mark that stands before and after the words it is for.
  private enum Pair: UInt32, CaseIterable {
    case bold = 0x2A
    case italic = 0x5F
    case strike = 0x7E
    case code = 0x60

    var emphasis: Emphasis {
      switch self {
      case .bold: .bold
      case .italic: .italic
      case .strike: .strike
      case .code: Formatting.code
      }
    }
  }

  private let glyphs: [Glyph]
  private var ink: [Emphasis]
  /// What belongs to code of several lines: no marks are read in it.
  private var isSealed: [Bool]

  init(_ glyphs: [Glyph]) {
    self.glyphs = glyphs
    ink = Array(repeating: [], count: glyphs.count)
    isSealed = Array(repeating: false, count: glyphs.count)
  }

  mutating func read() -> [Formatting.Run] {
    readBlocks()
    var start = 0
    while start < glyphs.count {
      let end = glyphs[start...].firstIndex(where: \.isNewline) ?? glyphs.count
      readLine(start..<end)
      start = end + 1
    }
    return runs
  }

  private var runs: [Formatting.Run] {
    var runs: [Formatting.Run] = []
    for index in ink.indices where !ink[index].isEmpty {
      if let last = runs.last, last.glyphs.upperBound == index, last.emphasis == ink[index] {
        runs[runs.count - 1].glyphs = last.glyphs.lowerBound..<index + 1
      } else {
        runs.append(Formatting.Run(glyphs: index..<index + 1, emphasis: ink[index]))
      }
    }
    return runs
  }

  // MARK: Code of several lines

  /// Three backticks, anything that is not blank, three backticks.
  private mutating func readBlocks() {
    var opened: Int?
    var index = 0
    while index + 3 <= glyphs.count {
      guard isFence(index) else {
        index += 1
        continue
      }
      if let start = opened, glyphs[start + 3..<index].contains(where: { !$0.isBlank }) {
        seal(start, index)
        opened = nil
      } else {
        opened = index
      }
      index += 3
    }
  }

  private func isFence(_ index: Int) -> Bool {
    glyphs[index].base == Pair.code.rawValue && glyphs[index + 1].base == Pair.code.rawValue
      && glyphs[index + 2].base == Pair.code.rawValue
  }

  private mutating func seal(_ start: Int, _ end: Int) {
    for index in start..<end + 3 {
      isSealed[index] = true
      ink[index] = start + 3..<end ~= index ? Formatting.code : Formatting.mark
    }
  }

  // MARK: Lines

  private mutating func readLine(_ line: Range<Int>) {
    guard !line.isEmpty else { return }
    let begin = isSealed[line.lowerBound] ? 0 : prefix(line)
    for index in line.lowerBound..<line.lowerBound + begin { ink[index] = Formatting.mark }
    let rest = line.lowerBound + begin..<line.upperBound
    if begin > 0, glyphs[line.lowerBound].base == 0x3E {
      for index in rest { ink[index].formUnion(Formatting.quote) }
    }
    guard glyphs[rest].contains(where: \.isMark) else { return }
    readPairs(rest, Pair.allCases, closers(rest), rest)
  }

  /// How long the beginning of a list's or a quote's line is: `- `, `* `, `12. `, `> `; nought for any other.
  private func prefix(_ line: Range<Int>) -> Int {
    let first = glyphs[line.lowerBound].base
    let digits = glyphs[line].prefix(3).prefix { (0x30...0x39).contains($0.base) }.count
    let length = [0x2A, 0x2D, 0x3E].contains(first) ? 2 : digits > 0 ? digits + 2 : 0
    guard length > 0, length < line.count, glyphs[line.lowerBound + length - 1].isSpace else { return 0 }
    return digits == 0 || glyphs[line.lowerBound + digits].base == 0x2E ? length : 0
  }

  // MARK: Pairs

  /// For each mark and place of a line the next place where the mark can close.
  private func closers(_ line: Range<Int>) -> [Pair: [Int]] {
    var closers: [Pair: [Int]] = [:]
    for pair in Pair.allCases where line.contains(where: { glyphs[$0].base == pair.rawValue }) {
      var (places, next) = (Array(repeating: Int.max, count: line.count), Int.max)
      for index in line.reversed() {
        if glyphs[index].base == pair.rawValue, canClose(index, line) { next = index }
        places[index - line.lowerBound] = next
      }
      closers[pair] = places
    }
    return closers
  }

  /// Reads the pairs of a part of a line, each at once with what is in it; a mark does not count inside its own pair.
  private mutating func readPairs(
    _ part: Range<Int>, _ allowed: [Pair], _ closers: [Pair: [Int]], _ line: Range<Int>
  ) {
    var index = part.lowerBound
    while index < part.upperBound {
      guard let pair = pair(at: index), allowed.contains(pair), canOpen(index, line), index + 2 < part.upperBound,
        let end = closers[pair]?[index + 2 - line.lowerBound], end < part.upperBound
      else {
        index += 1
        continue
      }
      let inside = index + 1..<end
      for place in inside where !isSealed[place] { ink[place].formUnion(pair.emphasis) }
      for place in [index, end] { ink[place].formUnion(Formatting.mark) }
      if pair != .code { readPairs(inside, allowed.filter { $0 != pair }, closers, line) }
      index = end + 1
    }
  }

  private func pair(at index: Int) -> Pair? {
    glyphs[index].isMark ? Pair(rawValue: glyphs[index].base) : nil
  }

  /// A mark opens at the beginning of a word, and not where it stands twice.
  private func canOpen(_ index: Int, _ line: Range<Int>) -> Bool {
    guard !isSealed[index], index + 1 < line.upperBound, !glyphs[index + 1].isBlank,
      glyphs[index + 1].base != glyphs[index].base
    else { return false }
    return index == line.lowerBound || !glyphs[index - 1].isWord
  }

  /// A mark closes at the end of a word.
  private func canClose(_ index: Int, _ line: Range<Int>) -> Bool {
    guard !isSealed[index], index > line.lowerBound, !glyphs[index - 1].isBlank else { return false }
    return index + 1 == line.upperBound || !glyphs[index + 1].isWord
  }
}

extension Glyph {
  /// Whether it stands before and after words: `* _ ~` or a backtick.
  var isMark: Bool { base == 0x2A || base == 0x5F || base == 0x7E || base == 0x60 }

  fileprivate var isBlank: Bool { isSpace || isNewline || base == 0xA0 || base == 0x3000 }

  /// Whether it is a letter or a digit.
  var isWord: Bool {
    switch base {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0x80: return false
    default:
      guard let properties = Unicode.Scalar(base)?.properties else { return false }
      return properties.isAlphabetic || properties.numericType != nil
    }
  }
}
