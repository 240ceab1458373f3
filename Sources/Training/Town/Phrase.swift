/// A sentence with places to fill: `la graduatoria del {school} quando esce?`.
struct Phrase: Sendable {
  /// What can stand in a place.
  enum Place: String, Sendable {
    case name, surname, street, quarter, school, document, office, day, month, person, thing
    case number, date, amount, time, protocolNumber = "protocol"
  }

  private enum Piece: Sendable {
    case words(String)
    case place(Place)
  }

  private let pieces: [Piece]

  /// Reads a sentence; braces around a word that names no place stay as they are.
  init(_ text: String) {
    var pieces: [Piece] = []
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      if index > 0, halves.count == 2, let place = Place(rawValue: String(halves[0])) {
        pieces += [.place(place), .words(String(halves[1]))]
      } else {
        pieces.append(.words((index > 0 ? "{" : "") + part))
      }
    }
    self.pieces = pieces
  }

  /// One sentence a line.
  static func list(_ text: String) -> [Phrase] { text.split(separator: "\n").map { Phrase(String($0)) } }

  /// Adds the sentence behind others, on the same line or on the next.
  func join(_ text: inout String, _ chance: inout Chance, breaks perMille: Int) {
    let isOpen = text.utf8.last.map { UInt8(ascii: "0") <= $0 } ?? false
    text += chance.hits(perMille) ? "\n" : isOpen ? ". " : " "
    fill(&text, &chance)
  }

  /// Adds the sentence, its places filled.
  func fill(_ text: inout String, _ chance: inout Chance) {
    for piece in pieces {
      switch piece {
      case .words(let words): text += words
      case .place(let place): text += place.word(&chance)
      }
    }
  }

  /// The sentence, its places filled.
  func filled(_ chance: inout Chance) -> String {
    var text = ""
    fill(&text, &chance)
    return text
  }
}

extension Phrase.Place {
  fileprivate func word(_ chance: inout Chance) -> String {
    switch self {
    case .name: chance.pickCommon(TownWords.firstNames)
    case .surname: chance.pickCommon(TownWords.surnames)
    case .street: chance.pickCommon(TownWords.streets)
    case .quarter: chance.pickCommon(TownWords.quarters)
    case .school: chance.pickCommon(TownWords.schools)
    case .document: chance.pickCommon(TownWords.documents)
    case .office: chance.pickCommon(TownWords.offices)
    case .day: chance.pick(TownWords.days)
    case .month: chance.pick(TownWords.months)
    case .person: chance.pickCommon(TownWords.people)
    case .thing: chance.pickCommon(TownWords.things)
    case .number: String(chance.within(2...90))
    case .date: String(chance.within(1...28))
    case .amount: String(chance.below(chance.within(20...20_000)) + 10)
    case .time: "\(chance.within(8...12)):\(chance.pick(["00", "15", "30", "45"]))"
    case .protocolNumber: "\(chance.within(1_000...99_999))/\(chance.within(2024...2026))"
    }
  }
}
