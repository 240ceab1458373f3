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
    // What the index is not asked for is looked for in the names themselves.
    let rest = terms.filter(\.isOneLetter)
    var found: [ConversationID] = []
    try sql.scan(Self.names, [expression]) { row in
      let id: ConversationID = try row.id()
      let names = [row.optionalText(), row.optionalText()].compactMap(\.self).joined(separator: "\n")
      if rest.isEmpty || rest.firstHit(in: names) != nil { found.append(id) }
      return found.count < limit
    }
    return found
  }

  private func byDigits(_ digits: String, limit: Int) throws -> [ConversationID] {
    try sql.query(Self.numbers, ["%\(digits)%", limit]) { try $0.id() }
  }

  static let names = """
    SELECT c.id, c.profile_name, c.username FROM citizen_words w CROSS JOIN citizen c ON c.id = w.rowid
    WHERE citizen_words MATCH ? ORDER BY w.rowid DESC
    """
  static let numbers = "SELECT id FROM citizen WHERE phone LIKE ? ORDER BY phone LIMIT ?"
}

extension [SearchTerm] {
  /// The question to an index of words, in its own grammar; nil when there is nothing that it could find quickly.
  ///
  /// Only folded words go into it, in quotes: letters and digits, whatever was typed. A single letter that may go on
  /// begins too many words for an index: it is left to whoever looks at the rows.
  var expression: String? {
    let parts = compactMap { term -> String? in
      guard !term.isOneLetter else { return nil }
      return "\"\(term.spelled.joined(separator: " "))\"" + (term.isPrefix ? " *" : "")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }
}

extension SearchTerm {
  /// Whether it is the first letter of a word that is being typed.
  var isOneLetter: Bool { isPrefix && words.count == 1 && words[0].count == 1 }
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
