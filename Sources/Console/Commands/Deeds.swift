import Desk
import Foundation
import Moderation
import Policy

/// Acts on the conversation under the cursor, with what they need asked for.
extension ConsoleState {
  /// Does it on the conversation under the cursor.
  mutating func attempt(_ intent: Intent) -> [Effect] {
    guard let subject else { return [] }
    return attempt(intent, on: subject)
  }

  var transferObstacle: Obstacle? { hasColleagues ? chargeObstacle : .noColleague }

  /// Hands the chat to a colleague: `m.rossi ti passo la TARI`, or chosen from the list and then asked for.
  mutating func transfer(_ argument: String?) -> [Effect] {
    guard let subject else { return [] }
    if let (name, comment) = argument?.firstWord {
      return attempt(.transfer(to: colleague(named: name), comment: comment), on: subject)
    }
    let items = colleagues.map { colleague in
      Menu.Item(
        title: colleague.name, detail: colleague.id.rawValue,
        choice: .ask(.transferComment(colleague.id), subject.id))
    }
    overlay = .menu(
      Menu(
        title: phrases.say("Passa la chat di \(subject.name) a", "Hand the chat of \(subject.name) to"), items: items))
    return []
  }

  /// The colleague whose account it is, or the only one whose account or name begins so.
  func colleague(named name: String) -> StaffID {
    let matches = colleagues.filter {
      $0.id.rawValue.hasPrefix(name) || $0.name.lowercased().hasPrefix(name.lowercased())
    }
    let isExact = office.staff[StaffID(name)] != nil
    return isExact || matches.count != 1 ? StaffID(name) : matches[0].id
  }

  /// Taking a colleague's chat is journalled and the colleague sees it: it is asked first.
  mutating func askTakeOver() -> [Effect] {
    guard let subject else { return [] }
    guard let holder = subject.conversation.session?.inCharge else { return attempt(.takeOver, on: subject) }
    let name = circumstances.name(holder)
    let text = phrases.say(
      "Subentri \(phrases.to(name)) nella chat di \(subject.name)? \(name) lo vedrà e ne resta traccia nel registro.",
      "Take over the chat of \(subject.name) from \(name)? \(name) will see it, and the journal keeps it.")
    overlay = .confirm(Confirmation(text: text, consequence: .act(.takeOver, subject.id)))
    return []
  }

  /// The last answer of ours that can still be taken back, in any chat or in one.
  func sentReply(in id: ConversationID? = nil) -> SentReply? {
    let held = TimeInterval(ruleset.limits.undoSeconds)
    return sent.last { now < $0.at.addingTimeInterval(held) && (id == nil || $0.conversation == id) }
  }

  /// In the list the last answer of ours is meant, wherever it went; in a chat, that chat's.
  var takeBackObstacle: Obstacle? {
    if focus == .list, sentReply() != nil { return nil }
    return obstacle(toAct: .takeBack)
  }

  /// Takes the last message back; its text returns to the composer.
  mutating func takeBack() -> [Effect] {
    if focus == .list, let reply = sentReply() {
      return attempt(.takeBack, on: reply.conversation, restores: reply.draft)
    }
    guard let subject else { return [] }
    let held = thread?.id == subject.id ? thread?.held(of: me.id, after: now) : nil
    return attempt(.takeBack, on: subject, restores: held ?? sentReply(in: subject.id)?.draft)
  }

  /// The outcomes that can be chosen.
  var outcomes: [Session.Outcome] { Session.Outcome.allCases.filter { $0 != .imported } }

  /// The same as they are offered: where somebody waits, that they were answered comes last, and no hasty Enter says so.
  func outcomes(whereSomebodyWaits waits: Bool) -> [Session.Outcome] {
    waits ? outcomes.filter { $0 != .answered } + [.answered] : outcomes
  }

  /// The outcome that words mean; nil when none.
  func outcome(named words: String) -> Session.Outcome? {
    let words = words.lowercased()
    guard !words.isEmpty else { return nil }
    return outcomes.first { $0.rawValue.lowercased() == words }
      ?? outcomes.first { phrases.name($0).lowercased().hasPrefix(words) }
  }

  /// Closes with an outcome, which is asked for: that is the confirmation.
  mutating func close(_ argument: String?) -> [Effect] {
    guard let subject else { return [] }
    if let outcome = argument.flatMap(outcome(named:)) { return attempt(.close(outcome), on: subject) }
    let waits = subject.conversation.waitingSince != nil
    let items = outcomes(whereSomebodyWaits: waits).map {
      Menu.Item(title: phrases.name($0), choice: .act(.close($0), subject.id))
    }
    var menu = Menu(
      title: phrases.say("Chiudi la chat di \(subject.name) con esito", "Close the chat of \(subject.name) as"),
      items: items)
    menu.warning = waits ? phrases.unanswered : nil
    overlay = .menu(menu)
    return []
  }

  /// Puts the chat off: `11:30`, `+2h`, `domani 9:00`, or chosen.
  mutating func snooze(_ argument: String?) -> [Effect] {
    guard let subject else { return [] }
    if let argument { return snooze(argument, subject.id) }
    let items = moments.map { title, until in
      Menu.Item(
        title: title, detail: phrases.appointment(until, now: now), choice: .act(.snooze(until: until), subject.id))
    }
    let other = Menu.Item(
      title: phrases.say("un altro momento…", "another moment…"), detail: momentExamples,
      choice: .ask(.snoozeTime, subject.id))
    overlay = .menu(
      Menu(
        title: phrases.say("Rimanda la chat di \(subject.name)", "Put the chat of \(subject.name) off"),
        items: items + [other]))
    return []
  }

  /// Moments that are offered.
  var moments: [(title: String, until: Date)] {
    let moments = [
      (phrases.say("fra 30 minuti", "in 30 minutes"), now.addingTimeInterval(1800)),
      (phrases.say("fra 1 ora", "in 1 hour"), now.addingTimeInterval(3600)),
      (phrases.say("fra 2 ore", "in 2 hours"), now.addingTimeInterval(7200)),
    ]
    return moments
      + [hours.nextOpening.map { (phrases.say("alla prossima apertura", "at the next opening"), $0) }]
      .compactMap(\.self)
  }

  /// Moments as they can be written.
  var momentExamples: String { phrases.say("11:30, +2h, domani 9:00", "11:30, +2h, tomorrow 9:00") }
  private var nextWeek: String { Zone.rome.day(of: now).adding(days: 7).description }

  /// Puts a chat off until a moment in words.
  mutating func snooze(_ words: String, _ id: ConversationID) -> [Effect] {
    moment(words).map { attempt(.snooze(until: $0), on: id) } ?? []
  }

  /// The moment that words mean; when they mean none, says what to write.
  mutating func moment(_ words: String) -> Date? {
    guard let until = Moment.parse(words, now: now) else {
      notice = .refusal(
        phrases.say(
          "«\(words.prefix(30))» non è un momento: scrivi \(momentExamples) o \(nextWeek) 9:00",
          "“\(words.prefix(30))” is no moment: write \(momentExamples) or \(nextWeek) 9:00"))
      return nil
    }
    return until
  }

  /// Puts a subject on the chat, or takes it off when it is there.
  mutating func label(_ argument: String?) -> [Effect] {
    guard let subject else { return [] }
    if let word = argument?.firstWord?.word { return attempt(.label(subjectID(word)), on: subject) }
    let items = ruleset.subjects.map { topic in
      let isOn = subject.conversation.labels.contains(topic.id)
      return Menu.Item(
        title: (isOn ? "✓ " : "  ") + topic.title, detail: topic.id,
        choice: .act(isOn ? .unlabel(topic.id) : .label(topic.id), subject.id))
    }
    overlay = .menu(Menu(title: phrases.say("Etichette di \(subject.name)", "Labels of \(subject.name)"), items: items))
    return []
  }

  /// Takes a subject off the chat.
  mutating func unlabel(_ argument: String?) -> [Effect] {
    guard let word = argument?.firstWord?.word else { return label(nil) }
    return attempt(.unlabel(subjectID(word)))
  }

  func subjectID(_ word: String) -> String {
    let word = word.lowercased()
    if ruleset.subject(word) != nil { return word }
    let matches = ruleset.subjects.filter { $0.id.hasPrefix(word) || $0.title.lowercased().hasPrefix(word) }
    return matches.count == 1 ? matches[0].id : word
  }
}

extension OpenThread {
  /// The words and the quote of the newest message of ours that can still be taken back.
  func held(of staff: StaffID, after now: Date) -> SavedDraft? {
    for block in blocks.reversed() where block.entry.by == staff {
      guard case .outgoing(let text, .held, let until?, _) = block.entry.body, until > now else { continue }
      return SavedDraft(
        purpose: .reply, text: text, quoting: block.entry.quoted?.id,
        attachment: block.entry.attached.flatMap(Enclosure.init))
    }
    return nil
  }
}

extension String {
  /// The first word and what comes after it, nil when there is none.
  var firstWord: (word: String, rest: String)? {
    let parts = split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == " " }
    guard let word = parts.first else { return nil }
    return (String(word), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
  }
}
