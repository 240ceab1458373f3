import Desk
import Foundation
import Policy

/// The `:` prompt with its completions, and the questions that commands put.
extension ConsoleState {
  mutating func openPrompt() -> [Effect] {
    overlay = .prompt(Prompt(purpose: .command))
    return []
  }

  mutating func openHelp() -> [Effect] {
    overlay = .help(scroll: HelpView.beginning(self))
    return []
  }

  /// Quitting loses nothing, but a key pressed by chance should not end the morning.
  mutating func askToQuit() -> [Effect] {
    let text =
      switch file {
      case .service, .seeded:
        phrases.say("Esci da Sportello? Le bozze restano.", "Quit Sportello? Drafts are kept.")
      case .training:
        phrases.say(
          "Esci? L'esercitazione finisce e la scheda viene stampata.",
          "Quit? The rehearsal ends and the score sheet is printed.")
      case .demo: phrases.say("Esci da Sportello? La dimostrazione finisce.", "Quit Sportello? The demo ends.")
      }
    overlay = .confirm(Confirmation(text: text, consequence: .quit))
    return []
  }

  mutating func changeLanguage(_ argument: String?) -> [Effect] {
    guard let word = argument?.firstWord?.word, let language = Language(rawValue: word.lowercased()) else {
      let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
      notice = .hint(phrases.say("Lingue: \(known)", "Languages: \(known)"))
      return []
    }
    phrases = Phrases(language, keys: phrases.keys)
    sayListsAnew()
    return []
  }

  /// What follows from choosing in a menu.
  mutating func choose(_ choice: Choice) -> [Effect] {
    switch choice {
    case .act(let intent, let id): return attempt(intent, on: id)
    case .insert(let text, let id): return insert(text, id)
    case .ask(let question, let id):
      overlay = .prompt(Prompt(purpose: .question(question, id)))
      return []
    case .run(let command): return run(command)
    case .template(let fill, let id): return self.fill(fill, id)
    case .allowTemplate(let name, let language, let isAllowed): return allowTemplate(name, language, isAllowed)
    case .react(let message, let reaction, let id): return perform(.react(message, reaction), on: id)
    case .batch(let deed): return ask(deed)
    case .propose(let rung): return prepare(.propose(rung), on: ladderTargets)
    case .copy(let part): return copy(part)
    case .openOutside(let part): return openOutside(part)
    case .correct(let correction, let place): return correct(correction, place)
    }
  }

  mutating func press(_ key: Key, on prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch key.stroke {
    case .dismiss:
      overlay = nil
      return []
    case .accept:
      if prompt.isWaiting { return [] }
      if enterFolder(&prompt) { break }
      overlay = nil
      return answer(prompt)
    case .down:
      if key != .tab || !fillPath(&prompt) { complete(&prompt, by: 1) }
      if key == .tab, completions(of: prompt).isEmpty { sayNoCompletion(prompt) }
    case .up: complete(&prompt, by: -1)
    case .home: prompt.editor.moveToLineStart()
    case .end: prompt.editor.moveToLineEnd()
    case .pageUp, .pageDown: break
    case .text:
      if key == .backspace, prompt.editor.isEmpty {
        overlay = nil
        return []
      }
      if prompt.completion != nil { prompt.editor = TextEditor(line(of: prompt)) }
      (prompt.completion, prompt.isWaiting) = (nil, false)
      beginPathAnew(&prompt, key)
      edit(&prompt.editor, key)
    }
    overlay = .prompt(prompt)
    return lookIntoFolder(of: prompt)
  }

  /// Enter on a folder that is chosen goes into it.
  private func enterFolder(_ prompt: inout Prompt) -> Bool {
    guard prompt.completion != nil, path(in: prompt) != nil, line(of: prompt).hasSuffix("/") else { return false }
    prompt.editor = TextEditor(line(of: prompt))
    prompt.completion = nil
    return true
  }

  /// Takes the next completion; typing goes on from it.
  private func complete(_ prompt: inout Prompt, by step: Int) {
    let found = completions(of: prompt)
    guard !found.isEmpty else { return }
    let next = prompt.completion.map { ($0 + step + found.count) % found.count } ?? (step > 0 ? 0 : found.count - 1)
    prompt.completion = next
  }

  /// The line as it stands, with the chosen completion in it.
  func line(of prompt: Prompt) -> String {
    guard let index = prompt.completion else { return prompt.editor.text }
    let found = completions(of: prompt)
    return found.indices.contains(index) ? found[index].line : prompt.editor.text
  }

  private mutating func answer(_ prompt: Prompt) -> [Effect] {
    let text = line(of: prompt).trimmingCharacters(in: .whitespaces)
    switch prompt.purpose {
    case .command: return text.isEmpty ? [] : runLine(text)
    case .question(.transferComment(let colleague), let id):
      return attempt(.transfer(to: colleague, comment: text), on: id)
    case .question(.flagReason, _) where text.isEmpty, .question(.dismissReason, _) where text.isEmpty,
      .question(.batchDismissReason, _) where text.isEmpty:
      refuse(Obstacle.noReason)
      return []
    case .question(.flagReason(let message, let clause), let id):
      return attempt(.flag(message, clause: clause, reason: text), on: id)
    case .question(.dismissReason(let flag, let message), let id):
      return attempt(.dismissFlag(flag, on: message, reason: text), on: id)
    case .question(.batchDismissReason(let last), _): return ask(.dismissFlags(upTo: last, reason: text))
    case .question(.appeal, let id): return text.isEmpty ? [] : [.ladder(.appeal(text, id))]
    case .question(.attachPath, let id): return text.isEmpty ? [] : inspect(prompt, id)
    case .question(.dossierRecipient, let id): return takeDossierRecipient(text, id)
    case .question(.dossierPurpose(let recipient), let id): return takeDossierPurpose(text, for: recipient, id)
    case .question(.templateBlank(let fill, let blank), let id): return self.fill(fill, blank: blank, with: text, id)
    case .question(.snoozeTime, let id): return text.isEmpty ? [] : snooze(text, id)
    }
  }

  /// Runs a line of the prompt: a command's name, or its beginning when only one begins so, and what it takes.
  mutating func runLine(_ line: String) -> [Effect] {
    guard let (word, rest) = line.firstWord else { return [] }
    guard let command = Command(prompted: word, where: has) else {
      let names = Command.allCases.filter(has).flatMap { phrases.language == .italian ? $0.names : [$0.rawValue] }
      let hint =
        nearest(to: word, among: names).map { phrases.say("forse «\($0)»?", "perhaps “\($0)”?") }
        ?? phrases.say("premi Tab per l'elenco", "press Tab for the list")
      notice = .refusal(
        phrases.say("Non c'è il comando «\(word.prefix(30))»: ", "There is no command “\(word.prefix(30))”: ") + hint)
      return []
    }
    return run(command, rest.isEmpty ? nil : rest)
  }
}

/// One way to go on at the prompt.
struct Completion: Equatable {
  /// The whole line it makes.
  let line: String
  /// What it is.
  let detail: String
}

extension ConsoleState {
  /// How the line may go on: commands by name or title, then what a command takes.
  func completions(of prompt: Prompt) -> [Completion] {
    if path(in: prompt) != nil { return fileCompletions(of: prompt) }
    guard case .command = prompt.purpose else { return [] }
    let text = prompt.editor.text
    guard let space = text.firstIndex(of: " ") else { return commandCompletions(text.lowercased()) }
    guard let command = Command(prompted: String(text[..<space]), where: has), let entry = CommandTable.entry(command)
    else {
      return []
    }
    let start = text[text.index(after: space)...].lowercased()
    return arguments(entry.argument).filter { $0.word.lowercased().hasPrefix(start) }.map {
      Completion(line: "\(text[..<space]) \($0.word)", detail: $0.detail)
    }
  }

  private func commandCompletions(_ word: String) -> [Completion] {
    let entries = CommandTable.entries.filter { $0.group != .writing && has($0.command) }
    let byName = entries.compactMap { entry in name(of: entry.command, beginning: word).map { (entry.command, $0) } }
    let named = Set(byName.map(\.0))
    let byTitle = entries.filter { entry in
      !word.isEmpty && !named.contains(entry.command)
        && phrases.title(entry.command).lowercased().split(separator: " ").contains { $0.hasPrefix(word) }
    }
    return (byName + byTitle.map { ($0.command, phrases.promptName($0.command)) }).map { command, name in
      Completion(line: name, detail: phrases.title(command))
    }
  }

  /// The name of a command that begins with what is typed: the shown one if it does.
  private func name(of command: Command, beginning word: String) -> String? {
    ([phrases.promptName(command), command.rawValue]).first { $0.hasPrefix(word) }
  }

  private func arguments(_ kind: ArgumentKind) -> [(word: String, detail: String)] {
    switch kind {
    case .none, .text, .path: []
    case .citizen: training?.day.citizens.map { ($0.id, $0.name) } ?? []
    case .colleague: colleagues.map { ($0.id.rawValue, $0.name) }
    case .outcome: Session.Outcome.allCases.filter { $0 != .imported }.map { (phrases.name($0), "") }
    case .time: [("+30m", ""), ("+2h", ""), (phrases.say("domani 9:00", "tomorrow 9:00"), "")]
    case .subject: ruleset.subjects.map { ($0.id, $0.title) }
    case .ground: ruleset.grounds.map { ($0.id, $0.title) }
    case .quickReply: ruleset.quickReplies.map { ($0.id, $0.title) }
    case .onOff: [("on", ""), ("off", "")]
    case .language: Language.allCases.map { ($0.rawValue, "") }
    case .enterKey: EnterKey.allCases.map { (phrases.say($0.rawValue, $0.english), "") }
    }
  }
}
