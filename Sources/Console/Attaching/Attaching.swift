import Desk
import Foundation

/// Why a file cannot go with an answer.
public enum AttachmentTrouble: Equatable, Sendable {
  /// There is no such file.
  case missing
  /// It may not be read.
  case unreadable
  /// A folder, a device, a pipe.
  case notAFile
  /// There is nothing in it.
  case empty
  /// WhatsApp does not take that sort.
  case unknownSort
  /// It is larger than WhatsApp takes, in bytes.
  case tooLarge(bytes: Int, limit: Int)
  /// It is another file than when it was chosen, or gone.
  case changed
  /// It could not be copied beside the desk's file, by the system's code.
  case notKept(code: Int)
}

/// Choosing what goes with an answer.
extension ConsoleState {
  /// Attaches the file of a path, or asks for one.
  mutating func attach(_ argument: String?) -> [Effect] {
    guard let subject else { return [] }
    let effects = thread?.id == subject.id ? [] : openChatOfSubject()
    guard thread?.id == subject.id else { return effects }
    beginWriting(.reply)
    var prompt = Prompt(purpose: .question(.attachPath, subject.id))
    prompt.editor = TextEditor(argument ?? folder?.name ?? "~/")
    overlay = .prompt(prompt)
    return effects + (argument == nil ? lookIntoFolder(of: prompt) : inspect(prompt, subject.id))
  }

  /// Has the file of a path looked at. The prompt stays until it is known to be good: a path that was mistyped is mended
  /// there, and no Enter sends the answer without its file.
  mutating func inspect(_ prompt: Prompt, _ id: ConversationID) -> [Effect] {
    var prompt = prompt
    prompt.editor = TextEditor(line(of: prompt))
    (prompt.completion, prompt.isWaiting) = (nil, true)
    overlay = .prompt(prompt)
    let path = prompt.editor.text.trimmingCharacters(in: .whitespaces)
    return lookIntoFolder(of: prompt) + (path.isEmpty ? [] : [.writing(.inspect(path: path, id))])
  }

  private mutating func openChatOfSubject() -> [Effect] {
    guard focus == .list, let line = chosen else { return [] }
    return openChat(line.row.id, line.name)
  }

  /// Attaches a place: `43.4633,11.8796 Piazza Grande`.
  mutating func attachPlace(_ argument: String?) -> [Effect] {
    guard let subject else { return [] }
    guard let place = argument.flatMap(Location.init(written:)) else {
      notice = .refusal(
        phrases.say(
          "Scrivi latitudine e longitudine in gradi, poi il nome: «posizione 43.4633,11.8796 Piazza Grande»",
          "Write latitude and longitude in degrees, then the name: 'location 43.4633,11.8796 Piazza Grande'"))
      return []
    }
    let effects = thread?.id == subject.id ? [] : openChatOfSubject()
    guard thread?.id == subject.id else { return effects }
    beginWriting(.reply)
    return effects + enclose(.place(place), in: subject.id)
  }

  /// Puts something with the answer being written, in the place of what was there.
  mutating func enclose(_ attachment: Enclosure?, in id: ConversationID) -> [Effect] {
    drafts[id, default: Drafts()].reply.attachment = attachment
    noteDraft(DraftPlace(conversation: id, purpose: .reply))
    return []
  }

  var detachObstacle: Obstacle? { draft.reply.attachment == nil ? .writing(.nothingAttached) : nil }

  mutating func detach() -> [Effect] {
    guard let id = thread?.id else { return [] }
    return enclose(nil, in: id)
  }

  /// Takes in what a file turned out to be, unless the operator has changed the path or left it since.
  mutating func take(_ found: InspectedFile, in id: ConversationID) -> [Effect] {
    guard case .prompt(var prompt) = overlay, prompt.isWaiting, case .question(.attachPath, id) = prompt.purpose else {
      return []
    }
    switch found {
    case .file(let media, _) where media.bytes.map({ $0 > media.sort.largest }) == true:
      notice = .refusal(phrases.sentence(.tooLarge(bytes: media.bytes ?? 0, limit: media.sort.largest)))
    case .file(let media, let path):
      overlay = nil
      return enclose(.file(media, path: path), in: id)
    case .trouble(let trouble): notice = .refusal(phrases.sentence(trouble))
    }
    prompt.isWaiting = false
    overlay = .prompt(prompt)
    return []
  }
}

extension Location {
  /// Degrees north and east as people write them, with a comma or blanks between, then a name.
  init?(written text: String) {
    let parts = text.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == "," || $0 == " " || $0 == ";" }
    guard parts.count >= 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]), latitude.isFinite,
      longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180
    else { return nil }
    let name = parts.count > 2 ? parts[2].trimmingCharacters(in: .whitespaces) : ""
    self.init(latitude: latitude, longitude: longitude, name: name.isEmpty ? nil : String(name.prefix(1000)))
  }
}

extension Content {
  /// The name of a file; an exported chat repeats it in its words.
  var fileName: String? {
    if case .media(let media) = self { media.fileName } else { nil }
  }
}

extension Phrases {
  /// Why a file cannot go along, and what to do.
  func sentence(_ trouble: AttachmentTrouble) -> String {
    switch trouble {
    case .missing:
      say("Il file non c'è: controlla il nome, Tab lo completa", "There is no such file: Tab completes names")
    case .unreadable:
      say("Il file non si può leggere: controlla i permessi", "The file cannot be read: check its permissions")
    case .notAFile:
      say("Non è un file: scegline uno, Tab mostra che cosa c'è", "It is no file: Tab shows what there is")
    case .empty: say("Il file è vuoto: non c'è nulla da mandare", "The file is empty: there is nothing to send")
    case .unknownSort:
      say(
        "WhatsApp non prende questo tipo di file: vanno bene jpeg, png, mp4, 3gp, ogg opus, mp3, aac, amr, pdf, office, "
          + "testo", "WhatsApp does not take this sort: jpeg, png, mp4, 3gp, ogg opus, mp3, aac, amr, pdf, office, text"
      )
    case .tooLarge(let bytes, let limit):
      say(
        "Il file è di \(size(bytes: bytes)), WhatsApp ne prende al massimo \(size(bytes: limit)): rimpiccioliscilo",
        "The file has \(size(bytes: bytes)), WhatsApp takes \(size(bytes: limit)) at most: make it smaller")
    case .changed:
      say(
        "Il file è cambiato o non c'è più da quando l'hai scelto: sceglilo di nuovo, il testo è ancora qui",
        "The file has changed or gone since you chose it: choose it again, your text is still here")
    case .notKept(let code):
      say(
        "Il file non si può copiare accanto a quello dello sportello (codice \(code)): avvisa chi amministra, il testo è "
          + "ancora qui",
        "The file cannot be copied beside the desk's file (code \(code)): tell your administrator, your text is still here"
      )
    }
  }

  /// What goes with an answer, on one line.
  func line(for attachment: Enclosure) -> String {
    let (headline, body) = lines(for: attachment.content)
    return [headline, body].compactMap(\.self).joined(separator: " ")
  }
}
