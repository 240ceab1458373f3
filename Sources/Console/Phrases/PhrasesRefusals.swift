import Desk
import Foundation

/// Names and instants that sentences about refusals speak of.
struct Circumstances {
  /// Everyone on the list of staff.
  var staff: [StaffID: Staff]
  /// The desk's clock.
  var now: Date

  /// The name of a colleague, or their account when the list does not have them.
  func name(_ id: StaffID) -> String { staff[id]?.name ?? id.rawValue }
}

/// A refusal is an answer: what stands in the way, and what to do.
extension Phrases {
  /// A refusal as the console shows it: what is the case, and what to do.
  public func sentence(for refusal: Refusal, in office: Office, at now: Date) -> Sentence {
    sentence(refusal, Circumstances(staff: office.staff, now: now))
  }
}

extension Phrases {
  /// The sentence for a refusal of the desk.
  func sentence(_ refusal: Refusal, _ around: Circumstances) -> Sentence {
    switch refusal {
    case .roleMissing(let role): roleMissing(role)
    case .notInCharge(let colleague): notInCharge(colleague.map(around.name))
    case .alreadyClaimed(let colleague): alreadyClaimed(around.name(colleague))
    case .alreadyYours: alreadyYours
    case .closed: closed
    case .alreadyOpen: alreadyOpen
    case .neverOpened: neverOpened
    case .deskClosed(let opens): deskClosed(opens, around.now)
    case .windowClosed(let since): windowClosed(since, around.now)
    case .blocked(let until): blocked(until, around.now)
    case .empty: noText
    case .tooLong(let count, let limit): tooLong(count, limit)
    case .fileTooLarge(let bytes, let limit): fileTooLarge(bytes, limit)
    case .noCaption: noCaption
    case .nothingToTakeBack: nothingToTakeBack
    case .unknownColleague(let id): unknownColleague(around.name(id))
    case .transferToOneself:
      sentence("È già in carico a te", "scegli un collega", "It is yours already", "choose a colleague")
    case .unknownMessage: unknownMessage
    case .notTheCitizens: notTheCitizens
    case .unknownGround(let id): unknownGround(id)
    case .unknownSubject(let id): unknownSubject(id)
    case .snoozeOutOfRange(let latest): snoozeOutOfRange(latest)
    case .noOpenFlag: noOpenFlag
    case .ladder(let refusal): sentence(refusal, around)
    case .nothingToDo: sentence("È già così", "non serve altro", "It is so already", "nothing else is needed")
    }
  }

  func sentence(_ fact: String, _ remedy: String, _ englishFact: String, _ englishRemedy: String) -> Sentence {
    Sentence(say(fact, englishFact), say(remedy, englishRemedy))
  }

  private func roleMissing(_ role: Staff.Role) -> Sentence {
    sentence(
      "Serve il ruolo di \(roleName(role))", "chiedilo a chi amministra il servizio",
      "This takes the role of \(roleName(role))", "ask whoever administers the service")
  }

  private func notInCharge(_ colleague: String?) -> Sentence {
    guard let colleague else {
      return sentence(
        "Nessuno l'ha in carico", "premi \(key(.claim)) per prenderla", "Nobody has this chat yet",
        "press \(key(.claim)) to take it")
    }
    return sentence(
      "È in carico \(to(colleague))", "premi \(key(.takeOver)) per subentrare, \(key(.note)) per lasciare una nota",
      "\(colleague) is in charge", "press \(key(.takeOver)) to take over, \(key(.note)) to leave a note")
  }

  private func alreadyClaimed(_ colleague: String) -> Sentence {
    sentence(
      "Già in carico \(to(colleague))", "premi \(key(.nextUnread)) per la prossima, \(key(.takeOver)) per subentrare",
      "\(colleague) has it already", "press \(key(.nextUnread)) for the next one, \(key(.takeOver)) to take over")
  }

  private var alreadyYours: Sentence {
    sentence(
      "È già in carico a te", "premi \(key(.reply)) per scrivere", "It is yours already",
      "press \(key(.reply)) to write")
  }

  private var closed: Sentence {
    sentence(
      "La chat è chiusa", "premi \(key(.reopen)) per riaprirla, \(key(.nextUnread)) per la prossima",
      "The chat is closed", "press \(key(.reopen)) to reopen it, \(key(.nextUnread)) for the next one")
  }

  private var alreadyOpen: Sentence {
    sentence(
      "La chat è aperta", "premi \(key(.claim)) per prenderla", "The chat is open", "press \(key(.claim)) to take it")
  }

  private var neverOpened: Sentence {
    sentence(
      "Non c'è una chat da riaprire", "si apre quando il cittadino scrive", "There is no chat to reopen",
      "it opens when the citizen writes")
  }

  private func deskClosed(_ opens: Date?, _ now: Date) -> Sentence {
    guard let opens else {
      return sentence(
        "Lo sportello è chiuso (A11)", "serve un'ordinanza che lo apra",
        "The desk is closed (A11)", "it takes an order to open it")
    }
    return sentence(
      "Lo sportello è chiuso (A11)", "riapre \(appointment(opens, now: now)), la bozza resta qui",
      "The desk is closed (A11)", "it opens \(appointment(opens, now: now)); the draft stays here")
  }

  private func windowClosed(_ since: Date?, _ now: Date) -> Sentence {
    guard let since else {
      return sentence(
        "Il cittadino non ha mai scritto", "può scrivere lui, o serve un modello approvato",
        "The citizen has never written", "they may write, or it needs an approved template")
    }
    return sentence(
      "Le 24 ore di WhatsApp sono finite \(moment(since))",
      "serve che il cittadino riscriva, o un modello approvato; premi \(key(.note)) per una nota, \(key(.close)) per chiudere",
      "WhatsApp's 24 hours ended \(moment(since))",
      "it needs an approved template, or the citizen's next message; press \(key(.note)) for a note, \(key(.close)) to close"
    )
  }

  private func blocked(_ until: Date, _ now: Date) -> Sentence {
    sentence(
      "Il cittadino è bloccato fino a \(moment(until)) (A15)", "decide un supervisore",
      "The citizen is blocked until \(moment(until)) (A15)", "a supervisor decides")
  }

  /// What a role is called.
  func roleName(_ role: Staff.Role) -> String {
    switch role {
    case .operator: say("operatore", "operator")
    case .supervisor: say("supervisore", "supervisor")
    case .director: say("direttore", "director")
    case .trainer: say("formatore", "trainer")
    case .administrator: say("amministratore", "administrator")
    }
  }
}
