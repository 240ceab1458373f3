/// Who wrote the lines of one file. Names may hold a colon, and so may notices: the whole file tells them apart.
struct Authors {
  private var frame: LineHeader.Frame
  /// Names that hold a colon, by their part before it.
  private var longer: [String: String] = [:]
  /// What stands before a first colon and is a piece of a notice.
  private var noticed: Set<String> = []

  /// No name in an address book or of a group is longer.
  private static let longestName = 100

  init(of firstLines: some Sequence<Substring>, frame: LineHeader.Frame) {
    self.frame = frame
    // What stands before the second colon of a name's first line, and whether it does so in all.
    var seconds: [String: (part: String, isInAll: Bool, lines: Int)] = [:]
    for line in firstLines {
      guard let (name, words) = Authors.cut(line), !noticed.contains(name) else { continue }
      if seconds[name] == nil, Notices.isPartOfNotice(name) {
        noticed.insert(name)
        continue
      }
      let second = Authors.cut(words)?.name ?? ""
      if seconds[name, default: (second, true, 0)].part != second { seconds[name]?.isInAll = false }
      seconds[name, default: (second, true, 0)].lines += 1
    }
    // "Ufficio: Tributi" shows itself when all that "Ufficio" ever writes seems to begin with "Tributi: ".
    for (name, second) in seconds where second.lines > 1 && second.isInAll && !second.part.isEmpty {
      longer[name] = "\(name): \(second.part)"
    }
  }

  /// The author of a message and the words of its first line; no author where the line is a notice.
  func split(_ line: Substring, isEarly: Bool) -> (author: String?, words: Substring) {
    guard var (name, words) = Authors.cut(line), !noticed.contains(name) else { return (nil, line) }
    if let whole = longer[name], let second = Authors.cut(words) { (name, words) = (whole, second.words) }
    let isMarked = frame != .dash && words.unicodeScalars.first.map(isMark) == true
    return Notices.isNotice(words, isMarked: isMarked, isEarly: isEarly) ? (nil, words) : (name, words)
  }

  /// Cuts a line at its first colon before a space or the end; nil when there is none or no name before it.
  private static func cut(_ line: Substring) -> (name: String, words: Substring)? {
    var index = line.unicodeScalars.startIndex
    let scalars = line.unicodeScalars
    var count = 0
    while index < scalars.endIndex, count <= longestName {
      let next = scalars.index(after: index)
      if scalars[index] == ":", next == scalars.endIndex || isSpace(scalars[next]) {
        let name = line[..<index].bare
        let words = next == scalars.endIndex ? line[next...] : line[scalars.index(after: next)...]
        return name.isEmpty ? nil : (name, words)
      }
      index = next
      count += 1
    }
    return nil
  }
}
