import Policy

/// What narrows a search, by its Italian and English names.
public enum SearchOperator: String, CaseIterable, Sendable {
  case from, with, after, before, label, clause, kind

  /// The name on Italian screens.
  public var italianName: String {
    switch self {
    case .from: "da"
    case .with: "con"
    case .after: "dopo"
    case .before: "prima"
    case .label: "etichetta"
    case .clause: "clausola"
    case .kind: "tipo"
    }
  }

  /// The operator of a name in either language; nil when there is none.
  init?(_ name: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == name || $0.italianName == name }) else { return nil }
    self = found
  }

  /// The kind of message of a name in either language, one or many; nil when there is none.
  static func kind(_ name: String) -> SearchQuery.Kind? { kinds[name] }

  private static let kinds: [String: SearchQuery.Kind] = {
    let rows: [(SearchQuery.Kind, String)] = [
      (.text, "testo testi text"), (.image, "immagine immagini foto image images photo"), (.video, "video"),
      (.audio, "audio"), (.voice, "vocale vocali voice"), (.document, "documento documenti document file pdf"),
      (.sticker, "adesivo adesivi sticker"), (.location, "posizione posizioni luogo location place"),
      (.contacts, "contatto contatti contact contacts"), (.note, "nota note"),
      (.ours, "nostra nostre nostro ours risposta risposte"), (.mine, "mia mie mio mine"),
      (.theirs, "cittadino cittadini citizen theirs"),
    ]
    var names: [String: SearchQuery.Kind] = [:]
    for (kind, words) in rows { for word in words.split(separator: " ") { names[String(word)] = kind } }
    return names
  }()
}

/// Days as people write them in a search.
enum SearchDay {
  /// `oggi`, `ieri`, `2026-01-31`, `31/01/2026`, `31.1.26`; a month or a year means its first day. Nil for anything
  /// else, and while it is not yet written whole.
  static func read(_ text: String, today: CivilDay) -> CivilDay? {
    switch text {
    case "oggi", "today": return today
    case "ieri", "yesterday": return today.adding(days: -1)
    default: break
    }
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }.map { part in
      part.allSatisfy { $0.isASCII && $0.isNumber } && part.count <= 4 ? Int(part) : nil
    }
    guard parts.count <= 3, let first = parts.first, let first else { return nil }
    let numbers = parts.compactMap(\.self)
    guard numbers.count == parts.count else { return nil }
    if first >= 1000 { return day(year: first, month: numbers.dropFirst().first, day: numbers.dropFirst(2).first) }
    guard numbers.count >= 2, let last = numbers.last else { return nil }
    let year = last < 100 && numbers.count == 3 ? 2000 + last : last
    guard year >= 1000 else { return nil }
    return numbers.count == 3 ? day(year: year, month: numbers[1], day: first) : day(year: year, month: first, day: nil)
  }

  private static func day(year: Int, month: Int?, day: Int?) -> CivilDay? {
    CivilDay(year: year, month: month ?? 1, day: day ?? 1)
  }
}
