/// Everything that can be done from the keyboard. The raw words are the names at the `:` prompt, in key scripts and tests.
public enum Command: String, CaseIterable, Sendable {
  // Moving about.
  case down, up, first, last, open, peek, back, help, quit, redraw, suspend, prompt
  case pageDown = "page-down"
  case pageUp = "page-up"
  case nextPane = "next-pane"
  case nextUnread = "next-unread"
  case nextDying = "next-dying"
  case nextFlag = "next-flag"
  case placeBack = "place-back"
  case placeForward = "place-forward"
  case viewIncoming = "view-incoming"
  case viewMine = "view-mine"
  case viewFlagged = "view-flagged"
  case viewClosed = "view-closed"
  case language, palette
  case cheatSheet = "cheat-sheet"
  // Several chats, and the same once more.
  case again, select
  case selectNone = "select-none"
  // Searching.
  case search
  case searchScope = "search-scope"
  case nextHit = "next-hit"
  case previousHit = "previous-hit"
  case attach, detach, location
  case enterKey = "enter-key"
  // Who answers.
  case claim, release, transfer
  case takeOver = "take-over"
  // Answering.
  case reply, quote, unquote, note, send, newline
  case quickReply = "quick-reply"
  case policyReply = "policy-reply"
  case takeBack = "take-back"
  // What goes out and has not arrived.
  case viewOutbox = "outbox"
  case retry
  case markSent = "mark-sent"
  case giveUp = "give-up"
  case template, templates
  case react
  // Out of the console.
  case copy
  case openOutside = "open-outside"
  case mouse
  // The case.
  case close, reopen, snooze, label, unlabel
  case markUnread = "mark-unread"
  // Moderation.
  case flag, reveal
  case dismissFlag = "dismiss-flag"
  case markIstanza = "mark-istanza"
  case markRiservati = "mark-riservati"
  case dossier
  // The ladder.
  case warn, report, block, refer, propose, decline, appeal, unseal
  case deleteText = "delete-message"
  case viewQueue = "queue"
  case viewBlocks = "blocked"
  case selectAlike = "select-alike"
  case keepBlock = "keep-block"
  case extendBlock = "extend-block"
  case liftBlock = "lift-block"
  case undoBlock = "undo-block"
  // Editing.
  case left, right
  case wordLeft = "word-left"
  case wordRight = "word-right"
  case lineUp = "line-up"
  case lineDown = "line-down"
  case lineStart = "line-start"
  case lineEnd = "line-end"
  case deleteBack = "delete-back"
  case deleteForward = "delete-forward"
  case deleteWord = "delete-word"
  case killLine = "kill-line"
  case killStart = "kill-start"
  case yank, undo, redo
  case editor
  case olderAnswer = "older-answer"
  case newerAnswer = "newer-answer"
  // The spelling.
  case correct, spelling
  // A rehearsal.
  case trainPanel = "panel"
  case trainPause = "pause"
  case trainStep = "step"
  case trainSpeed = "speed"
  case trainJump = "jump"
  case trainRewind = "rewind"
  case trainHint = "hint"
  case trainInject = "inject"
  case trainScore = "score"
}

/// Where the keys go.
public enum Focus: String, CaseIterable, Sendable {
  /// The list of chats.
  case list
  /// The line of a search, in the list's place.
  case search
  /// The messages to be decided, or the blocked people, in the list's place.
  case queue
  /// The open conversation.
  case thread
  /// The text being written.
  case composer
}

extension Focus {
  /// Whether the keys go to the list's side of the screen.
  var isListSide: Bool { self == .list || self == .search || self == .queue }
}

/// What a command takes after its name at the prompt.
enum ArgumentKind: Sendable {
  case none, text, colleague, outcome, time, subject, ground, quickReply, language, enterKey, onOff, path, citizen
}

/// The parts of the help.
enum CommandGroup: CaseIterable, Sendable {
  case moving, searching, charge, answering, matter, moderation, writing, program, training
}

/// One row of the table that feeds keys, prompt, menus, help and tests.
struct CommandEntry: Sendable {
  let command: Command
  let group: CommandGroup
  /// The keys in each place where there are some; the first one is shown.
  let keys: [Focus: [Key]]
  let argument: ArgumentKind
  /// What keeps it from doing something here and now; nil when it works.
  let obstacle: @Sendable (ConsoleState) -> Obstacle?
  /// Does it, with what was written after its name at the prompt.
  let run: @Sendable (inout ConsoleState, String?) -> [Effect]
}

extension ConsoleState {
  /// Why a command does nothing here and now; nil when it works.
  func obstacle(to command: Command) -> Obstacle? {
    if let obstacle = selectionObstacle(to: command) { return obstacle }
    return actsOnSelected(command) ? nil : CommandTable.entry(command)?.obstacle(self)
  }

  /// Does what a command says, or says why not.
  mutating func run(_ command: Command, _ argument: String? = nil) -> [Effect] {
    guard let entry = CommandTable.entry(command) else { return [] }
    if let obstacle = obstacle(to: command) {
      refuse(obstacle)
      return []
    }
    if actsOnSelected(command) { return runOnSelected(command, argument) }
    let from = here
    let effects = entry.run(&self, argument)
    if command != .placeBack, command != .placeForward { rememberPlace(from) }
    return effects
  }
}
