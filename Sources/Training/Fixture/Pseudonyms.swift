import Foundation
import Policy

/// Puts invented people, numbers, addresses and dates in the place of real ones: the same for the same, in the order in
/// which they are met.
///
/// What has a form of its own (numbers, addresses of all kinds, codes, dates) is recognised by it, names by the chat's
/// authors and by what a person said. Whatever else may be somebody's is a doubt: it stays as it is, and is told.
public struct Pseudonyms {
  /// The words that nobody has spoken for, in the order in which they were met.
  public private(set) var doubts: [Doubt] = []
  private let spoken: Spoken
  private let shiftDays: Int
  private let forms = PersonalForm.all
  private var given: [String: String] = [:]
  private var counts: [String: Int] = [:]
  private var names: [String: String] = [:]

  /// Knows the chat's authors by name and number, and by how many days its dates are shifted.
  public init(authors: [String], spoken: Spoken, shiftDays: Int) {
    (self.spoken, self.shiftDays) = (spoken, shiftDays)
    for author in authors { learn(author) }
    for name in spoken.names { learn(name) }
  }

  /// The invented name of an author.
  public mutating func name(of author: String) -> String {
    let words = author.split { !$0.isLetter }.map { names[$0.lowercased()] ?? "" }.filter { !$0.isEmpty }
    return words.isEmpty
      ? invented("author", author.lowercased()) { Self.people[$0 % Self.people.count].0 }
      : words
        .joined(separator: " ")
  }

  /// A text with everything replaced that was recognised.
  public mutating func replaced(_ text: String, line: Int, at instant: Date) -> String {
    var pieces: [Piece] = [.open(text)]
    for form in forms {
      pieces = pieces.flatMap { piece -> [Piece] in
        guard case .open(let text) = piece else { return [piece] }
        return split(text, by: form, at: instant)
      }
    }
    return pieces.map { piece in
      switch piece {
      case .open(let text): words(of: text, line: line)
      case .done(let text): text
      }
    }.joined()
  }

  private enum Piece {
    case open(String)
    case done(String)
  }

  private mutating func split(_ text: String, by form: PersonalForm, at instant: Date) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let match = rest.firstMatch(of: form.expression) {
      let found = String(rest[match.range])
      pieces.append(.open(String(rest[..<match.range.lowerBound])))
      pieces.append(.done(replacement(of: found, form, at: instant)))
      rest = rest[match.range.upperBound...]
    }
    return pieces + [.open(String(rest))]
  }

  private mutating func replacement(of found: String, _ form: PersonalForm, at instant: Date) -> String {
    let key = found.lowercased().filter { !$0.isWhitespace }
    switch form.kind {
    case .link: return invented("link", key) { "https://www.example.it/\($0 + 1)" }
    case .mail: return invented("mail", key) { "persona\($0 + 1)@example.it" }
    case .iban: return invented("iban", key) { "IT00X000000000000000000\(String(1000 + $0))" }
    case .taxCode: return invented("code", key) { "XXXXXX00X00X\(String(format: "%03d", $0 % 1000))X" }
    case .plate: return invented("plate", key) { "ZZ\(String(format: "%03d", $0 % 1000))ZZ" }
    case .address: return invented("address", key) { "via Esempio \($0 + 1)" }
    case .phone: return invented("phone", String(key.filter(\.isNumber).suffix(9))) { Self.number(5000 + $0 % 5000) }
    case .digits:
      return invented("digits", key) { String(repeating: "9", count: found.count - 3) + "\(100 + $0 % 900)" }
    case .date: return DateShift.shifted(found, days: shiftDays, near: instant) ?? "1/1/2000"
    }
  }

  /// The words of a text that had no form: names are replaced, the rest is looked at.
  private mutating func words(of text: String, line: Int) -> String {
    var result = ""
    var word = ""
    var begins = true
    let isLoud = text.contains(where: \.isLetter) && !text.contains(where: \.isLowercase)
    for character in text + "\n" {
      if character.isLetter || character.isNumber {
        word.append(character)
        continue
      }
      if !word.isEmpty {
        result += named(word, line: line, begins: begins || isLoud)
        begins = false
        word = ""
      }
      if ".!?\n:".contains(character) { begins = true }
      result.append(character)
    }
    return String(result.dropLast())
  }

  private mutating func named(_ word: String, line: Int, begins: Bool) -> String {
    let small = word.lowercased()
    if let name = names[small] { return word == word.uppercased() && word.count > 1 ? name.uppercased() : name }
    guard !spoken.harmless.contains(small), let why = doubt(word, small, begins: begins) else { return word }
    if !doubts.contains(where: { $0.word.lowercased() == small }) {
      doubts.append(Doubt(word: word, line: line, why: why))
    }
    return word
  }

  private func doubt(_ word: String, _ small: String, begins: Bool) -> Doubt.Reason? {
    if word.contains(where: \.isNumber) { return word.count >= 3 ? .digits : nil }
    guard word.count > 1 else { return nil }
    let plain = small.folding(options: .diacriticInsensitive, locale: nil)
    let isCapital = word.first?.isUppercase == true
    if isFirstName(plain), isCapital || !Self.alsoWords.contains(plain) { return .firstName }
    if isCapital, TownWords.surnames.contains(where: { $0.lowercased() == small }) { return .surname }
    return isCapital && !begins && !Self.ordinary.contains(small) ? .capital : nil
  }

  /// Takes the words of a name for names from now on.
  private mutating func learn(_ name: String) {
    for word in name.split(whereSeparator: { !$0.isLetter }) where word.count > 2 && names[word.lowercased()] == nil {
      let number = names.count
      let person = Self.people[number / 2 % Self.people.count]
      names[word.lowercased()] = number.isMultiple(of: 2) ? person.0 : person.1
    }
  }

  private mutating func invented(_ kind: String, _ key: String, _ make: (Int) -> String) -> String {
    if let known = given["\(kind) \(key)"] { return known }
    let made = make(counts[kind, default: 0])
    counts[kind, default: 0] += 1
    given["\(kind) \(key)"] = made
    return made
  }

  /// An invented number, from 0 to 9999.
  static func number(_ last: Int) -> String { "+39 347 555 " + String(String(10_000 + last).dropFirst()) }
}
