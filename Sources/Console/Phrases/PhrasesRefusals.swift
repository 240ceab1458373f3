import Desk
import Foundation
import Policy

/// Names and instants that sentences about refusals speak of.
struct Circumstances {
  /// Everyone on the list of staff.
  var staff: [StaffID: Staff]
  /// The desk's clock.
  var now: Date
  /// Who reads the sentence, where that is known.
  var me: Staff?

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
    case .roleMissing(let role): roleMissing(role, around.me)
    case .notInCharge(let colleague): notInCharge(colleague.map(around.name))
    case .alreadyClaimed(let colleague): alreadyClaimed(around.name(colleague))
    case .alreadyYours: alreadyYours
    case .closed: closed
    case .alreadyOpen: alreadyOpen
    case .neverOpened: neverOpened
    case .deskClosed(let opens): deskClosed(opens, around.now)
    case .windowClosed(let since): windowClosed(since, around.now)
    case .windowClosesFirst(let closes, let opens): windowClosesFirst(closes, opens, around.now)
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
    case .outbox(let refusal): sentence(refusal)
    case .template(let refusal): sentence(refusal)
    case .ladder(let refusal): sentence(refusal, around)
    case .nothingToDo: sentence("È già così", "non serve altro", "It is so already", "nothing else is needed")
    }
  }

  func sentence(_ fact: String, _ remedy: String, _ englishFact: String, _ englishRemedy: String) -> Sentence {
    Sentence(say(fact, englishFact), say(remedy, englishRemedy))
  }

  /// Whoever administers the service reads the command that gives them the role.
  private func roleMissing(_ role: Staff.Role, _ me: Staff?) -> Sentence {
    if let me, me.may(act: .administrator) {
      let roles = Staff.Role.allCases.filter { me.may(act: $0) } + [role]
      let command = "sportello staff role \(me.id) " + roles.map(\.rawValue).joined(separator: " ")
      return sentence(
        "Serve il ruolo di \(roleName(role))", "amministri tu il servizio, dattelo con «\(command)»",
        "This takes the role of \(roleName(role))", "you administer the service, give it to yourself: “\(command)”")
    }
    return sentence(
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
      "premi \(key(.template)) per un modello, \(key(.note)) per una nota, \(key(.close)) per chiudere, o aspetta che riscriva",
      "WhatsApp's 24 hours ended \(moment(since))",
      "press \(key(.template)) for a template, \(key(.note)) for a note, \(key(.close)) to close, or wait until they write"
    )
  }

  private func windowClosesFirst(_ closes: Date, _ opens: Date?, _ now: Date) -> Sentence {
    let (end, opening) = (appointment(closes, now: now), opens.map { appointment($0, now: now) })
    return sentence(
      opening.map { "Fuori finestra, le 24 ore finiscono \(end) e lo sportello riapre \($0)" }
        ?? "Fuori finestra, lo sportello non riapre prima che finiscano le 24 ore",
      "premi \(key(.template)) per un modello, \(key(.note)) per una nota, \(key(.close)) per chiudere, o aspetta che riscriva",
      opening.map { "Out of the window, the 24 hours end \(end) and the desk opens \($0)" }
        ?? "Out of the window, the desk does not open before the 24 hours end",
      "press \(key(.template)) for a template, \(key(.note)) for a note, \(key(.close)) to close, or wait until they write"
    )
  }

  /// That no answer is possible any more, and what is, on one line; nil where an answer is, or another thing stands in
  /// its way.
  func outOfWindow(_ refusal: Refusal, now: Date) -> String? {
    var why: String?
    if case .windowClosed(let since?) = refusal {
      let isToday = Zone.rome.day(of: since) == Zone.rome.day(of: now)
      let end = isToday ? say("oggi ", "today ") + at(since) : moment(since)
      why = say("le 24 ore sono finite \(end)", "the 24 hours ended \(end)")
    }
    if case .windowClosesFirst(_, let opens) = refusal {
      let opening = opens.map { appointment($0, now: now) }
      why =
        opening.map { say("si riapre \($0), troppo tardi", "the desk opens \($0), too late") }
        ?? say("lo sportello non riapre in tempo", "the desk does not open in time")
    }
    let (template, close) = (key(.template, in: .thread), key(.close, in: .thread))
    return why.map {
      say(
        "Fuori finestra, \($0): \(template) modello, \(close) chiude",
        "Out of the window, \($0): \(template) template, \(close) closes")
    }
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
