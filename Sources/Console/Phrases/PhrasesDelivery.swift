import Desk
import Foundation

/// How far our messages have come, in the signs that WhatsApp taught everyone.
extension Phrases {
  /// What the tick line depends on besides the message's own state.
  struct Carriage {
    /// The desk's clock.
    var now: Date
    /// Whether something carries messages out.
    var isLinked: Bool
    /// The key that takes a held message back, where the cursor is.
    var takeBackKey: Key
  }

  /// The tick, its words and how they look.
  func tick(_ state: OutboxState, heldUntil: Date?, errorCode: Int?, _ carriage: Carriage) -> (String, Role) {
    switch state {
    case .held:
      if let heldUntil, carriage.now < heldUntil {
        let seconds = Int(min(heldUntil.timeIntervalSince(carriage.now).rounded(.up), 3600))
        let key = keyNames[carriage.takeBackKey]
        return (
          "◷ " + say("parte fra \(seconds) s · \(key) lo ritira", "leaves in \(seconds) s · \(key) takes it back"),
          .accent
        )
      }
      return waiting(carriage)
    case .queued: return waiting(carriage)
    case .sending: return ("◷ " + say("in invio", "sending"), .muted)
    case .uncertain: return ("? " + say("esito incerto", "fate unknown"), .warning)
    case .sent: return ("✓ " + say("inviato", "sent"), .muted)
    case .delivered: return ("✓✓ " + say("consegnato", "delivered"), .muted)
    case .read: return ("✓✓ " + say("letto", "read"), .good)
    case .played: return ("✓✓ " + say("ascoltato", "played"), .good)
    case .failed: return ("✗ " + say("non consegnato", "not delivered"), .danger)
    case .withdrawn: return ("↶ " + say("ritirato", "taken back"), .muted)
    }
  }

  private func waiting(_ carriage: Carriage) -> (String, Role) {
    carriage.isLinked
      ? ("◷ " + say("in coda", "queued"), .muted)
      : ("◷ " + say("in attesa del collegamento", "waiting for the link"), .muted)
  }

  /// Why WhatsApp did not deliver, by its error code (whatsapp.md §5).
  func failure(_ code: Int?) -> String {
    switch code {
    case nil: say("WhatsApp non dice perché", "WhatsApp does not say why")
    case 131047, 470:
      say("le 24 ore sono finite: serve un modello approvato", "the 24 hours are over: it needs an approved template")
    case 131026:
      say(
        "WhatsApp non può consegnare a questo numero: forse non usa WhatsApp",
        "WhatsApp cannot deliver to this number: perhaps it does not use WhatsApp")
    case 131049: say("WhatsApp ha scelto di non consegnare", "WhatsApp chose not to deliver")
    case 131050: say("il cittadino ha chiesto di non ricevere", "the citizen asked to receive nothing")
    case 131056: say("troppi messaggi di seguito allo stesso numero", "too many messages in a row to one number")
    case 130429, 131048, 131057, 131064:
      say("WhatsApp limita gli invii, riprova più tardi", "WhatsApp is limiting; try later")
    case 131052, 131053: say("il file non è passato", "the file did not pass")
    case 368, 131031, 131042, 131045, 133010:
      say(
        "il numero del servizio ha un problema: avvisa chi amministra",
        "the service's number has a problem: tell the administrator")
    case let code?: say("WhatsApp dà il codice \(code)", "WhatsApp gives code \(code)")
    }
  }
}
