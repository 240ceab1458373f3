import Console
import Foundation

/// What hunspell says in its pipe mode, line by line.
///
/// Source: hunspell(1), option -a: `*`, `+` and `-` for words that are right, `&` with suggestions and `#` without for
/// those that are not, an empty line after each line that was asked about.
enum HunspellReply: Equatable {
  /// The line with which it begins.
  case banner
  /// A word that is right.
  case right
  /// A word that is not, as it was understood.
  case wrong(word: String, suggestions: [String])
  /// The end of what is said about a line.
  case end

  /// Suggestions that are taken in, and letters of one.
  private static let (most, longest) = (30, 60)

  /// Reads a line without its newline; nil for one that makes no sense.
  init?(_ bytes: some Collection<UInt8>) {
    guard let line = String(validating: bytes, as: UTF8.self) else { return nil }
    switch line.first {
    case nil: self = .end
    case "*" where line == "*", "-" where line == "-": self = .right
    case "+" where line.hasPrefix("+ "): self = .right
    case "@" where line.hasPrefix("@(#)"): self = .banner
    case "&" where line.hasPrefix("& "): self.init(meant: line)
    case "#" where line.hasPrefix("# "):
      let parts = line.split(separator: " ")
      guard parts.count == 3, Int(parts[2]) != nil else { return nil }
      self = .wrong(word: String(parts[1]), suggestions: [])
    case _: return nil
    }
  }

  /// `& word count offset: one, two`
  private init?(meant line: String) {
    let halves = line.split(separator: ":", maxSplits: 1)
    let parts = halves.first?.split(separator: " ") ?? []
    guard halves.count == 2, parts.count == 4, Int(parts[2]) != nil, Int(parts[3]) != nil else { return nil }
    let words = halves[1].split(separator: ",").prefix(Self.most).map { $0.trimmingCharacters(in: .whitespaces) }
    self = .wrong(word: String(parts[1]), suggestions: words.filter(Self.isWord))
  }

  /// Whether it may stand in an answer: letters, and what joins them.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.count <= longest && text.allSatisfy { $0.isLetter || " '’-.".contains($0) }
  }
}
