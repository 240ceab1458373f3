import Desk

/// What is said of copying and opening.
extension Phrases {
  /// A part of a message in a menu. It may be hostile text.
  func title(_ part: MessagePart) -> String {
    switch part {
    case .words(let text): String(text.prefix(200))
    case .address(let text), .phone(let text), .mail(let text): text
    case .place: part.copied ?? ""
    case .file(let media): media.fileName ?? sort(part)
    }
  }

  /// What a part of a message is.
  func sort(_ part: MessagePart) -> String {
    switch part {
    case .words: say("il testo", "the text")
    case .address: say("l'indirizzo", "the address")
    case .phone: say("il numero", "the number")
    case .mail: say("l'e-mail", "the e-mail")
    case .place: say("il luogo", "the place")
    case .file: say("il file", "the file")
    }
  }

  /// What became of an outing; nil where nothing is to be said.
  func notice(_ outcome: OutsideOutcome) -> Notice? {
    switch outcome {
    case .drawing, .picture, .stopped: nil
    case .opened: .done(say("Aperto nel tuo programma", "Opened in your program"))
    case .shown: .done(say("Mostrato nel terminale", "Shown in the terminal"))
    case .copied:
      .hint(
        say(
          "Qui non c'è un programma per aprirlo: l'indirizzo è negli appunti, incollalo nel tuo browser",
          "No program to open it here: the address is in the clipboard, paste it into your browser"))
    case .noProgram:
      .refusal(
        say(
          "Qui non c'è un programma per aprirlo: si indica con open-with nella configurazione",
          "No program to open it here: name one with open-with in the configuration"))
    case .noFile:
      .refusal(
        say(
          "Il file non è qui: chiedilo di nuovo al cittadino", "The file is not here: ask the citizen for it again")
      )
    case .tooLarge:
      .refusal(say("Il file è troppo grande per aprirlo da qui", "The file is too large to open from here"))
    case .unknownSort:
      .refusal(
        say(
          "Il file è di un tipo che da qui non si apre: potrebbe fare danni",
          "The file is of a sort that is not opened from here: it might do harm"))
    case .failed: .refusal(say("Il programma non si è avviato", "The program did not start"))
    }
  }
}
