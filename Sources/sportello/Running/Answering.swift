import Console
import Desk
import Foundation
import Policy
import Store

extension Store {
  /// What the console hears when it asks for something to be read; nothing for an effect that reads nothing.
  func read(_ effect: Effect, for me: StaffID, at now: Date) -> [Input] {
    do {
      switch effect {
      case .loadInbox(let wanted):
        let page = try inbox(
          wanted.view, for: me, at: now, from: wanted.from, backward: wanted.isBackward,
          inclusive: wanted.isInclusive, limit: wanted.limit)
        return [.inbox(page, wanted)]
      case .loadCounts: return [.counts(try counts(for: me, at: now))]
      case .loadThread(let wanted):
        let page = try thread(
          wanted.conversation, from: wanted.from, backward: wanted.isBackward, inclusive: wanted.isInclusive,
          limit: wanted.limit)
        return page.map { [.thread($0, wanted)] } ?? []
      case .search(let request):
        return heard(request, for: me, within: SearchLimits(rows: request.rows, patience: .seconds(10)))
      case .ladder(let request): return try answer(request, for: me, at: now).map { [.ladder($0)] } ?? []
      case .outbox(let request): return try answer(request, at: now).map { [.outbox($0)] } ?? []
      case .perform, .dismissFlags, .saveDraft, .attend, .copy, .mouse, .outside, .dossier, .training, .writing,
        .redraw, .suspend, .quit:
        return []
      }
    } catch {
      return [.fault(error.trouble)]
    }
  }

  /// Carries an act or a draft into the file, and tells what became of it; nothing for an effect that writes nothing.
  func write(_ effect: Effect, for me: StaffID, at now: Date) -> [Input] {
    switch effect {
    case .perform(let ticket, let intent, let conversation):
      return [.settled(ticket: ticket, result(of: intent, on: conversation, by: me, at: now))]
    case .dismissFlags(let ticket, let conversation, let last, let reason):
      return [.settled(ticket: ticket, dismissFlags(of: conversation, upTo: last, reason, by: me, at: now))]
    case .saveDraft(let conversation, let draft):
      do {
        try saveDraft(draft, in: conversation, by: me, at: now)
        return []
      } catch {
        return [.fault(error.trouble)]
      }
    case .ladder(let request): return carry(request, for: me, at: now)
    case .outbox(let request): return carry(request, for: me, at: now)
    case .loadInbox, .loadCounts, .loadThread, .search, .attend, .copy, .mouse, .outside, .dossier, .training,
      .writing, .redraw, .suspend, .quit:
      return []
    }
  }

  /// Settles each open flag of a conversation by itself; the first that may not be tells why, and the others stand. One
  /// that a colleague settles meanwhile is no obstacle, unless nothing is left to do.
  private func dismissFlags(
    of conversation: ConversationID, upTo last: FlagID, _ reason: String, by me: StaffID, at now: Date
  ) -> ActResult {
    do {
      let results = try openFlags(of: conversation, upTo: last).map { flag in
        result(of: .dismissFlag(flag.id, on: flag.message, reason: reason), on: conversation, by: me, at: now)
      }
      return Self.summary(of: results)
    } catch {
      return .fault(error.trouble)
    }
  }

  /// What became of the flags of a conversation together.
  static func summary(of results: [ActResult]) -> ActResult {
    let settled = results.filter { $0 != .refused(.noOpenFlag) }
    return settled.first { $0 != .done } ?? settled.first ?? .refused(.noOpenFlag)
  }

  private func result(of wanted: Intent, on conversation: ConversationID, by me: StaffID, at now: Date) -> ActResult {
    let intent: Intent
    do { intent = try keeping(wanted) } catch { return .fault(.attachment(error)) }
    do {
      _ = try perform(intent, on: conversation, by: me, at: now)
      return .done
    } catch {
      switch error {
      case .refused(let refusal): return .refused(refusal)
      case .unknownConversation: return .fault(.other(code: 0))
      case .fault(let fault): return .fault(fault.trouble)
      }
    }
  }
}

extension Error {
  /// The failure as the operator is told of it.
  var trouble: Trouble { (self as? StoreFault)?.trouble ?? .other(code: 0) }
}

extension StoreFault {
  /// The fault as the operator is told of it.
  var trouble: Trouble {
    switch self {
    case .locked: .locked
    case .diskFull: .diskFull
    case .readOnly, .permission: .readOnly
    case .corrupted, .notADatabase, .notOurs: .damaged
    case .replaced, .missing: .lost
    case .failed(_, _, let code): .other(code: code)
    case .missingFolder, .exists, .newer, .older: .other(code: 0)
    }
  }
}
