import Desk
import Foundation
import Policy

/// Searching: the line, the questions it makes, and their answers. A newer question replaces an older one.
extension ConsoleState {
  /// Rows asked for once more at most when something changed.
  static let mostRefreshed = 400

  /// Messages that fill the screen: each takes two rows of it.
  private var searchScreen: Int { max((Layout(self).searchRows.rows + 1) / 2, 10) }
  /// Rows asked for at once: a screen and a little, so that the next letter waits for no more than is seen.
  private var searchLimit: Int { searchScreen * 5 / 4 }

  /// Opens the search where it was left; from an open chat it begins in that chat.
  mutating func openSearch(_ argument: String?) -> [Effect] {
    let isInChat = focus == .thread && thread != nil
    _ = leaveLadder()
    search.home = thread.map { ($0.id, $0.name) }
    search.target = isInChat && openSubject?.conversation.session?.inCharge == me.id ? search.home : nil
    if isInChat != search.isInHome || argument != nil { search.clear() }
    (search.isInHome, search.isShown, focus) = (isInChat, true, .search)
    if let argument { search.editor = TextEditor(argument + " ") }
    search.isOffered = argument == nil && !search.editor.isEmpty
    return ask()
  }

  /// Between the chat from which the search was begun and all of them.
  mutating func switchScope() -> [Effect] {
    search.isInHome.toggle()
    return ask()
  }

  /// Keys that are text. Offered words go with the first letter, or when they are deleted; the arrows keep them.
  mutating func typeSearch(_ key: Key, offered: Bool) -> [Effect] {
    let before = search.editor.text
    switch key {
    case .character, .paste, .backspace, .delete: if offered { search.editor = TextEditor() }
    case .control, .function, .enter, .escape, .tab, .backTab, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .wordLeft, .wordRight, .mouse:
      break
    }
    edit(&search.editor, key)
    return search.editor.text == before ? [] : ask()
  }

  /// Asks what the line asks for. A line that is not understood leaves what was found as it is, beside the sentence that
  /// says why.
  mutating func ask() -> [Effect] {
    let line = SearchLine(search.editor.text, today: Zone.rome.day(of: now), ruleset: ruleset)
    search.problem = line.problem
    if line.isUnfinished, search.isAnswered { return [] }
    let isOther = line.query != search.query
    search.query = line.query
    search.serial += 1
    if isOther { search.places = nil }
    guard !line.query.isEmpty else {
      search.clear()
      return []
    }
    return [question(from: nil)] + (isOther ? askPlaces() : [])
  }

  /// Asks once more when something changed: what was withdrawn or deleted must not stay on screen.
  mutating func refreshSearch() -> [Effect] {
    guard search.isShown, search.waiting == nil, search.isAnswered else { return [] }
    let limit = search.found.clamped(to: searchLimit...max(searchLimit, Self.mostRefreshed))
    return [question(from: nil, limit: limit)] + (search.places == nil ? [] : askPlaces(keeping: true))
  }

  private mutating func question(from key: SearchKey?, limit: Int? = nil) -> Effect {
    let request = SearchRequest(
      serial: search.serial, query: search.query, chat: search.chat,
      wish: .rows(from: key, limit: limit ?? searchLimit))
    search.waiting = request
    return .search(request)
  }

  /// Takes an answer in, unless the line has changed since.
  mutating func take(_ answer: SearchAnswer, _ request: SearchRequest) -> [Effect] {
    switch (answer, request.wish) {
    case (.places(let keys), .places):
      guard let chat = request.chat, thread?.id == chat, request.query == search.query else { return [] }
      search.places = (chat, keys)
      return []
    case (.page(let page), .rows(let from, _)):
      guard request == search.waiting else { return [] }
      search.waiting = nil
      let rows = page.rows.map { SearchItem($0, phrases, vocabulary) }
      return show(page.people.map { SearchItem($0, phrases) }, rows, request.serial, isFirst: from == nil, page.next)
    case (.places, .rows), (.page, .places): return []
    }
  }

  private mutating func show(
    _ people: [SearchItem], _ rows: [SearchItem], _ serial: Int, isFirst: Bool, _ next: SearchKey?
  ) -> [Effect] {
    if !isFirst {
      search.go(on: rows, next: next)
    } else if search.answered == serial {
      search.renew(people + knownPeople + rows + replies, next: next)
    } else {
      search.begin(people + knownPeople + rows + replies, next: next, to: serial)
    }
    return fillSearch()
  }

  /// The words in which colleagues and quick replies, which are in memory, are looked for. One letter begins too many
  /// names to mean anybody.
  private var knownTerms: [SearchTerm] {
    let terms = search.query.terms
    let isEnough = terms.contains { $0.words.contains { $0.count > 1 } }
    return search.query.isPlain && isEnough ? terms : []
  }

  /// Colleagues whom the words may mean.
  private var knownPeople: [SearchItem] {
    let terms = knownTerms
    guard !search.isInHome, !terms.isEmpty else { return [] }
    return office.staff.values.filter { terms.firstHit(in: $0.name) != nil }.sorted { $0.name < $1.name }
      .prefix(2).map(SearchItem.init)
  }

  /// Quick replies that the words may mean, where there is an answer to put them into.
  private var replies: [SearchItem] {
    let terms = knownTerms
    guard search.target != nil, !terms.isEmpty else { return [] }
    return ruleset.quickReplies.filter { terms.firstHit(in: $0.title + "\n" + ruleset.text(of: $0)) != nil }
      .prefix(2).map { SearchItem($0, ruleset.text(of: $0)) }
  }

  /// Goes on while the screen is not full, because time was up, and when the operator comes near the end.
  mutating func fillSearch() -> [Effect] {
    guard search.isShown, search.waiting == nil, let next = search.next else { return [] }
    guard search.items.count - search.selection < searchScreen else { return [] }
    return [question(from: next)]
  }

  /// Whether the file is still looking for the first screen.
  var isSearching: Bool { search.waiting != nil && (search.next != nil || !search.isAnswered) }

  /// Moves among what was found.
  mutating func moveInSearch(by steps: Int) -> [Effect] {
    search.move(by: steps, rows: Layout(self).searchRows.rows)
    return fillSearch()
  }

  mutating func pageInSearch(_ direction: Int) -> [Effect] {
    search.page(direction, rows: Layout(self).searchRows.rows)
    return fillSearch()
  }

  var resultObstacle: Obstacle? { search.selected == nil ? .nothingFound : nil }

  /// Goes to what is selected: a chat at a message, a chat, or words for the answer.
  mutating func openResult() -> [Effect] {
    guard let item = search.selected else { return [] }
    switch item {
    case .person(let person, let name):
      focus = .thread
      return openChat(person.id, name)
    case .colleague(let id, _):
      search.editor = TextEditor(phrases.say("da:", "from:") + id.rawValue + " ")
      return ask()
    case .reply(let reply, _): return insertFound(reply)
    case .message(let row, let name, _):
      focus = .thread
      return openChat(row.conversation, name, at: row.key) + askPlaces()
    }
  }

  private mutating func insertFound(_ reply: QuickReply) -> [Effect] {
    guard let target = search.target else {
      refuse(Obstacle.noChatOpen)
      return []
    }
    // Another chat may have been opened from what was found since.
    let effects = thread?.id == target.id ? [] : openChat(target.id, target.name)
    if openSubject != nil, let writingObstacle {
      refuse(writingObstacle)
      return effects
    }
    return effects + insert(ruleset.text(of: reply), target.id)
  }

  var scopeObstacle: Obstacle? {
    if focus != .search { return .notHere }
    return search.home == nil ? .noHome : nil
  }

  /// Where one comes back to from a chat: what a search found, or the list.
  var side: Focus { ladder.page != nil ? .queue : search.isShown ? .search : .list }

  /// Leaves the search; what was typed and found stays for the next time.
  mutating func leaveSearch() {
    (search.isShown, search.waiting, focus) = (false, nil, .list)
  }
}
