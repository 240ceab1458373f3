import Desk
import Foundation

/// Deciding about messages of ours that have not arrived: the row of the outbox, else the chosen message of the open chat.
extension ConsoleState {
  /// The message that is meant, with its state.
  private var outgoing: (id: MessageID, conversation: ConversationID, state: OutboxState)? {
    if focus == .queue {
      guard ladder.page == .outbox, let row = ladder.outgoing.selected else { return nil }
      return (row.id, row.conversation, row.state)
    }
    guard let message, let thread, case .outgoing(_, let state, _, _) = message.body else { return nil }
    return (message.id, thread.id, state)
  }

  /// What keeps one from deciding about it; the desk says the rest.
  var outgoingObstacle: Obstacle? {
    guard outgoing == nil else { return nil }
    if focus == .queue { return ladder.page == .outbox ? .ladder(.nothingGoesOut) : .notHere }
    return message == nil ? missingMessage : .refusal(.outbox(.notOurs))
  }

  /// Sends it once more. Where it may have arrived that is asked first.
  mutating func retryOutgoing() -> [Effect] {
    guard let outgoing else { return [] }
    let intent = Intent.outbox(.retry(outgoing.id))
    guard outgoing.state == .uncertain else { return perform(intent, on: outgoing.conversation) }
    let text = phrases.say(
      "Nessuno sa se questo messaggio è arrivato. Se lo rispedisci, il cittadino potrebbe riceverlo due volte: chiedigli prima, "
        + "o guarda se ha già risposto. Lo rispedisci?",
      "Nobody knows whether this message arrived. If you send it again, the citizen may get it twice: ask them first, or see "
        + "whether they have answered already. Send it again?")
    overlay = .confirm(Confirmation(text: text, consequence: .outbox(intent, outgoing.conversation)))
    return []
  }

  /// Somebody has seen it arrive.
  mutating func markOutgoingSent() -> [Effect] {
    guard let outgoing else { return [] }
    return perform(.outbox(.markSent(outgoing.id)), on: outgoing.conversation)
  }

  /// Leaves it. One that has yet to leave is stopped, which is asked first.
  mutating func giveUpOutgoing() -> [Effect] {
    guard let outgoing else { return [] }
    let intent = Intent.outbox(.giveUp(outgoing.id))
    guard outgoing.state == .queued else { return perform(intent, on: outgoing.conversation) }
    let text = phrases.say(
      "Il messaggio non è ancora partito. Se lo fermi, il cittadino non lo riceverà. Lo fermi?",
      "The message has not left yet. If you stop it, the citizen will not get it. Stop it?")
    overlay = .confirm(Confirmation(text: text, consequence: .outbox(intent, outgoing.conversation)))
    return []
  }
}
