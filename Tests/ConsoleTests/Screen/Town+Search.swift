import Desk
import Foundation
import Moderation

@testable import Console

/// Search over the values of a town, by the same words as the file's.
extension Town {
  func answer(_ request: SearchRequest) -> SearchAnswer {
    let found = threads.values.flatMap { thread in
      thread.entries.compactMap { row($0, thread, request) }
    }.sorted { $0.id > $1.id }
    switch request.wish {
    case .places: return .places(found.map(\.key).reversed())
    case .rows(let from, let limit):
      let rest = found.filter { row in from.map { row.id < $0.below } ?? true }
      let page = Array(rest.prefix(limit))
      let isWhole = page.count == rest.count
      let next = isWhole ? nil : page.last.map { SearchKey(below: $0.id) }
      return .page(SearchPage(people: from == nil ? people(request) : [], rows: page, next: next))
    }
  }

  private func row(_ entry: Entry, _ thread: Desk.Thread, _ request: SearchRequest) -> SearchRow? {
    let id = thread.head.conversation.id
    guard request.chat.map({ $0 == id }) ?? true else { return nil }
    let (kind, words, isNote): (Arrival.Kind, String, Bool)
    switch entry.body {
    case .incoming(let known, let content):
      (kind, words, isNote) = (known, Phrases().lines(for: content).body ?? "", false)
    case .outgoing(let text, _, _, _): (kind, words, isNote) = (.text, text, false)
    case .note(let text): (kind, words, isNote) = (.text, text, true)
    case .act: return nil
    }
    guard request.query.terms.isEmpty || request.query.terms.firstHit(in: words) != nil else { return nil }
    let isReserved = entry.marks.contains(.riservati)
    return SearchRow(
      id: entry.id, at: entry.at, conversation: id, citizen: thread.head.citizen, by: entry.by, isNote: isNote,
      snippet: Snippet(isFromCitizen: entry.isFromCitizen, kind: kind, text: isReserved ? nil : words),
      isReserved: isReserved, isRevoked: entry.revokedAt != nil)
  }

  private func people(_ request: SearchRequest) -> [SearchPerson] {
    guard request.query.isPlain, request.chat == nil else { return [] }
    return rows.filter { request.query.terms.firstHit(in: $0.citizen.profileName ?? "") != nil }.map {
      SearchPerson(id: $0.id, citizen: $0.citizen, lastAt: $0.lastAt)
    }
  }
}
