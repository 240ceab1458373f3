import Desk
import Foundation

/// What stands in the way of a text, of what goes along with it, and of what is said about a message.
extension Phrases {
  var noText: Sentence {
    sentence(
      "Non c'è testo", "scrivi qualcosa, o premi \(key(.back)) per tornare", "There is no text",
      "write, or press \(key(.back)) to leave")
  }

  func fileTooLarge(_ bytes: Int, _ limit: Int) -> Sentence {
    sentence(
      "Il file è di \(size(bytes: bytes)), WhatsApp ne prende al massimo \(size(bytes: limit))", "rimpiccioliscilo",
      "The file has \(size(bytes: bytes)), WhatsApp takes \(size(bytes: limit)) at most", "make it smaller")
  }

  var noCaption: Sentence {
    sentence(
      "Con un audio o una posizione non va testo", "mandalo in un altro messaggio, prima o dopo",
      "No words go with a sound or a place", "send them in another message, before or after")
  }

  var unknownMessage: Sentence {
    sentence(
      "Il messaggio non c'è più", "\(key(.redraw)) rilegge la chat", "The message is gone",
      "\(key(.redraw)) reads the chat again")
  }

  var notTheCitizens: Sentence {
    sentence(
      "Non è un messaggio del cittadino", "scegline uno suo con ↑ e ↓", "It is not the citizen's message",
      "choose one of theirs with ↑ and ↓")
  }

  var noOpenFlag: Sentence {
    sentence(
      "Nessuna segnalazione da decidere", "premi \(key(.flag)) per farne una", "No flag is waiting here",
      "press \(key(.flag)) to raise one")
  }

  func tooLong(_ count: Int, _ limit: Int) -> Sentence {
    sentence(
      "Il testo è lungo \(count) caratteri, il limite è \(limit)", "accorcialo o dividilo in due messaggi",
      "The text has \(count) characters, the limit is \(limit)", "shorten it or make two of it")
  }

  var nothingToTakeBack: Sentence {
    sentence(
      "Nessun tuo messaggio si può più ritirare", "scrivi al cittadino per correggere",
      "No message of yours is still held", "write to the citizen to correct it")
  }

  func unknownColleague(_ name: String) -> Sentence {
    sentence(
      "Nessun collega di nome «\(name)» risponde ai cittadini", "premi \(key(.transfer)) per vedere chi lo fa",
      "No colleague called “\(name)” answers citizens", "press \(key(.transfer)) to see who does")
  }

  func unknownGround(_ id: String) -> Sentence {
    sentence(
      "Il motivo «\(id.prefix(30))» non esiste", "premi \(key(.flag)) per l'elenco",
      "There is no ground “\(id.prefix(30))”", "press \(key(.flag)) for the list")
  }

  func unknownSubject(_ id: String) -> Sentence {
    sentence(
      "L'argomento «\(id.prefix(30))» non esiste", "premi \(key(.label)) per l'elenco",
      "There is no subject “\(id.prefix(30))”", "press \(key(.label)) for the list")
  }

  func snoozeOutOfRange(_ latest: Date) -> Sentence {
    sentence(
      "Non si può rimandare fino ad allora", "scegli un momento futuro, non oltre \(moment(latest))",
      "It cannot be put off until then", "choose a moment to come, \(moment(latest)) at the latest")
  }
}
