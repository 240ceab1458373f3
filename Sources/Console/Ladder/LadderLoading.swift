import Desk
import Foundation

/// Reading the queue, the blocked people and what goes out.
extension ConsoleState {
  /// Rows asked for at once.
  static let ladderLimit = 60
  /// Rows read anew at most when something changed.
  static let mostOfLadder = 500

  /// Shows one of the pages in the list's place; again, and the list is back.
  mutating func showLadder(_ page: LadderState.Page) -> [Effect] {
    let saved = focus == .composer ? saveDrafts() : []
    guard ladder.page != page || focus != .queue else { return saved + leaveLadder() }
    if search.isShown { leaveSearch() }
    (ladder.page, focus) = (page, .queue)
    return saved + reloadLadder()
  }

  /// Back to the list of chats.
  mutating func leaveLadder() -> [Effect] {
    guard ladder.page != nil else { return [] }
    (ladder.page, ladder.marked) = (nil, [])
    if focus == .queue { focus = .list }
    return []
  }

  /// Reads the page that is shown once more.
  mutating func reloadLadder() -> [Effect] {
    switch ladder.page {
    case .queue:
      ladder.queue.isWaiting = true
      let limit = ladder.queue.rows.count.clamped(to: Self.ladderLimit...Self.mostOfLadder)
      return [.ladder(.queue(after: nil, limit: limit))]
    case .blocks:
      ladder.blocks.isWaiting = true
      let limit = ladder.blocks.rows.count.clamped(to: Self.ladderLimit...Self.mostOfLadder)
      return [.ladder(.blocks(after: nil, limit: limit))]
    case .outbox:
      ladder.outgoing.isWaiting = true
      let limit = ladder.outgoing.rows.count.clamped(to: Self.ladderLimit...Self.mostOfLadder)
      return [.ladder(.outgoing(after: nil, limit: limit))]
    case nil: return []
    }
  }

  /// Reads on near the end of what is there.
  mutating func fillLadder() -> [Effect] {
    let queue = ladder.queue
    if ladder.page == .queue, queue.hasLater, !queue.isWaiting, queue.rows.count - queue.selection < 20,
      let key = queue.rows.last?.key
    {
      ladder.queue.isWaiting = true
      return [.ladder(.queue(after: key, limit: Self.ladderLimit))]
    }
    let blocks = ladder.blocks
    if ladder.page == .blocks, blocks.hasLater, !blocks.isWaiting, blocks.rows.count - blocks.selection < 20,
      let key = blocks.rows.last?.key
    {
      ladder.blocks.isWaiting = true
      return [.ladder(.blocks(after: key, limit: Self.ladderLimit))]
    }
    let outgoing = ladder.outgoing
    if ladder.page == .outbox, outgoing.hasLater, !outgoing.isWaiting, outgoing.rows.count - outgoing.selection < 20,
      let key = outgoing.rows.last?.key
    {
      ladder.outgoing.isWaiting = true
      return [.ladder(.outgoing(after: key, limit: Self.ladderLimit))]
    }
    return []
  }

  /// Takes an answer in.
  mutating func take(_ answer: LadderAnswer) -> [Effect] {
    switch answer {
    case .queue(let page, let key):
      if key == nil {
        ladder.queue.replace(page.rows, hasLater: page.hasLater, total: page.total)
      } else {
        ladder.queue.append(page.rows, hasLater: page.hasLater, total: page.total)
      }
      ladder.marked.formIntersection(ladder.queue.rows.map(\.id))
      return []
    case .blocks(let page, let key):
      if key == nil {
        ladder.blocks.replace(page.rows, hasLater: page.hasLater, total: page.total)
      } else {
        ladder.blocks.append(page.rows, hasLater: page.hasLater, total: page.total)
      }
      return []
    case .outgoing(let page, let key):
      if key == nil {
        ladder.outgoing.replace(page.rows, hasLater: page.hasLater, total: page.total)
      } else {
        ladder.outgoing.append(page.rows, hasLater: page.hasLater, total: page.total)
      }
      return []
    case .foreseen(let serial, let results):
      if case .ladder(var dialog)? = overlay, serial == ladder.serial {
        dialog.take(results)
        overlay = .ladder(dialog)
      }
      return []
    case .unsealed(let text):
      overlay = .report(report(of: text))
      return reload()
    case .noted:
      notice = .done(phrases.say("Nota aggiunta al blocco", "Note added to the block"))
      return reload()
    case .refused(let refusal):
      refuse(refusal)
      return []
    }
  }

  /// A deleted text in a box, for as long as it is open.
  private func report(of text: SealedText) -> Report {
    let deletion = text.deletion
    var lines = [
      phrases.deleted(deletion, by: vocabulary.name(deletion.by)),
      phrases.say("Questa lettura è nel registro.", "This reading is in the journal."), "",
    ]
    if deletion.erasedAt != nil {
      lines.append(
        phrases.say("Il testo non c'è più: il suo termine è finito.", "The text is gone: its term has ended."))
    }
    lines += text.earlier.map { phrases.say("prima: ", "before: ") + $0 }
    if let content = text.content { lines += [phrases.lines(for: content).headline].compactMap(\.self) }
    if let words = text.text { lines.append(words) }
    return Report(title: phrases.say("Testo cancellato", "Deleted text"), lines: lines)
  }

  /// Moves among the rows.
  mutating func moveInLadder(by steps: Int) -> [Effect] {
    let rows = Layout(self).ladderRows.rows
    switch ladder.page {
    case .queue: ladder.queue.select(ladder.queue.selection + steps, rows: rows)
    case .blocks: ladder.blocks.select(ladder.blocks.selection + steps, rows: rows)
    case .outbox: ladder.outgoing.select(ladder.outgoing.selection + steps, rows: rows)
    case nil: break
    }
    return fillLadder()
  }

  /// Rows that are seen whole, less one.
  var ladderPage: Int { max(Layout(self).ladderRows.rows / LadderWindow<QueueRow>.height - 1, 1) }

  /// The first or the last of what has been read.
  mutating func jumpInLadder(toLast: Bool) -> [Effect] { moveInLadder(by: toLast ? 1_000_000 : -1_000_000) }

  /// Opens the chat of a row at the message in question, so that it is seen in its context.
  mutating func openLadderRow() -> [Effect] {
    switch ladder.page {
    case .queue:
      guard let row = ladder.queue.selected else { return [] }
      focus = .thread
      let place = ThreadKey(at: row.key.at, id: row.id)
      return openChat(row.conversation, Printable(phrases.name(row.citizen), limit: 200), at: place)
    case .blocks:
      guard let row = ladder.blocks.selected else { return [] }
      focus = .thread
      return openChat(row.conversation, Printable(phrases.name(row.citizen), limit: 200))
    case .outbox:
      guard let row = ladder.outgoing.selected else { return [] }
      focus = .thread
      let place = ThreadKey(at: Int64((row.at.timeIntervalSince1970 * 1000).rounded()), id: row.id)
      return openChat(row.conversation, Printable(phrases.name(row.citizen), limit: 200), at: place)
    case nil: return []
    }
  }

  /// Keeps the bar on screen.
  mutating func settleLadder(rows: Int) {
    ladder.queue.select(ladder.queue.selection, rows: rows)
    ladder.blocks.select(ladder.blocks.selection, rows: rows)
    ladder.outgoing.select(ladder.outgoing.selection, rows: rows)
  }

  /// Why no row can be opened.
  var ladderRowObstacle: Obstacle? {
    switch ladder.page {
    case .queue: ladder.queue.selected == nil ? .ladder(.emptyQueue) : nil
    case .blocks: ladder.blocks.selected == nil ? .ladder(.nobodyBlocked) : nil
    case .outbox: ladder.outgoing.selected == nil ? .ladder(.nothingGoesOut) : nil
    case nil: .notHere
    }
  }

  /// Adds a note for a blocked citizen's appeal; asked for where it is not written at the prompt.
  mutating func noteAppeal(_ argument: String?) -> [Effect] {
    guard let target = blockTarget else { return [] }
    guard let argument else { return choose(.ask(.appeal, target.id)) }
    return [.ladder(.appeal(argument, target.id))]
  }
}
