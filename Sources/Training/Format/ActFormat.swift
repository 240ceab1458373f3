import Desk

extension DayFormat {
  /// What somebody at the desk can do: an act has exactly one of these.
  static let actNames = [
    "claim", "release", "take over", "take back", "reopen", "reply", "quick reply", "write note", "close", "hand to",
    "label as", "flag", "dismiss flags", "mark", "warn", "delete", "report", "block", "refer", "propose", "lift block",
    "undo block",
  ]
  static let actDetails = ["by", "message", "clause", "reason", "until"]

  /// The keys of what somebody at the desk does.
  static let acts = [
    FormatKey("by", .text, "Who at the desk does it: a colleague in a timeline; in a script by default the trainee."),
    FormatKey("claim", .yes, "Take the chat."),
    FormatKey("release", .yes, "Give it back to the queue."),
    FormatKey("take over", .yes, "Take a colleague's chat."),
    FormatKey("take back", .yes, "Take the last answer back."),
    FormatKey("reopen", .yes, "Take the last session up again."),
    FormatKey("reply", .text, "Answer."),
    FormatKey("quick reply", .text, "Answer with a quick reply of the ruleset, or one of its own texts, by the id."),
    FormatKey("write note", .text, "Leave a note for colleagues."),
    FormatKey("close", .word(outcomes), "Close the chat."),
    FormatKey("hand to", .text, "Hand the chat to a colleague, by login."),
    FormatKey("label as", .text, "Put a subject on it, by the ruleset's id."),
    FormatKey("flag", .text, "Flag a message: the clause."),
    FormatKey("dismiss flags", .text, "Settle the open flags on a message as unfounded: the reason."),
    FormatKey("mark", .word(marks), "Mark a message."),
    FormatKey("warn", .text, "Send the policy's warning: the clause."),
    FormatKey("delete", .text, "Delete a message: the clause."),
    FormatKey("report", .text, "Report a message to the manager: the clause."),
    FormatKey("block", .text, "Block the citizen: the clause."),
    FormatKey("refer", .text, "Refer to the judicial authorities: the clause."),
    FormatKey("propose", .word(Rung.allCases.map(\.rawValue)), "Ask a supervisor for a step, with its clause."),
    FormatKey("lift block", .text, "End a block: the reason."),
    FormatKey("undo block", .text, "Take a mistaken block back, as if it had not been: the reason."),
    FormatKey("message", .text, "The citizen's message it is about: previous, or a line's id."),
    FormatKey("clause", .text, "The clause of what is proposed."),
    FormatKey("reason", .text, "Why; the comment when a chat is handed over."),
    FormatKey("until", .written(.duration), "How long a block lasts; 30 days when left out."),
  ]

  static let act = Place(
    name: "act",
    keys: [
      FormatKey("at", .written(.offset), required: true, "So long after the day's start."),
      FormatKey("who", .text, required: true, "In which citizen's chat."),
      FormatKey("id", .text, "A name by which slips point at it."),
    ] + acts)

  static let slip = Place(
    name: "slip",
    keys: [
      FormatKey("misses", .list([]), required: true, "The expectations that are missed then, by their ids."),
      FormatKey("leaving", .list([]), "The acts that are left out, by their ids; all leaves none."),
      FormatKey("acts", .places(act), "What is done besides."),
    ])

  static let script = Place(
    name: "script",
    keys: [
      FormatKey("acts", .places(act), required: true, "What the trainee does."),
      FormatKey("slips", .places(slip), "Ways to do it worse, for the tests of the day."),
    ])

  static let expectation = Place(
    name: "expectation",
    keys: [
      FormatKey("id", .text, "A name for scripts and score sheets; its number when left out."),
      FormatKey("who", .text, "The citizen it is about; only 'no answer after closing' may do without."),
      FormatKey("clause", .text, "The clause it rests on."),
      FormatKey("hint", .text, "What the trainer's panel says when the trainee asks."),
      FormatKey("answer within", .written(.duration), "The first answer comes within so much time of opening."),
      FormatKey("mention", .list([]), "Our answers hold each of these; a|b is one or the other."),
      FormatKey("not mention", .list([]), "Our answers hold none of these."),
      FormatKey("not ask", .list([]), "Our answers ask for none of these; 'personal data' is a list of its own."),
      FormatKey("greet", .yes, "Our first answer greets."),
      FormatKey("no promise", .yes, "No answer promises when something will be done."),
      FormatKey("flag as", .text, "A message is flagged by this clause, or a step taken, as the rules' flags need."),
      FormatKey("no flag", .yes, "No message is flagged."),
      FormatKey("settle flags", .yes, "Unfounded flags of the rules are dismissed."),
      FormatKey("use", .text, "An answer is this quick reply, or this text of the ruleset."),
      FormatKey(
        "pass to", .word(Staff.Role.allCases.map(\.rawValue)), "The chat or a proposal goes to such a colleague."),
      FormatKey(
        "no answer after closing", .yes, "Nothing is sent, or tried to be, when the desk or the window is shut."),
      FormatKey("no answer", .yes, "Nothing is answered."),
      FormatKey("warned", .yes, "The policy's warning is sent."),
      FormatKey("blocked", .yes, "The citizen is blocked, or that is proposed."),
      FormatKey("no block", .yes, "The citizen is not blocked, nor is it proposed."),
      FormatKey("unblocked", .yes, "The block is ended."),
      FormatKey("closed as", .word(outcomes), "The chat is closed with this outcome."),
      FormatKey("labelled", .text, "The chat carries this subject."),
      FormatKey("marked", .word(marks), "A message carries this mark."),
      FormatKey("left to colleague", .yes, "The chat stays the colleague's: not taken over, not answered."),
      FormatKey("noted", .list([]), "A note holds each of these; a|b is one or the other."),
    ])

  /// What an expectation can demand: it has exactly one of these.
  static let demands = expectation.keys.map(\.name).filter { !["id", "who", "clause", "hint"].contains($0) }
}
