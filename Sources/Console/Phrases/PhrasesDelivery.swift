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
}
