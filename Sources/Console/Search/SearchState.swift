import Desk
import Foundation
import Policy

/// A search: its line, which stays for the next time, and what was found so far.
struct SearchState: Sendable {
  /// The most rows kept in memory.
  static let capacity = 2_000

  /// Whether it stands in the place of the list.
  var isShown = false
  /// The line as typed.
  var editor = TextEditor()
  /// Whether the words are those of the time before, which the first letter replaces.
  var isOffered = false
  /// The chat from which the search was begun, with its name.
  var home: (id: ConversationID, name: Printable)?
  /// The chat for whose answer quick replies are offered: the one in which the search was begun, when it was ours.
  var target: (id: ConversationID, name: Printable)?
  /// Whether only that chat is searched.
  var isInHome = false
  /// What the line asks for, and what of it was not understood.
  var query = SearchQuery()
  var problem: SearchProblem?
  /// The number of the last question.
  var serial = 0
  /// The question that is on its way.
  var waiting: SearchRequest?
  private(set) var items: [SearchItem] = []
  /// Where to go on; nil when everything has been looked at.
  private(set) var next: SearchKey?
  /// The number of the question whose answer is shown; nil when there is none.
  private(set) var answered: Int?
  private(set) var selection = 0
  private(set) var top = 0
  /// The places found in the open chat, oldest first.
  var places: (chat: ConversationID, keys: [ThreadKey])?
  /// The words that are marked on screen: those of the last answer.
  private(set) var marked: [SearchTerm] = []

  /// The only conversation that is searched, if one is.
  var chat: ConversationID? { isInHome ? home?.id : nil }

  /// Whether there is an answer to be seen.
  var isAnswered: Bool { answered != nil }

  var selected: SearchItem? { items.indices.contains(selection) ? items[selection] : nil }

  /// Messages among what was found.
  var found: Int { items.reduce(0) { $0 + ($1.row == nil ? 0 : 1) } }

  /// Takes the first answer to a line in, in the place of what was there.
  mutating func begin(_ items: [SearchItem], next: SearchKey?, to serial: Int) {
    (self.items, self.next, answered, selection, top) = (items, next, serial, 0, 0)
    marked = query.terms
  }

  /// Takes the answer to the same line once more, because something changed: what is selected stays so, and its place on
  /// screen.
  mutating func renew(_ items: [SearchItem], next: SearchKey?) {
    let (old, place) = (selected?.identity, selection - top)
    (self.items, self.next) = (items, next)
    if let old, let found = items.firstIndex(where: { $0.identity == old }) { selection = found }
    top = max(selection - place, 0)
  }

  /// Takes what comes behind; quick replies stay last.
  mutating func go(on items: [SearchItem], next: SearchKey?) {
    let place = self.items.firstIndex { $0.isReply } ?? self.items.count
    self.items.insert(contentsOf: items, at: place)
    if selection >= place { selection += items.count }
    self.next = self.items.count < Self.capacity ? next : nil
  }

  /// Forgets what was found, when nothing is asked for.
  mutating func clear() {
    (items, next, answered, selection, top, waiting, marked) = ([], nil, nil, 0, 0, nil, [])
  }

  /// Moves by things found.
  mutating func move(by steps: Int, rows: Int) { select(selection + steps, rows: rows) }

  /// Moves by what is seen, less one.
  mutating func page(_ direction: Int, rows: Int) {
    let shown = lastShown(rows: rows) - top + 1
    select(selection + direction * max(shown - 1, 1), rows: rows)
  }

  /// Keeps what is selected on screen.
  mutating func settle(rows: Int) { select(selection, rows: rows) }

  private mutating func select(_ index: Int, rows: Int) {
    selection = index.clamped(to: 0...max(items.count - 1, 0))
    top = top.clamped(to: 0...max(items.count - 1, 0))
    if selection < top { top = selection }
    while selection > lastShown(rows: rows), top < selection { top += 1 }
  }

  /// The thing that stands on a row, counted from the first that is shown.
  func index(row: Int) -> Int? {
    guard row >= 0 else { return nil }
    var (index, end) = (top, 0)
    while index < items.count {
      end += items[index].height
      if row < end { return index }
      index += 1
    }
    return nil
  }

  /// The last thing that fits whole.
  func lastShown(rows: Int) -> Int {
    var (index, used) = (top, 0)
    while index < items.count {
      used += items[index].height
      if used > rows { break }
      index += 1
    }
    return max(index - 1, top)
  }
}
