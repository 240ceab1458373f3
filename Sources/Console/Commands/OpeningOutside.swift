import Desk
import Foundation

/// Copying what is in a message, and opening it in the user's programs.
extension ConsoleState {
  /// The parts of the message under the cursor, unless they are covered (A13).
  private var partsInReach: [MessagePart] { messageIsCovered ? [] : message?.parts ?? [] }

  private var messageIsCovered: Bool { message.map { $0.marks.contains(.riservati) && !isRevealed } ?? false }

  var copyObstacle: Obstacle? {
    guard message != nil else { return missingMessage }
    if messageIsCovered { return .deadEnd(.covered) }
    return partsInReach.contains { $0.copied != nil } ? nil : .deadEnd(.nothingToCopy)
  }

  var outsideObstacle: Obstacle? {
    guard message != nil else { return missingMessage }
    if messageIsCovered { return .deadEnd(.covered) }
    return partsInReach.contains { $0.item != nil || $0.isUnopenable } ? nil : .deadEnd(.nothingToOpen)
  }

  /// Copies the message, or a part of it chosen from several.
  mutating func copy() -> [Effect] {
    let parts = partsInReach.filter { $0.copied != nil }
    if parts.count == 1, let part = parts.first { return copy(part) }
    let items = parts.map { Menu.Item(title: phrases.title($0), detail: phrases.sort($0), choice: .copy($0)) }
    overlay = .menu(Menu(title: phrases.say("Copia", "Copy"), items: items))
    return []
  }

  mutating func copy(_ part: MessagePart) -> [Effect] {
    guard let text = part.copied else { return [] }
    guard text.utf8.count <= Clipboard.limit else {
      notice = .refusal(
        phrases.say("È troppo lungo per gli appunti del terminale", "It is too long for the terminal's clipboard"))
      return []
    }
    notice = .done(phrases.say("Copiato negli appunti: ", "Copied to the clipboard: ") + phrases.sort(part))
    return [.copy(text)]
  }

  /// Opens what is in the message, chosen if there are several things.
  mutating func openOutside() -> [Effect] {
    let parts = partsInReach.filter { $0.item != nil || $0.isUnopenable }
    if parts.count == 1, let part = parts.first { return openOutside(part) }
    let items = parts.map { Menu.Item(title: phrases.title($0), detail: phrases.sort($0), choice: .openOutside($0)) }
    overlay = .menu(Menu(title: phrases.say("Apri", "Open"), items: items))
    return []
  }

  /// Asks before anything leaves the console: a page's whole address and who answers there; a file only when its message
  /// is flagged.
  mutating func openOutside(_ part: MessagePart) -> [Effect] {
    if case .file = part, let state = message?.file {
      refuse(.deadEnd(state.deadEnd))
      return []
    }
    guard let item = part.item else {
      refuse(.deadEnd(.unopenable))
      return []
    }
    let isFlagged = message?.flags.contains { $0.state == .open } ?? false
    let warning = phrases.say("Il messaggio è segnalato: guarda bene.", "The message is flagged: look twice.")
    switch item {
    case .file where !isFlagged: return [.outside(.open(item))]
    case .file:
      let question = phrases.say("Aprire il file di questo messaggio?", "Open this message's file?")
      return ask(item, "\(warning)\n\(question)")
    case .link(let link):
      let isPlace = if case .place = part { true } else { false }
      let question =
        isPlace
        ? phrases.say("Mostrare il luogo a OpenStreetMap?", "Show the place to OpenStreetMap?")
        : phrases.say("Aprire nel browser?", "Open in the browser?")
      let site = phrases.say("Sito: ", "Site: ") + link.host
      return ask(item, (isFlagged ? warning + "\n" : "") + "\(question)\n\(site)\n\(link.url)")
    }
  }

  /// Asks, if all of the question can be seen.
  private mutating func ask(_ item: OutsideItem, _ question: String) -> [Effect] {
    let confirmation = Confirmation(text: question, consequence: .openOutside(item))
    guard box(of: confirmation).steps == 0 else {
      refuse(.deadEnd(.unopenable))
      return []
    }
    overlay = .confirm(confirmation)
    return []
  }
}

extension MessagePart {
  /// Whether it looks as if it could be opened, and cannot: an address that hides where it leads.
  var isUnopenable: Bool {
    switch self {
    case .address, .file: item == nil
    case .words, .phone, .mail, .place: false
    }
  }
}
