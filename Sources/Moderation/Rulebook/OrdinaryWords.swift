/// Words that are no disguise of anything, though they look like one: everyday words, the small ones that stick to the
/// next word when a space is lost, and the short ways to write some.
struct OrdinaryWords: Sendable {
  /// Words that stand as they are.
  private(set) var all: [String] = []
  /// Those that are small.
  private(set) var small: Set<String> = []
  /// What is written short, and the word that it is short for: `nn` for `non`.
  private(set) var short: [(written: String, meant: String)] = []

  /// Reads words, any number a line; those below the heading `== small` are small, and a line below `== short` is a
  /// word and the short ways to write it.
  init(_ text: String) {
    var heading = Substring()
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("==") {
        heading = line.dropFirst(3)
        continue
      }
      let words = line.split(separator: " ").map(String.init)
      switch heading {
      case "short": short += words.dropFirst().map { ($0, words[0]) }
      case "small": small.formUnion(words)
      default: break
      }
      if heading != "short" { all += words }
    }
  }
}
