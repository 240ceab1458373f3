import Desk

/// From one place of a search to the next, inside a chat.
extension ConsoleState {
  /// Asks for all places in the open chat.
  ///
  /// - Parameter keeping: whether those that are known count until the answer comes.
  mutating func askPlaces(keeping: Bool = false) -> [Effect] {
    if !keeping { search.places = nil }
    guard let thread, !search.query.isEmpty else { return [] }
    return [.search(SearchRequest(serial: search.serial, query: search.query, chat: thread.id, wish: .places))]
  }

  /// Which of the places in the open chat the cursor is on, and how many there are.
  var hit: (number: Int?, count: Int)? {
    guard search.isShown, let thread, let places = search.places, places.chat == thread.id else { return nil }
    return (places.keys.firstIndex { $0.id == thread.currentEntry?.id }.map { $0 + 1 }, places.keys.count)
  }

  var hitObstacle: Obstacle? {
    guard thread != nil else { return .noChatOpen }
    return hit.map { $0.count > 0 } ?? false ? nil : .noHits
  }

  /// Goes to the next place, below or above the cursor.
  mutating func goToHit(forward: Bool) -> [Effect] {
    guard let thread, let keys = search.places?.keys, let entry = thread.currentEntry else { return [] }
    let here = ThreadKey(entry)
    let next =
      forward
      ? keys.first { ($0.at, $0.id) > (here.at, here.id) } : keys.last { ($0.at, $0.id) < (here.at, here.id) }
    guard let next else {
      notice = .hint(
        forward
          ? phrases.say("È l'ultimo risultato in questa chat", "This is the last result in this chat")
          : phrases.say("È il primo risultato in questa chat", "This is the first result in this chat"))
      return []
    }
    guard let place = thread.place(of: next.id) else {
      return openChat(thread.id, thread.name, at: next)
    }
    let rows = Layout(self).threadLines.rows
    self.thread?.select(place, rows: rows)
    return fillThread()
  }
}

/// Says on the rule below the conversation which of the places the cursor is on.
func drawHits(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  guard layout.hasRules, let (number, count) = state.hit, count > 0, layout.threadLines.columns > 50 else { return }
  let keys = [Command.nextHit, .previousHit].compactMap { state.phrases.keys.key(for: $0, in: .thread) }
  let names = keys.map { state.phrases.keyNames[$0] }.joined(separator: " ")
  let place = number.map { state.phrases.say("\($0) di \(count)", "\($0) of \(count)") }
  let words = place ?? state.phrases.count(count, ("risultato", "risultati"), ("result", "results"))
  let region = layout.threadLines
  grid.write(
    Printable(" / \(words) · \(names) "), at: Point(column: region.column + 2, row: region.endRow), role: .accent)
}
