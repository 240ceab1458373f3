import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Console

/// A console before a desk made of values: what it asks for is answered at once, and acts follow the real rules.
struct Play {
  var state: ConsoleState
  var town: Town
  /// Everything asked for so far.
  private(set) var effects: [Effect] = []
  /// Acts wait for `answer` instead of being decided at once.
  var holdsActs = false
  /// Rows of a list that the picture does not need yet wait in `effects` instead of being read at once.
  var holdsAhead = false
  /// Questions of search wait in `effects` instead of being answered at once.
  var holdsSearches = false

  init(
    _ town: Town, size: Size = Size(columns: 120, rows: 36), me: Staff = anna, at now: Date? = nil,
    file: FileKind = .service, language: Language = .italian, keys: KeyMap = .builtIn
  ) throws {
    self.town = town
    state = ConsoleState(
      now: now ?? town.now, size: size, me: me, office: try office(), file: file, language: language,
      keys: keys)
    perform(state.opening())
  }

  /// Presses keys as scripts have them.
  mutating func press(_ script: String) throws {
    for key in try Key.parse(script) { take(.key(key)) }
  }

  mutating func take(_ input: Input) { perform(update(&state, input)) }

  /// Opens a chat around one of its messages, as a search does.
  mutating func open(_ id: ConversationID, _ name: Printable, at entry: ThreadKey) {
    state.focus = .thread
    perform(state.openChat(id, name, at: entry))
  }

  var screen: String { render(state).grid.text }
  var picture: String { render(state).grid.picture }

  /// The acts asked for so far.
  var intents: [Intent] {
    effects.compactMap { effect in
      if case .perform(_, let intent, _) = effect { intent } else { nil }
    }
  }

  private mutating func perform(_ asked: [Effect]) {
    effects += asked
    for effect in asked {
      switch effect {
      case .loadInbox(let request): if !holdsAhead || !request.isAhead { take(.inbox(page(request), request)) }
      case .loadCounts: take(.counts(counts))
      case .loadThread(let request):
        if let thread = town.threads[request.conversation] { take(.thread(page(thread, request), request)) }
      case .perform(let ticket, let intent, let id):
        if !holdsActs { take(.settled(ticket: ticket, decide(intent, id))) }
      case .search(let request):
        if !holdsSearches { take(.found(town.answer(request), request)) }
      case .ladder(let request): take(.ladder(town.answer(request, me: state.me, at: state.now, in: state.office)))
      case .dismissFlags(let ticket, _, _, _): if !holdsActs { take(.settled(ticket: ticket, .done)) }
      case .saveDraft, .outbox, .attend, .copy, .mouse, .outside, .dossier, .training, .writing, .redraw, .suspend,
        .quit:
        break
      }
    }
  }

  private func rows(of view: InboxView) -> [InboxRow] {
    switch view {
    case .incoming: town.rows.filter { $0.outcome == nil }
    case .mine: town.rows.filter { $0.inCharge == state.me.id && $0.outcome == nil }
    case .flagged: town.rows.filter { !$0.clauses.isEmpty }
    case .closed: town.rows.filter { $0.outcome != nil }
    }
  }

  private var counts: Counts {
    Counts(
      rows: Dictionary(uniqueKeysWithValues: InboxView.allCases.map { ($0, rows(of: $0).count) }), dyingToday: 1,
      lastFlag: town.lastFlag)
  }

  private func page(_ request: InboxRequest) -> InboxPage {
    let all = rows(of: request.view)
    var start = request.isBackward ? all.count : 0
    if let from = request.from {
      start = all.firstIndex { $0.key == from } ?? 0
      if !request.isBackward, !request.isInclusive { start += 1 }
    }
    let range =
      request.isBackward
      ? max(start - request.limit, 0)..<start : start..<min(start + request.limit, all.count)
    return InboxPage(
      view: request.view, rows: Array(all[range]), hasEarlier: range.lowerBound > 0,
      hasLater: range.upperBound < all.count)
  }

  private func page(_ thread: Desk.Thread, _ request: ThreadRequest) -> Desk.Thread {
    var page = thread
    let all = thread.entries
    let edge = request.from.flatMap { key in all.firstIndex { $0.id == key.id } }
    let range: Range<Int>
    if request.isBackward {
      let end = edge.map { $0 + (request.isInclusive ? 1 : 0) } ?? all.count
      range = max(end - request.limit, 0)..<end
    } else {
      let start = edge.map { $0 + (request.isInclusive ? 0 : 1) } ?? 0
      range = start..<min(start + request.limit, all.count)
    }
    page.entries = Array(all[range])
    (page.hasEarlier, page.hasLater) = (range.lowerBound > 0, range.upperBound < all.count)
    for entry in page.entries { page.head.conversation.messages[entry.id] = facts(entry) }
    return page
  }

  /// What the desk's own rules say; entries and rows follow.
  private mutating func decide(_ intent: Intent, _ id: ConversationID) -> ActResult {
    guard var thread = town.threads[id] else { return .fault(.other(code: 0)) }
    for entry in thread.entries { thread.head.conversation.messages[entry.id] = facts(entry) }
    do {
      let events = try thread.head.conversation.decide(intent, by: state.me, at: state.now, in: state.office)
      for event in events { write(event, in: &thread) }
      town.threads[id] = thread
      if let index = town.rows.firstIndex(where: { $0.id == id }) { follow(thread, intent, &town.rows[index]) }
      return .done
    } catch {
      return .refused(error)
    }
  }

  private func facts(_ entry: Entry) -> MessageFacts {
    guard case .outgoing(_, let state, let held, _) = entry.body else {
      return MessageFacts(flags: entry.flags, marks: entry.marks)
    }
    return MessageFacts(isFromCitizen: false, author: entry.by, state: state, heldUntil: held)
  }

  private mutating func write(_ event: Event, in thread: inout Desk.Thread) {
    thread.head.conversation.apply(event, by: .staff(state.me.id), at: state.now)
    let id = MessageID((thread.entries.map(\.id.rawValue).max() ?? 0) + 1)
    switch event {
    case .replied(let text, let quoting, let attachment, let held, _):
      var entry = Entry(
        id: id, at: state.now, by: state.me.id,
        body: .outgoing(text: text, state: .held, heldUntil: held, errorCode: nil))
      entry.attached = attachment?.content
      entry.quoted = quoting.map { Quote(id: $0, isFromCitizen: true, text: "…") }
      thread.entries.append(entry)
    case .noted(let text): thread.entries.append(Entry(id: id, at: state.now, by: state.me.id, body: .note(text: text)))
    case .claimed:
      thread.entries.append(Entry(id: id, at: state.now, by: state.me.id, body: .act(.claimed, comment: nil)))
    case .withdrew(let message):
      guard let index = thread.entries.firstIndex(where: { $0.id == message }),
        case .outgoing(let text, _, _, _) = thread.entries[index].body
      else { return }
      thread.entries[index].body = .outgoing(text: text, state: .withdrawn, heldUntil: nil, errorCode: nil)
    case .marked(let message, let mark):
      guard let index = thread.entries.firstIndex(where: { $0.id == message }) else { return }
      thread.entries[index].marks.insert(mark)
    case .flagDismissed(let flag, let message, _): thread.settle(message, as: .dismissed) { $0.id == flag }
    case .ladder(.confirmed(let message, let clause, _)):
      thread.settle(message, as: .dismissed) { $0.flag.clause != clause }
      thread.settle(message, as: .upheld) { $0.flag.clause == clause }
    case .ladder(.deleted(let finding, let until)):
      for index in thread.entries.indices where finding.messages.contains(thread.entries[index].id) {
        thread.entries[index].deletion = Deletion(
          clause: finding.clause, by: state.me.id, at: state.now, sealedUntil: until)
        thread.entries[index].body = .incoming(.text, .text(""))
      }
    case .sessionOpened, .received, .windowRefreshed, .waited, .numberChanged, .automaticallyReplied, .released,
      .transferred, .takenOver, .closed, .reopened, .snoozed, .labelled, .unlabelled, .seen, .markedUnread, .flagged,
      .unmarked, .ladder, .outbox, .templateSent, .reacted:
      break
    }
  }

  private func follow(_ thread: Desk.Thread, _ intent: Intent, _ row: inout InboxRow) {
    let conversation = thread.head.conversation
    (row.inCharge, row.unread) = (conversation.session?.inCharge, conversation.unread)
    (row.waitingSince, row.snoozedUntil) = (conversation.waitingSince, conversation.session?.snoozedUntil)
    if case .close(let outcome) = intent { row.outcome = outcome }
    if case .reopen = intent { row.outcome = nil }
    if case .mark(_, let mark) = intent { row.marks.append(mark) }
  }
}
