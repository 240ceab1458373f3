import Desk
import Foundation
import Moderation
import Policy

@testable import Console

/// The queue and the blocked people of a town, from its conversations.
extension Town {
  func answer(_ request: LadderRequest, me: Staff, at now: Date, in office: Office) -> LadderAnswer {
    switch request {
    case .queue(let key, let limit):
      let all = queue(under: office.timetable.ruleset(at: now))
      let rest = Array(all.drop { row in key.map { row.key != $0 } ?? false }.dropFirst(key == nil ? 0 : 1))
      return .queue(
        QueuePage(rows: Array(rest.prefix(limit)), hasLater: rest.count > limit, total: all.count), after: key)
    case .blocks: return .blocks(BlockPage(rows: blocks, total: blocks.count), after: nil)
    case .outgoing(let key, _):
      return .outgoing(OutgoingPage(rows: key == nil ? outgoing : [], total: outgoing.count), after: key)
    case .foresee(let serial, let wishes):
      return .foreseen(serial: serial, wishes.map { foresee($0, me, now, office) })
    case .unseal(let message, _):
      let deletion = Deletion(clause: "A14.c", by: me.id, at: now, sealedUntil: now)
      return .unsealed(SealedText(message: message, text: "Ti aspetto fuori", deletion: deletion))
    case .appeal: return .noted
    }
  }

  private func foresee(
    _ wish: LadderWish, _ me: Staff, _ now: Date, _ office: Office
  ) -> Result<[Consequence], Refusal> {
    guard let thread = threads[wish.conversation] else { return .failure(.unknownMessage) }
    var conversation = thread.head.conversation
    conversation.proposals = proposals
    for entry in thread.entries where entry.isFromCitizen {
      conversation.messages[entry.id] = MessageFacts(flags: entry.flags, marks: entry.marks)
    }
    return Result { () throws(Refusal) in
      try conversation.foresee(.ladder(wish.step), by: me, at: now, in: office)
    }
  }

  private func queue(under ruleset: Ruleset) -> [QueueRow] {
    threads.values.flatMap { thread in
      thread.entries.compactMap { entry -> QueueRow? in
        let open = entry.flags.filter { $0.state == .open }
        guard let first = open.first, case .incoming(let kind, let content) = entry.body else { return nil }
        let weight = open.map { Priority.weight(of: $0.flag.clause, $0.flag.confidence, confirmed: 0, under: ruleset) }
        let at = Int64(entry.at.timeIntervalSince1970 * 1000)
        return QueueRow(
          id: entry.id, conversation: thread.head.conversation.id, citizen: thread.head.citizen, at: entry.at,
          kind: kind, text: Phrases().lines(for: content).body, flags: open, marks: entry.marks,
          proposals: proposals.filter { $0.finding.messages.contains(entry.id) && $0.state == .proposed },
          key: QueueKey(weight: weight.max() ?? first.flag.confidence.rawValue.count, at: at, id: entry.id))
      }
    }.sorted { ($0.key.weight, $1.key.at) > ($1.key.weight, $0.key.at) }
  }
}

extension Desk.Thread {
  /// Settles the open flags of one message that are meant.
  mutating func settle(_ message: MessageID, as state: FlagRecord.State, where isMeant: (FlagRecord) -> Bool) {
    guard let index = entries.firstIndex(where: { $0.id == message }) else { return }
    for place in entries[index].flags.indices where entries[index].flags[place].state == .open {
      if isMeant(entries[index].flags[place]) { entries[index].flags[place].state = state }
    }
  }
}
