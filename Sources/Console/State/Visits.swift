import Desk

/// A place that the operator was at: a list with its bar, and the chat beside it with its message.
struct Visit: Equatable, Sendable {
  /// Places that are remembered.
  static let most = 50

  let view: InboxView
  let row: ConversationID?
  let chat: ConversationID?
  let name: String
  /// The message that was chosen, unless the end of the chat was on screen.
  let entry: ThreadKey?
  let isInside: Bool

  /// Whether it is another list or another chat.
  func isElsewhere(than other: Visit) -> Bool { view != other.view || chat != other.chat }
}

/// Back and forward through the places visited, as in a browser.
extension ConsoleState {
  /// Where the operator is.
  var here: Visit {
    let entry = thread.flatMap { $0.scroll == .end ? nil : $0.currentEntry }
    return Visit(
      view: view, row: isAdrift ? nil : list.selectedID, chat: thread?.id, name: thread?.name.text ?? "",
      entry: entry.map(ThreadKey.init),
      isInside: focus == .thread || focus == .composer)
  }

  /// Remembers the place that was left, when it was.
  mutating func rememberPlace(_ place: Visit) {
    guard here.isElsewhere(than: place) else { return }
    past = past.suffix(Visit.most - 1) + [place]
    future = []
  }

  /// Goes to the place before, or to the one that was come back from.
  mutating func travel(back: Bool) -> [Effect] {
    guard let place = back ? past.popLast() : future.popLast() else { return [] }
    if back { future.append(here) } else { past.append(here) }
    return visit(place)
  }

  private mutating func visit(_ place: Visit) -> [Effect] {
    _ = leaveLadder()
    leaveSearch()
    var effects = view == place.view ? [] : show(place.view)
    if let row = place.chat ?? place.row, let index = list.lines.firstIndex(where: { $0.row.id == row }) {
      list.select(index, rows: Layout(self).listRows.rows)
    }
    guard let chat = place.chat else {
      effects += saveDrafts()
      closePane()
      return effects
    }
    if place.isInside { focus = .thread }
    let name = Printable(place.name, limit: 200)
    if let entry = place.entry { return effects + openChat(chat, name, at: entry) }
    return effects + openChat(chat, name)
  }
}
