import Desk
import Foundation

/// A dossier that is asked for (A16).
public struct DossierRequest: Equatable, Sendable {
  /// Which conversation.
  public var conversation: ConversationID
  /// For whom.
  public var recipient: String
  /// What for.
  public var purpose: String
}

/// What became of a dossier.
public enum DossierOutcome: Equatable, Sendable {
  /// It is in a folder; so many files of messages are not kept at the desk.
  case made(number: Int64, folder: String, head: String, missing: Int)
  /// The desk said no.
  case refused(Refusal)
  /// The file failed.
  case fault(Trouble)
  /// The folder could not be made, for a reason in the system's own words.
  case noFolder(String)
}

/// A dossier of the chat under the cursor: for whom and what for are asked, and what will happen is told before it does.
extension ConsoleState {
  var dossierObstacle: Obstacle? {
    guard subject != nil else { return missingChat }
    return me.may(act: .supervisor) ? nil : .refusal(.roleMissing(.supervisor))
  }

  mutating func askDossier() -> [Effect] {
    guard let subject else { return [] }
    overlay = .prompt(Prompt(purpose: .question(.dossierRecipient, subject.id)))
    return []
  }

  /// Goes on after the recipient was told.
  mutating func takeDossierRecipient(_ text: String, _ id: ConversationID) -> [Effect] {
    guard !text.isEmpty else {
      refuse(Refusal.empty)
      return []
    }
    overlay = .prompt(Prompt(purpose: .question(.dossierPurpose(recipient: text), id)))
    return []
  }

  /// Goes on after the purpose was told: says what will happen.
  mutating func takeDossierPurpose(_ text: String, for recipient: String, _ id: ConversationID) -> [Effect] {
    guard !text.isEmpty else {
      refuse(Refusal.empty)
      return []
    }
    let request = DossierRequest(conversation: id, recipient: recipient, purpose: text)
    overlay = .confirm(Confirmation(text: phrases.question(request), consequence: .dossier(request)))
    return []
  }

  /// Says what became of it; where it lies stays on the screen until a key.
  mutating func tell(_ outcome: DossierOutcome) {
    switch outcome {
    case .made(let number, let folder, let head, let missing):
      let report = phrases.report(dossier: number, in: folder, head: head, missing: missing)
      if overlay == nil { overlay = .report(report) }
      notice = .done(report.lines.first ?? report.title)
    case .refused(let refusal): refuse(refusal)
    case .fault(let trouble): notice = .fault(phrases.sentence(trouble))
    case .noFolder(let why):
      notice = .fault(phrases.say("Il dossier non è stato scritto: ", "The dossier was not written: ") + why)
    }
  }
}

extension Phrases {
  /// What making a dossier will do.
  func question(_ request: DossierRequest) -> String {
    say(
      """
      Scrivere il dossier di questa chat?
      Destinatario: \(request.recipient)
      Finalità: \(request.purpose)
      Va in una cartella nuova fra i tuoi documenti e resta nel registro con il tuo nome. I testi cancellati e i \
      messaggi riservati restano fuori (A13, A16).
      """,
      """
      Write the dossier of this chat?
      Recipient: \(request.recipient)
      Purpose: \(request.purpose)
      It goes into a new folder among your documents, and the journal keeps it with your name. Deleted texts and \
      reserved messages stay out (A13, A16).
      """)
  }

  /// Where a dossier lies and how it is checked.
  func report(dossier number: Int64, in folder: String, head: String, missing: Int) -> Report {
    var lines = [
      say("Il dossier è in \(folder)", "The dossier is in \(folder)"),
      say("Si verifica con: sportello dossier verify", "Check it with: sportello dossier verify"),
      say("Annota altrove la testa della catena: \(head)", "Note the chain's head elsewhere: \(head)"),
    ]
    if missing > 0 {
      lines.append(
        say(
          "File non conservati allo sportello, e non inclusi: \(missing)",
          "Files that are not kept at the desk, and not in it: \(missing)"))
    }
    return Report(title: say("Dossier n. \(number)", "Dossier no. \(number)"), lines: lines)
  }
}
