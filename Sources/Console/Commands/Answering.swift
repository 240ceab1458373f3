import Desk
import Foundation
import Moderation

/// Writing to the citizen, or to colleagues, and what is said about messages.
extension ConsoleState {
  /// Opens the chat under the cursor, when it is not open, and goes to its composer.
  private mutating func openComposer(_ purpose: Draft.Purpose) -> [Effect] {
    var effects: [Effect] = []
    if focus == .list, let line = chosen { effects = openChat(line.row.id, line.name) }
    guard thread != nil else { return effects }
    beginWriting(purpose)
    return effects
  }

  /// Goes to the composer, or sends at once what was written at the prompt.
  mutating func reply(_ argument: String?) -> [Effect] {
    guard let argument else { return openComposer(.reply) }
    return attempt(.reply(text: argument, quoting: nil))
  }

  /// Writes a note for colleagues; nobody needs to be in charge for that.
  mutating func note(_ argument: String?) -> [Effect] {
    guard let argument else { return openComposer(.note) }
    return attempt(.note(text: argument))
  }

  /// Puts a ready answer into the composer, by its short name or chosen.
  mutating func quickReply(_ argument: String?) -> [Effect] {
    guard let subject else { return [] }
    if let word = argument?.firstWord?.word, let ready = ruleset.quickReplies.first(where: { $0.id == word }) {
      return insert(ruleset.text(of: ready), subject.id)
    }
    let items = ruleset.quickReplies.map { ready in
      Menu.Item(title: ready.title, detail: ready.id, choice: .insert(ruleset.text(of: ready), subject.id))
    }
    overlay = .menu(
      Menu(title: phrases.say("Risposte pronte per \(subject.name)", "Quick replies for \(subject.name)"), items: items)
    )
    return []
  }

  /// The replies that the policy itself provides; a marked message's own comes at once (A03, A13).
  mutating func policyReply() -> [Effect] {
    guard let subject else { return [] }
    let marks = message?.marks ?? []
    if marks.contains(.riservati) { return insert(ruleset.text(.reservedData), subject.id) }
    if marks.contains(.istanza) { return insert(ruleset.text(.formalApplication), subject.id) }
    let choices: [(String, String, String)] = [
      (
        phrases.say("niente istanze: l'ufficio competente", "no applications: the proper office"), "A03",
        ruleset.text(.formalApplication)
      ),
      (
        phrases.say("niente dati riservati: i canali ordinari", "no confidential data: the ordinary channels"), "A13",
        ruleset.text(.reservedData)
      ),
      (phrases.say("fuori dagli argomenti del servizio", "out of scope"), "A08", ruleset.text(.outOfScope)),
      (phrases.say("informativa", "policy notice"), "A07", ruleset.text(.notice)),
    ]
    let items = choices.map { Menu.Item(title: $0, detail: $1, choice: .insert($2, subject.id)) }
    overlay = .menu(
      Menu(
        title: phrases.say("Risposte di regola per \(subject.name)", "Policy replies for \(subject.name)"), items: items
      ))
    return []
  }

  /// Puts words into the answer being written; the operator reads them before they go.
  mutating func insert(_ text: String, _ id: ConversationID) -> [Effect] {
    let effects = thread?.id == id ? [] : openComposer(.reply)
    guard thread?.id == id else { return effects }
    beginWriting(.reply)
    return effects + edit { _ = $0.insertApart(text) }
  }

  /// Answers the chosen message, with its beginning above the answer.
  mutating func quote() -> [Effect] {
    guard let message, let id = thread?.id else { return [] }
    drafts[id, default: Drafts()].reply.quoting = message.id
    beginWriting(.reply)
    noteDraft()
    return []
  }

  mutating func unquote() -> [Effect] {
    draft.reply.quoting = nil
    if let thread { noteDraft(DraftPlace(conversation: thread.id, purpose: .reply)) }
    return []
  }

  /// Proposes that the chosen message breaks a clause: `A14.f pubblicità`, or chosen and then asked for. It takes a reason,
  /// and no clause is chosen beforehand: two hasty keys must not accuse anybody (C17).
  mutating func flag(_ argument: String?) -> [Effect] {
    guard let message, let id = thread?.id else { return [] }
    let citizen = subject?.name ?? ""
    if let (word, reason) = argument?.firstWord {
      let clause =
        ruleset.grounds.first { $0.id.lowercased() == word.lowercased() || $0.id.hasSuffix("." + word) }?.id ?? word
      guard reason.isEmpty, ruleset.ground(clause) != nil else {
        return attempt(.flag(message.id, clause: clause, reason: reason))
      }
      return choose(.ask(.flagReason(message.id, clause: clause), id))
    }
    let items = ruleset.grounds.map { ground in
      Menu.Item(title: "\(ground.id)  \(ground.title)", choice: .ask(.flagReason(message.id, clause: ground.id), id))
    }
    var menu = Menu(
      title: phrases.say("Segnala il messaggio di \(citizen) per", "Flag the message of \(citizen) for"), items: items)
    menu.selection = -1
    overlay = .menu(menu)
    return []
  }

  func groundTitle(_ clause: String) -> String { ruleset.ground(clause)?.title ?? clause }

  /// Settles the open flag of the chosen message as unfounded; several are chosen from. It takes a reason (C17).
  mutating func dismissFlag(_ argument: String?) -> [Effect] {
    if focus == .queue { return prepare(.dismiss, on: ladderTargets, reason: argument) }
    guard let message, let id = thread?.id else { return [] }
    let (open, citizen) = (message.flags.filter { $0.state == .open }, subject?.name ?? "")
    if open.count == 1, let record = open.first {
      if let argument { return attempt(.dismissFlag(record.id, on: message.id, reason: argument)) }
      return choose(.ask(.dismissReason(record.id, on: message.id), id))
    }
    let items = open.map { record in
      Menu.Item(
        title: "\(record.flag.clause)  \(groundTitle(record.flag.clause))", detail: record.flag.why,
        choice: .ask(.dismissReason(record.id, on: message.id), id))
    }
    overlay = .menu(
      Menu(title: phrases.say("Archivia la segnalazione su \(citizen)", "Dismiss the flag on \(citizen)"), items: items)
    )
    return []
  }

  /// Puts a mark on the chosen message, or takes it off.
  mutating func toggle(_ mark: Mark) -> [Effect] {
    guard let message else { return [] }
    return attempt(message.marks.contains(mark) ? .unmark(message.id, mark) : .mark(message.id, mark))
  }

  /// Whether the chosen message shows what it keeps back.
  var isRevealed: Bool { message.flatMap { thread?.revealed.contains($0.id) } ?? false }

  /// Shows what the chosen message keeps back, or hides it again.
  mutating func reveal() -> [Effect] {
    if focus == .queue {
      revealInQueue()
      return []
    }
    guard let message else { return [] }
    let style = entryStyle(Layout(self))
    thread?.toggleReveal(message.id, style)
    return []
  }
}
