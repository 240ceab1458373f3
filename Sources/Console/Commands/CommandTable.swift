import Desk
import Foundation

/// The one table of commands, in the order of the help. A test holds it against `Command`.
enum CommandTable {
  static let entries: [CommandEntry] =
    moving + journeys + searching + charge + answering + attaching + outside + outbox + matter + moderation + ladder
    + editing
    + spelling
    + program + training

  private static let byCommand = Dictionary(entries.map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })

  /// The row of a command.
  static func entry(_ command: Command) -> CommandEntry? { byCommand[command] }

  /// A row; `reading` is the list and the thread together.
  static func row(
    _ command: Command, _ group: CommandGroup, _ argument: ArgumentKind = .none, reading: [Key] = [],
    list: [Key] = [], thread: [Key] = [], writing: [Key] = [], searching: [Key] = [],
    queue: [Key] = [],
    unless obstacle: @escaping @Sendable (ConsoleState) -> Obstacle? = { _ in nil },
    run: @escaping @Sendable (inout ConsoleState, String?) -> [Effect]
  ) -> CommandEntry {
    var keys: [Focus: [Key]] = [:]
    if !(reading + list).isEmpty { keys[.list] = reading + list }
    if !(reading + thread).isEmpty { keys[.thread] = reading + thread }
    if !writing.isEmpty { keys[.composer] = writing }
    if !searching.isEmpty { keys[.search] = searching }
    if !queue.isEmpty { keys[.queue] = queue }
    return CommandEntry(
      command: command, group: group, keys: keys, argument: argument, obstacle: obstacle, run: run)
  }

  /// A row for an act that takes nothing more than its name.
  private static func act(_ command: Command, _ group: CommandGroup, _ intent: Intent, _ keys: [Key]) -> CommandEntry {
    row(command, group, reading: keys, unless: { $0.obstacle(toAct: intent) }) { state, _ in state.attempt(intent) }
  }

  /// A row for a change of the text being written.
  static func edit(
    _ command: Command, _ keys: [Key], _ change: @escaping @Sendable (inout TextEditor) -> Void
  ) -> CommandEntry {
    row(command, .writing, writing: keys, unless: { $0.focus == .composer ? nil : .notHere }) { state, _ in
      state.edit(change)
    }
  }

  private static let moving: [CommandEntry] = [
    row(.down, .moving, reading: [.character("j"), .down], searching: [.down], queue: [.character("j"), .down]) {
      state, _ in state.move(by: 1)
    },
    row(.up, .moving, reading: [.character("k"), .up], searching: [.up], queue: [.character("k"), .up]) { state, _ in
      state.move(by: -1)
    },
    row(.pageDown, .moving, reading: [.pageDown], writing: [.pageDown], searching: [.pageDown], queue: [.pageDown]) {
      state, _ in
      state.movePage(1)
    },
    row(.pageUp, .moving, reading: [.pageUp], writing: [.pageUp], searching: [.pageUp], queue: [.pageUp]) { state, _ in
      state.movePage(-1)
    },
    row(.first, .moving, reading: [.character("g"), .home], queue: [.character("g"), .home]) { state, _ in
      state.moveToEnd(last: false)
    },
    row(.last, .moving, reading: [.character("G"), .end], queue: [.character("G"), .end]) { state, _ in
      state.moveToEnd(last: true)
    },
    row(
      .open, .moving, list: [.enter, .right], searching: [.enter], queue: [.enter, .right],
      unless: { $0.selectionObstacle }
    ) { state, _ in
      state.open()
    },
    row(.peek, .moving, list: [.character(" ")], unless: { $0.selectionObstacle }) { state, _ in state.peek() },
    row(
      .back, .moving, thread: [.escape, .left], writing: [.escape], searching: [.escape], queue: [.escape, .left],
      unless: { $0.focus == .list ? .notHere : nil }
    ) { state, _ in state.goBack() },
    row(.nextPane, .moving, reading: [.tab], queue: [.tab], unless: { $0.thread == nil ? .noChatOpen : nil }) {
      state, _ in
      state.switchPane()
    },
    row(
      .nextUnread, .moving, reading: [.character("F")],
      unless: { $0.nextObstacle($0.nextUnread, .nothingUnread, .nothingUnreadYet) }
    ) { state, _ in state.goToNextUnread() },
    row(.viewIncoming, .moving, reading: [.character("1")], queue: [.character("1")]) { state, _ in
      state.switchTo(.incoming)
    },
    row(.viewMine, .moving, reading: [.character("2")], queue: [.character("2")]) { state, _ in state.switchTo(.mine) },
    row(.viewFlagged, .moving, reading: [.character("3")], queue: [.character("3")]) { state, _ in
      state.switchTo(.flagged)
    },
    row(.viewClosed, .moving, reading: [.character("4")], queue: [.character("4")]) { state, _ in
      state.switchTo(.closed)
    },
  ]

  private static let searching: [CommandEntry] = [
    row(.search, .searching, .text, reading: [.character("/")], queue: [.character("/")]) { $0.openSearch($1) },
    row(.searchScope, .searching, searching: [.tab], unless: { $0.scopeObstacle }) { state, _ in state.switchScope() },
    row(.nextHit, .searching, thread: [.character("N")], unless: { $0.hitObstacle }) { state, _ in
      state.goToHit(forward: true)
    },
    row(.previousHit, .searching, thread: [.character("B")], unless: { $0.hitObstacle }) { state, _ in
      state.goToHit(forward: false)
    },
  ]

  private static let charge: [CommandEntry] = [
    act(.claim, .charge, .claim, [.character("p")]),
    act(.release, .charge, .release, [.character("l")]),
    row(.transfer, .charge, .colleague, reading: [.character("t")], unless: { $0.transferObstacle }) {
      $0.transfer($1)
    },
    row(.takeOver, .charge, reading: [.character("P")], unless: { $0.obstacle(toAct: .takeOver) }) { state, _ in
      state.askTakeOver()
    },
  ]

  private static let answering: [CommandEntry] = [
    row(
      .reply, .answering, .text, list: [.character("i")], thread: [.enter, .character("i"), .right],
      unless: { $0.writingObstacle }
    ) { $0.reply($1) },
    row(
      .quickReply, .answering, .quickReply, reading: [.character("r")], writing: [.control("r")],
      unless: { $0.writingObstacle }
    ) { $0.quickReply($1) },
    row(.policyReply, .answering, reading: [.character("R")], unless: { $0.writingObstacle }) { state, _ in
      state.policyReply()
    },
    row(.quote, .answering, thread: [.character("\"")], unless: { $0.quoteObstacle }) { state, _ in state.quote() },
    row(.unquote, .answering, writing: [.control("x")], unless: { $0.draft.reply.quoting == nil ? .noQuote : nil }) {
      state, _ in state.unquote()
    },
    row(
      .takeBack, .answering, reading: [.character("u")], writing: [.control("q")],
      unless: { $0.takeBackObstacle }
    ) { state, _ in state.takeBack() },
    row(.note, .answering, .text, reading: [.character("n")], unless: { $0.subject == nil ? $0.missingChat : nil }) {
      $0.note($1)
    },
  ]

  private static let matter: [CommandEntry] = [
    row(.close, .matter, .outcome, reading: [.character("c")], unless: { $0.obstacle(toAct: .close(.answered)) }) {
      $0.close($1)
    },
    act(.reopen, .matter, .reopen, [.character("o")]),
    row(.snooze, .matter, .time, reading: [.character("s")], unless: { $0.chargeObstacle }) { $0.snooze($1) },
    row(.label, .matter, .subject, reading: [.character("e")], unless: { $0.subject == nil ? $0.missingChat : nil }) {
      $0.label($1)
    },
    row(.unlabel, .matter, .subject, unless: { $0.subject == nil ? $0.missingChat : nil }) { $0.unlabel($1) },
    row(.markUnread, .matter, reading: [.character("m")], unless: { $0.unreadObstacle }) { state, _ in
      state.attempt(.markUnread)
    },
  ]

  private static let moderation: [CommandEntry] = [
    row(.flag, .moderation, .ground, reading: [.character("f")], unless: { $0.citizensMessageObstacle }) {
      $0.flag($1)
    },
    row(
      .dismissFlag, .moderation, .text, reading: [.character("d")], queue: [.character("d")],
      unless: { $0.dismissObstacle }
    ) {
      $0.dismissFlag($1)
    },
    row(.markIstanza, .moderation, reading: [.character("a")], unless: { $0.citizensMessageObstacle }) { state, _ in
      state.toggle(.istanza)
    },
    row(.markRiservati, .moderation, reading: [.character("x")], unless: { $0.citizensMessageObstacle }) { state, _ in
      state.toggle(.riservati)
    },
    row(.reveal, .moderation, reading: [.character("v")], queue: [.character("v")], unless: { $0.revealObstacle }) {
      state, _ in
      state.reveal()
    },
  ]

  private static let program: [CommandEntry] = [
    row(.prompt, .program, reading: [.character(":")], queue: [.character(":")]) { state, _ in state.openPrompt() },
    row(
      .help, .program, reading: [.character("?"), .function(1)], writing: [.function(1)], searching: [.function(1)],
      queue: [.character("?"), .function(1)]
    ) {
      state, _ in
      state.openHelp()
    },
    row(.cheatSheet, .program) { state, _ in
      state.overlay = .cheatSheet
      return []
    },
    row(.palette, .program, reading: [.control("p")], queue: [.control("p")]) { state, _ in state.openPalette() },
    row(.language, .program, .language) { $0.changeLanguage($1) },
    row(.enterKey, .program, .enterKey) { $0.changeEnterKey($1) },
    row(
      .redraw, .program, reading: [.control("l")], writing: [.control("l")], searching: [.control("l")],
      queue: [.control("l")]
    ) { state, _ in
      state.reload() + [.redraw]
    },
    row(
      .suspend, .program, reading: [.control("z")], writing: [.control("z")], searching: [.control("z")],
      queue: [.control("z")]
    ) {
      state, _ in
      state.saveDrafts() + [.suspend]
    },
    row(
      .quit, .program, reading: [.character("q"), .control("c")], writing: [.control("c")], searching: [.control("c")],
      queue: [.character("q"), .control("c")]
    ) { state, _ in
      state.askToQuit()
    },
  ]
}
