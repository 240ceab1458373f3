import Desk
import Foundation
import Moderation
import Policy

/// One thing that was found, its outside text already made safe.
enum SearchItem: Sendable {
  /// A citizen, by name or number.
  case person(SearchPerson, name: Printable)
  /// A colleague, by name: what they wrote is looked for.
  case colleague(StaffID, name: Printable)
  /// A quick reply of the ruleset.
  case reply(QuickReply, Printable)
  /// A message or a note.
  case message(SearchRow, name: Printable, snippet: Printable)

  /// Screen rows it takes.
  var height: Int {
    switch self {
    case .person, .colleague, .reply: 1
    case .message: 2
    }
  }

  /// What it is, whatever it looks like now.
  enum Identity: Equatable {
    case person(ConversationID), colleague(StaffID), reply(String), message(MessageID)
  }

  var identity: Identity {
    switch self {
    case .person(let person, _): .person(person.id)
    case .colleague(let id, _): .colleague(id)
    case .reply(let reply, _): .reply(reply.id)
    case .message(let row, _, _): .message(row.id)
    }
  }

  /// Whether it is a quick reply.
  var isReply: Bool {
    if case .reply = self { true } else { false }
  }

  /// The message, if it is one.
  var row: SearchRow? {
    guard case .message(let row, _, _) = self else { return nil }
    return row
  }

  init(_ person: SearchPerson, _ phrases: Phrases) {
    self = .person(person, name: Printable(phrases.name(person.citizen), limit: 200))
  }

  init(_ colleague: Staff) {
    self = .colleague(colleague.id, name: Printable(colleague.name, limit: 100))
  }

  init(_ reply: QuickReply, _ text: String) {
    self = .reply(reply, Printable("\(reply.title): \(text.prefix(300))", limit: 300))
  }

  init(_ row: SearchRow, _ phrases: Phrases, _ vocabulary: Vocabulary) {
    self = .message(
      row, name: Printable(phrases.name(row.citizen), limit: 200),
      snippet: Printable(phrases.found(row, vocabulary), limit: 400))
  }
}

extension Phrases {
  /// The second line of a result: who wrote it when it was not the citizen, and the words around the first hit. Reserved
  /// data stay masked (A13). It may hold hostile text.
  func found(_ row: SearchRow, _ vocabulary: Vocabulary) -> String {
    let author = row.by.map(vocabulary.name) ?? vocabulary.title
    var sign = row.snippet.isFromCitizen ? "" : author + ": "
    if row.isNote { sign = say("✎ nota di \(author): ", "✎ note by \(author): ") }
    if row.isRevoked { sign = say("✗ eliminato: ", "✗ deleted: ") + sign }
    if row.isReserved { return sign + "▒ " + name(Mark.riservati) }
    var said = row.snippet
    said.isFromCitizen = true
    return sign + line(said)
  }
}
