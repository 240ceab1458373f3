import Desk
import Foundation

/// The commands that can be done to several chats together, by their own names.
enum Together: String, CaseIterable {
  case claim, release, transfer, close, reopen, snooze, label, unlabel
  case markUnread = "mark-unread"
  case dismissFlag = "dismiss-flag"
}

/// Commands on the chosen chats: what they need is asked for once.
extension ConsoleState {
  /// Asks what the command needs, and then whether it is to be done.
  mutating func runOnSelected(_ command: Command, _ argument: String?) -> [Effect] {
    guard !isBusyWithBatch() else { return [] }
    let together = Together(rawValue: command.rawValue)
    if let probe = together?.probe, refuseAll(probe) { return [] }
    switch together {
    case .claim: return ask(.act(.claim))
    case .release: return ask(.act(.release))
    case .markUnread: return ask(.act(.markUnread))
    case .reopen: return ask(.act(.reopen))
    case .transfer: return transferSelected(argument)
    case .close: return closeSelected(argument)
    case .snooze: return snoozeSelected(argument)
    case .label, .unlabel: return labelSelected(argument, isOff: command == .unlabel)
    case .dismissFlag: return dismissSelected(argument)
    case nil: return []
    }
  }

  /// Whether a command means the chosen chats: where the list has the keys and some are chosen.
  func actsOnSelected(_ command: Command) -> Bool { choosesSeveral && Together(rawValue: command.rawValue) != nil }

  private var choosesSeveral: Bool { focus == .list && !selected.isEmpty }

  /// What keeps a command from doing something to the chosen chats; nil too for what does not act on chats.
  func selectionObstacle(to command: Command) -> Obstacle? {
    guard choosesSeveral else { return nil }
    switch Together(rawValue: command.rawValue) {
    case .transfer: return hasColleagues ? nil : .noColleague
    case .dismissFlag: return me.may(act: .supervisor) ? nil : .refusal(.roleMissing(.supervisor))
    case .claim, .release, .close, .reopen, .snooze, .label, .unlabel, .markUnread: return nil
    case nil: return command.isForOneChat ? .deadEnd(.onlyOne) : nil
    }
  }

  private var chats: String { phrases.count(selected.count, ("chat", "chat"), ("chat", "chats")) }

  private mutating func choose(_ italian: String, _ english: String, _ items: [Menu.Item]) -> [Effect] {
    overlay = .menu(Menu(title: phrases.say(italian, english), items: items))
    return []
  }

  private mutating func transferSelected(_ argument: String?) -> [Effect] {
    if let (name, comment) = argument?.firstWord {
      return ask(.act(.transfer(to: colleague(named: name), comment: comment)))
    }
    let items = colleagues.map {
      Menu.Item(title: $0.name, detail: $0.id.rawValue, choice: .batch(.act(.transfer(to: $0.id, comment: ""))))
    }
    return choose("Passa \(chats) a", "Hand \(chats) to", items)
  }

  private mutating func closeSelected(_ argument: String?) -> [Effect] {
    if let outcome = argument.flatMap(outcome(named:)) { return ask(.act(.close(outcome))) }
    let items = outcomes(whereSomebodyWaits: unanswered > 0).map {
      Menu.Item(title: phrases.name($0), choice: .batch(.act(.close($0))))
    }
    return choose("Chiudi \(chats) con esito", "Close \(chats) as", items)
  }

  private mutating func snoozeSelected(_ argument: String?) -> [Effect] {
    if let argument {
      guard let until = moment(argument) else { return [] }
      return ask(.act(.snooze(until: until)))
    }
    let items = moments.map { title, until in
      Menu.Item(
        title: title, detail: phrases.appointment(until, now: now), choice: .batch(.act(.snooze(until: until))))
    }
    return choose("Rimanda \(chats)", "Put \(chats) off", items)
  }

  private mutating func labelSelected(_ argument: String?, isOff: Bool) -> [Effect] {
    func deed(_ subject: String) -> Batch.Deed { .act(isOff ? .unlabel(subject) : .label(subject)) }
    if let word = argument?.firstWord?.word { return ask(deed(subjectID(word))) }
    let items = ruleset.subjects.map { Menu.Item(title: $0.title, detail: $0.id, choice: .batch(deed($0.id))) }
    return isOff
      ? choose("Togli da \(chats) questa etichetta", "Take this label off \(chats)", items)
      : choose("Metti a \(chats) l'etichetta", "Label \(chats)", items)
  }

  private mutating func dismissSelected(_ argument: String?) -> [Effect] {
    let last = counts.lastFlag
    if let argument { return ask(.dismissFlags(upTo: last, reason: argument)) }
    guard let first = selected.first else { return [] }
    return choose(.ask(.batchDismissReason(upTo: last), first.id))
  }
}

extension Command {
  /// Whether it writes to one chat, and so does nothing while several are chosen in the list.
  var isForOneChat: Bool { Self.forOneChat.contains(self) }

  private static let forOneChat: Set<Command> = [
    .takeOver, .reply, .quickReply, .policyReply, .quote, .note, .attach, .location, .flag, .markIstanza,
    .markRiservati, .again,
  ]
}
