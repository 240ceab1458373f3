import Desk
import Foundation

/// Finds citizens by words of their names or digits of their numbers. Numbers are never part of an index of words.
struct CitizenSearch {
  /// Citizens that a name in a line may mean at most: more are no answer to "who".
  static let most = 5_000

  private let sql: SQL

  init(_ sql: SQL) { self.sql = sql }

  /// All citizens whom a line names.
  func matching(_ person: SearchQuery.Person) throws -> [ConversationID] {
    if let digits = person.digits { return try byDigits(digits, limit: Self.most) }
    return try byName(person.terms, limit: Self.most)
  }

  /// The citizens whose name or number plain words may be, those who became known last first.
  func offered(_ terms: [SearchTerm], limit: Int) throws -> [SearchPerson] {
    let digits = terms.flatMap(\.spelled).joined().phoneDigits
    // One letter begins too many names to mean anybody.
    guard digits != nil || terms.contains(where: { $0.words.contains { $0.count > 1 } }) else { return [] }
    let ids = try digits.map { try byDigits($0, limit: limit) } ?? byName(terms, limit: limit)
    return try ids.compactMap { id in
      guard let citizen = try CitizenTable(sql).identity(id) else { return nil }
      let last = try sql.first("SELECT last_at FROM conversation WHERE id = ?", [id]) { try $0.instant() }
      return last.map { SearchPerson(id: id, citizen: citizen, lastAt: $0) }
    }
  }

  private func byName(_ terms: [SearchTerm], limit: Int) throws -> [ConversationID] {
    guard let expression = terms.expression else { return [] }
    return try sql.query(Self.names, [expression, limit]) { try $0.id() }
  }

  /// By a whole number, with or without the prefix of the country, or by the end that every screen shows: any other part
  /// would let a masked number be tried out digit by digit (C09).
  private func byDigits(_ digits: String, limit: Int) throws -> [ConversationID] {
    guard digits.count == Self.shownDigits else {
      let bare = digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
      return try sql.query(Self.numbers, [bare, "39" + bare, limit]) { try $0.id() }
    }
    return try sql.query(Self.numberEnds, [digits, limit]) { try $0.id() }
  }

  /// Digits at the end of a number that are shown to everybody.
  static let shownDigits = 3

  static let names = "SELECT rowid FROM citizen_words WHERE citizen_words MATCH ? ORDER BY rowid DESC LIMIT ?"
  static let numbers = "SELECT id FROM citizen WHERE phone IN (?, ?) ORDER BY phone LIMIT ?"
  static let numberEnds = """
    SELECT id FROM citizen WHERE phone > '' AND substr(phone, -\(shownDigits)) = ? ORDER BY phone LIMIT ?
    """
}

extension [SearchTerm] {
  /// The question to an index of words, in its own grammar; nil when nothing is asked for.
  ///
  /// Only folded words go into it, in quotes: letters and digits, whatever was typed.
  var expression: String? {
    let parts = map { term in
      "\"\(term.spelled.joined(separator: " "))\"" + (term.isPrefix ? " *" : "")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }
}

extension [SearchTerm] {
  /// The terms with those that are being typed cut to three letters; nil when that changes nothing.
  var shortened: [SearchTerm]? {
    let cut = map { term in
      guard term.isPrefix, term.words.count == 1, let word = term.spelled.first, word.unicodeScalars.count > 3 else {
        return term
      }
      return SearchTerm(String(word.unicodeScalars.prefix(3)), isPrefix: true) ?? term
    }
    return cut == self ? nil : cut
  }
}
