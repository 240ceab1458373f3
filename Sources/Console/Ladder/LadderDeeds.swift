import Desk
import Foundation

/// Preparing a step on the ladder, and taking it.
extension ConsoleState {
  /// The conversations and messages that a step would be about: the queue's marked rows or the one with the bar, else the
  /// chosen message of the open chat.
  var ladderTargets: [LadderTarget] {
    if focus == .queue, ladder.page == .queue {
      var targets: [LadderTarget] = []
      for row in ladder.chosen {
        if let index = targets.firstIndex(where: { $0.id == row.conversation }) {
          targets[index].messages.append(row.id)
        } else {
          targets.append(LadderTarget(id: row.conversation, name: phrases.name(row.citizen), messages: [row.id]))
        }
      }
      return targets
    }
    guard focus != .queue, let message, message.isFromCitizen, let thread else { return [] }
    return [LadderTarget(id: thread.id, name: thread.name.text, messages: [message.id])]
  }

  /// The citizen whose block is meant: the row of blocked people, else the open chat's.
  var blockTarget: LadderTarget? {
    if focus == .queue, ladder.page == .blocks {
      return ladder.blocks.selected.map {
        LadderTarget(id: $0.conversation, name: phrases.name($0.citizen), messages: [])
      }
    }
    guard focus != .queue, let thread, thread.head?.conversation.block?.holds(at: now) == true else { return nil }
    return LadderTarget(id: thread.id, name: thread.name.text, messages: [])
  }

  /// Open flags on what a step would be about.
  private var openFlags: [FlagRecord] {
    if focus == .queue { return ladder.page == .queue ? ladder.chosen.flatMap(\.flags) : [] }
    return message?.flags.filter { $0.state == .open } ?? []
  }

  private var proposals: [MeasureRecord] { focus == .queue ? ladder.chosen.flatMap(\.proposals) : [] }

  /// What keeps a rung from being climbed here.
  func ladderObstacle(_ rung: Rung) -> Obstacle? {
    if let missing = targetObstacle { return missing }
    return rung == .warn || me.may(act: .supervisor) ? nil : .ladder(.supervisorDecides)
  }

  /// Whether there is a message of a citizen to speak of.
  var targetObstacle: Obstacle? {
    guard ladderTargets.isEmpty else { return nil }
    if focus == .queue { return .ladder(.emptyQueue) }
    return citizensMessageObstacle ?? missingMessage
  }

  /// What keeps flags from being dismissed in the queue.
  var queueDismissObstacle: Obstacle? {
    if let missing = targetObstacle { return missing }
    let open = openFlags
    guard me.may(act: .supervisor) || (!open.isEmpty && open.allSatisfy { $0.by == me.id }) else {
      return .refusal(.roleMissing(.supervisor))
    }
    return open.isEmpty ? .refusal(.noOpenFlag) : nil
  }

  var declineObstacle: Obstacle? {
    guard me.may(act: .supervisor) else { return .refusal(.roleMissing(.supervisor)) }
    return proposals.isEmpty ? .refusal(.ladder(.noOpenProposal)) : nil
  }

  var blockObstacle: Obstacle? {
    guard me.may(act: .supervisor) else { return .refusal(.roleMissing(.supervisor)) }
    return blockTarget == nil ? .refusal(.ladder(.notBlocked)) : nil
  }

  var undoBlockObstacle: Obstacle? {
    guard me.may(act: .supervisor) else { return .refusal(.roleMissing(.supervisor)) }
    return blockTarget == nil && ladder.lastBlocked == nil ? .refusal(.ladder(.notBlocked)) : nil
  }

  var unsealObstacle: Obstacle? {
    guard me.may(act: .supervisor) else { return .refusal(.roleMissing(.supervisor)) }
    guard let message else { return missingMessage }
    return message.deletion == nil ? .refusal(.ladder(.notDeleted)) : nil
  }

  /// Opens the dialog of a step, and asks what it would do.
  mutating func prepare(_ kind: LadderDialog.Kind, on targets: [LadderTarget], reason: String? = nil) -> [Effect] {
    guard !targets.isEmpty else { return [] }
    // What was upheld on the message is the ground of what follows too.
    let upheld = focus == .queue ? [] : message?.flags.filter { $0.state == .upheld } ?? []
    var likely = (openFlags + upheld).map(\.flag.clause)
    let asked = proposals.first { proposal in
      if case .take(let rung) = kind { proposal.measure.rung == rung } else { false }
    }
    if let asked { likely.insert(asked.finding.clause, at: 0) }
    let clauses = (likely + ruleset.grounds.map(\.id)).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    var dialog = LadderDialog(kind, on: targets, clauses: clauses, mostDays: ruleset.limits.blockDays)
    if likely.isEmpty, dialog.fields.contains(.clause) { dialog.field = .clause }
    if case .block(let term)? = asked?.measure { (dialog.ends, dialog.atWhatsApp) = (term.ends, term.atWhatsApp) }
    if let words = reason ?? asked?.finding.reason { dialog.reason = TextEditor(words) }
    return foresee(dialog)
  }

  /// Keeps the dialog, and asks what the step would do as it is now.
  private mutating func foresee(_ dialog: LadderDialog) -> [Effect] {
    overlay = .ladder(dialog)
    ladder.serial += 1
    let wishes = dialog.targets.map { target in
      LadderWish(dialog.step(on: target, at: now, usual: "."), on: target.id)
    }
    return [.ladder(.foresee(serial: ladder.serial, wishes))]
  }

  /// Keys of the dialog.
  mutating func press(_ key: Key, on dialog: LadderDialog) -> [Effect] {
    var dialog = dialog
    switch key {
    case .enter: return confirm(dialog)
    case .escape:
      overlay = nil
      return []
    case .tab, .down: dialog.move(by: 1)
    case .backTab, .up: dialog.move(by: -1)
    case .pageDown: dialog.scroll += 4
    case .pageUp: dialog.scroll = max(dialog.scroll - 4, 0)
    case .left, .right:
      if dialog.turn(by: key == .right ? 1 : -1) { return foresee(dialog) }
      edit(&dialog.reason, key)
    case .character(" ") where dialog.field != .reason:
      if dialog.turn(by: 1) { return foresee(dialog) }
    case .character, .control, .function, .paste, .backspace, .delete, .insert, .home, .end, .wordLeft, .wordRight,
      .mouse:
      dialog.field = .reason
      edit(&dialog.reason, key)
    }
    overlay = .ladder(dialog)
    return []
  }

  /// Does it. Where a person's own words are needed and none are there, it says so and stays.
  private mutating func confirm(_ dialog: LadderDialog) -> [Effect] {
    let usual: String
    switch dialog.kind {
    case .take, .propose: usual = groundTitle(dialog.ground)
    case .dismiss, .decline, .keep, .extend, .lift: usual = ""
    }
    guard !usual.isEmpty || dialog.reason.text.contains(where: { !$0.isWhitespace }) else {
      overlay = .ladder(dialog)
      refuse(Refusal.empty)
      return []
    }
    overlay = nil
    if dialog.refused.count == dialog.targets.count, let refusal = dialog.refused.first {
      refuse(refusal)
      return []
    }
    if case .take(.block) = dialog.kind, let target = dialog.targets.last {
      ladder.lastBlocked = (target.id, target.name)
    }
    if ladder.page == .queue { ladder.queue.remove(Set(dialog.targets.flatMap(\.messages))) }
    ladder.marked = []
    if dialog.targets.count > 1 { ladder.bulk = LadderBulk(waiting: dialog.targets.count) }
    return dialog.targets.flatMap { target in
      perform(.ladder(dialog.step(on: target, at: now, usual: usual)), on: target.id)
    }
  }

  /// Takes note of one answer of several; after the last it says how many there were.
  mutating func settleLadder(_ result: ActResult) {
    guard var bulk = ladder.bulk else { return }
    bulk.waiting -= 1
    switch result {
    case .done: bulk.done += 1
    case .refused(let refusal): bulk.refused.append(refusal)
    case .fault: break
    }
    ladder.bulk = bulk.waiting > 0 ? bulk : nil
    guard bulk.waiting == 0 else { return }
    let chats = phrases.count(bulk.done, ("chat", "chat"), ("chat", "chats"))
    guard let first = bulk.refused.first else {
      notice = .done(phrases.say("Fatto su \(chats)", "Done in \(chats)"))
      return
    }
    let why = phrases.sentence(first, circumstances).text
    notice = .refusal(phrases.say("Fatto su \(chats); ", "Done in \(chats); ") + "✗ \(bulk.refused.count): \(why)")
  }

  /// Asks a supervisor: which rung, from a menu.
  mutating func propose(_ argument: String?) -> [Effect] {
    let rungs = Rung.allCases.filter { $0 != .warn }
    if let word = argument?.firstWord?.word, let rung = rungs.first(where: { phrases.name($0).hasPrefix(word) }) {
      return prepare(.propose(rung), on: ladderTargets)
    }
    let items = rungs.map { Menu.Item(title: phrases.name($0), choice: .propose($0)) }
    overlay = .menu(Menu(title: phrases.say("Proponi a un supervisore", "Propose to a supervisor"), items: items))
    return []
  }

  /// Undoes the block of the row or the chat, or else the last one that was made here: one key, nothing asked.
  mutating func undoBlock() -> [Effect] {
    guard let id = blockTarget?.id ?? ladder.lastBlocked?.id else { return [] }
    if id == ladder.lastBlocked?.id { ladder.lastBlocked = nil }
    let reason = phrases.say("blocco fatto per errore", "blocked by mistake")
    return perform(.ladder(.review(.undo, reason: reason)), on: id)
  }

  /// Reads a deleted text; the journal notes it.
  mutating func unseal() -> [Effect] {
    guard let message, let id = thread?.id else { return [] }
    overlay = .confirm(
      Confirmation(
        text: phrases.say(
          "Leggi il testo cancellato? Il registro annota chi l'ha letto e quando.",
          "Read the deleted text? The journal notes who read it and when."),
        consequence: .unseal(message.id, id)))
    return []
  }

  /// Marks the row, and goes on to the next.
  mutating func markInQueue() -> [Effect] {
    guard let row = ladder.queue.selected else { return [] }
    if ladder.marked.remove(row.id) == nil { ladder.marked.insert(row.id) }
    return moveInLadder(by: 1)
  }

  /// Marks every message read so far that was flagged by the same rule for the same evidence: a wave of one text or link.
  mutating func markAlike() -> [Effect] {
    guard let row = ladder.queue.selected, let evidence = row.evidence else { return [] }
    let alike = ladder.queue.rows.filter { $0.evidence == evidence }
    ladder.marked.formUnion(alike.map(\.id))
    let count = phrases.count(alike.count, ("messaggio uguale", "messaggi uguali"), ("message alike", "messages alike"))
    notice = .hint(phrases.say("Scelti: \(count)", "Selected: \(count)"))
    return []
  }

  /// Shows a reserved text of the queue, or masks it again.
  mutating func revealInQueue() {
    guard let row = ladder.queue.selected else { return }
    if ladder.revealed.remove(row.id) == nil { ladder.revealed.insert(row.id) }
  }

  var revealInQueueObstacle: Obstacle? {
    ladder.page == .queue && ladder.queue.selected?.marks.contains(.riservati) == true ? nil : .nothingHidden
  }
}

extension QueueRow {
  /// The gravest flag's rule with the words it points at: what a wave of spam has in common.
  fileprivate var evidence: String? {
    guard let flag = flags.first?.flag else { return nil }
    let scalars = Array((text ?? "").unicodeScalars)
    let range = flag.evidence.clamped(to: 0..<scalars.count)
    var words = String.UnicodeScalarView()
    words.append(contentsOf: range.isEmpty ? scalars[...] : scalars[range])
    return "\(flag.clause) \(flag.rule) \(String(words).lowercased())"
  }
}
