import Foundation

/// Finding a command by any of its words, in either language, with its key and why it does nothing now.
extension ConsoleState {
  mutating func openPalette() -> [Effect] {
    let items = CommandTable.entries.filter { $0.group != .writing && $0.command != .palette && has($0.command) }.map {
      item(for: $0)
    }
    overlay = .menu(Menu(title: phrases.say("Trova un comando", "Find a command"), items: items, isFuzzy: true))
    return []
  }

  private func item(for entry: CommandEntry) -> Menu.Item {
    let place = focus == .search ? Focus.list : focus
    let key = phrases.key(entry.command, in: place)
    let obstacle = obstacle(to: entry.command).map { phrases.sentence($0, circumstances).fact }
    let words = entry.command.names + [Phrases(.italian), Phrases(.english)].map { $0.title(entry.command) }
    return Menu.Item(
      title: phrases.title(entry.command), detail: [key, obstacle].compactMap(\.self).joined(separator: " · "),
      choice: .run(entry.command), words: words.joined(separator: " "), isIdle: obstacle != nil)
  }
}

/// Letters that stand in the right order, not necessarily together.
enum Fuzzy {
  /// Those that hold every word of a query, the best first; equals in their own order.
  static func ranked<Item>(_ items: [Item], by query: String, in text: (Item) -> String) -> [Item] {
    let words = plain(query).split(separator: " ").map(Array.init)
    let scored = items.enumerated().compactMap { place, item -> (score: Int, place: Int, item: Item)? in
      let letters = Array(plain(text(item)))
      var total = 0
      for word in words {
        guard let score = score(word, in: letters) else { return nil }
        total += score
      }
      return (total, place, item)
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.item)
  }

  /// How well letters are found: much for a beginning of a word and for letters that follow each other, less for gaps;
  /// nil when they are not all there.
  static func score(_ wanted: [Character], in letters: [Character]) -> Int? {
    guard let first = wanted.first else { return 0 }
    var best: Int?
    for start in letters.indices where letters[start] == first {
      guard let score = score(wanted, in: letters, from: start) else { break }
      best = max(best ?? score, score)
    }
    return best
  }

  private static func score(_ wanted: [Character], in letters: [Character], from start: Int) -> Int? {
    var (place, score) = (start, isBeginning(start, letters) ? 16 : 0)
    for letter in wanted.dropFirst() {
      guard let next = letters[(place + 1)...].firstIndex(of: letter) else { return nil }
      score += next == place + 1 ? 8 : isBeginning(next, letters) ? 6 : -min(next - place, 6)
      place = next
    }
    return score
  }

  private static func isBeginning(_ place: Int, _ letters: [Character]) -> Bool {
    place == 0 || !(letters[place - 1].isLetter || letters[place - 1].isNumber)
  }

  /// Small letters without accents.
  private static func plain(_ text: String) -> String {
    text.prefix(400).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
