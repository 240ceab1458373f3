/// The endings that have a name, so that a list need not spell out a whole verb: `ammazz/IO-ARE`.
struct Inflections: Sendable {
  private var endings: [String: [String]] = [:]
  /// Lines that cannot be read, each told with file and line.
  private(set) var faults: [String] = []

  /// Reads lines of `NAME TAB endings TAB an example word`.
  init(_ text: String, file: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t")
      guard fields.count == 3, fields[0].allSatisfy({ $0.isUppercase || $0 == "-" }) else {
        faults.append("\(file):\(index + 1): the line is not 'NAME TAB endings TAB example'")
        continue
      }
      endings[String(fields[0])] = fields[1].split(separator: " ").map { $0 == "-" ? "" : String($0) }
    }
  }

  /// `stronz/o/a` as stronzo, stronza; folded as messages are. Nil when an ending's name is not known.
  func words(_ written: Substring) -> [String]? {
    let parts = written.split(separator: "/", omittingEmptySubsequences: false)
    guard let stem = parts.first.map(Self.folded), !stem.isEmpty else { return nil }
    guard parts.count > 1 else { return [stem] }
    var words: [String] = []
    for part in parts.dropFirst() {
      if part.first?.isUppercase == true {
        guard let named = endings[String(part)] else { return nil }
        words += named.map { stem + Self.folded(Substring($0)) }
      } else {
        words.append(stem + Self.folded(part))
      }
    }
    return words
  }

  private static func folded(_ word: Substring) -> String {
    let letters = word.unicodeScalars.compactMap { scalar -> UInt8? in
      if case .letter(let byte) = fold(scalar) { byte } else { nil }
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
