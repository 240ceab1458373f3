import Desk
import Foundation
import Policy
import Training

extension Phrases {
  /// What an expectation demands, in a few words.
  public func demand(_ demand: Expectation.Demand) -> String {
    switch demand {
    case .answer(let limit):
      let minutes = Int(limit / 60)
      return say("risposta entro \(minutes) min di apertura", "answer within \(minutes) min of opening")
    case .mention(let words): return say("la risposta dice: \(list(words))", "the answer says: \(list(words))")
    case .notMention(let words):
      return say("la risposta non dice: \(list(words))", "the answer does not say: \(list(words))")
    case .notAsk(let things):
      return things == ["personal data"]
        ? say("non si chiedono dati personali", "no personal data is asked for")
        : say("non si chiede: \(list(things))", "not asked for: \(list(things))")
    case .greet: return say("un saluto all'inizio", "a greeting first")
    case .noPromise: return say("nessuna promessa sui tempi", "no promise of time")
    case .use(let id): return say("si usa il testo pronto «\(plain(id))»", "the ready text '\(plain(id))' is used")
    case .noted(let words): return say("una nota dice: \(list(words))", "a note says: \(list(words))")
    case .closed: return say("la chat è chiusa con l'esito giusto", "the chat is closed with the right outcome")
    case .labelled(let subject): return say("etichetta \(plain(subject))", "label \(plain(subject))")
    case .flag, .noFlag, .settleFlags, .pass, .noAnswerAfterClosing, .noAnswer, .warned, .blocked, .noBlock, .unblocked,
      .marked, .leftToColleague:
      return moderationDemand(demand)
    }
  }

  private func moderationDemand(_ demand: Expectation.Demand) -> String {
    switch demand {
    case .flag(let clause): say("segnalazione per \(plain(clause))", "flagged as \(plain(clause))")
    case .noFlag: say("nessuna segnalazione", "no flag")
    case .settleFlags: say("le segnalazioni infondate sono archiviate", "unfounded flags are dismissed")
    case .pass(.supervisor): say("passata o proposta a un supervisore", "passed or proposed to a supervisor")
    case .pass(let role):
      say("passata a chi ha il ruolo \(role.rawValue)", "passed to a colleague who is \(role.rawValue)")
    case .noAnswerAfterClosing:
      say("niente invii a sportello o finestra chiusi", "nothing sent when desk or window is shut")
    case .noAnswer: say("nessuna risposta", "no answer")
    case .warned: say("avviso della policy inviato", "the policy's warning is sent")
    case .blocked: say("blocco deciso o proposto", "a block is made or proposed")
    case .noBlock: say("nessun blocco", "no block")
    case .unblocked: say("blocco tolto", "the block is ended")
    case .marked(.istanza): say("messaggio segnato come istanza", "a message marked as a formal application")
    case .marked(.riservati): say("messaggio segnato come riservato", "a message marked as reserved")
    case .leftToColleague: say("la chat resta al collega", "the chat is left to the colleague")
    case .answer, .mention, .notMention, .notAsk, .greet, .noPromise, .use, .noted, .closed, .labelled: ""
    }
  }

  private func list(_ words: [String]) -> String {
    words.map { plain($0).replacing("|", with: say(" o ", " or ")) }.joined(separator: ", ")
  }

  private func plain(_ text: String) -> String { Printable(text).text }
}
