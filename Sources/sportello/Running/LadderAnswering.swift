import Console
import Desk
import Foundation
import Store

extension LadderRequest {
  /// Whether the file is written to: such a request goes with the acts, in their order.
  var writes: Bool {
    switch self {
    case .unseal, .appeal: true
    case .queue, .blocks, .outgoing, .foresee: false
    }
  }
}

extension Store {
  /// What the console hears when it asks about the ladder; nil for what writes.
  func answer(_ request: LadderRequest, for me: StaffID, at now: Date) throws -> LadderAnswer? {
    switch request {
    case .queue(let key, let limit): return .queue(try moderationQueue(from: key, limit: limit), after: key)
    case .blocks(let key, let limit): return .blocks(try blocks(at: now, after: key, limit: limit), after: key)
    case .outgoing(let key, let limit): return .outgoing(try outgoing(after: key, at: now, limit: limit), after: key)
    case .foresee(let serial, let wishes):
      return .foreseen(
        serial: serial,
        try wishes.map { wish in
          do throws(ActError) {
            return .success(try foresee(.ladder(wish.step), on: wish.conversation, by: me, at: now))
          } catch {
            guard case .refused(let refusal) = error else { throw error }
            return .failure(refusal)
          }
        })
    case .unseal, .appeal: return nil
    }
  }

  /// Carries what writes into the file, and tells what came of it.
  func carry(_ request: LadderRequest, for me: StaffID, at now: Date) -> [Input] {
    do throws(ActError) {
      switch request {
      case .unseal(let message, let id): return [.ladder(.unsealed(try unseal(message, in: id, by: me, at: now)))]
      case .appeal(let text, let id):
        try noteAppeal(text, on: id, by: me, at: now)
        return [.ladder(.noted)]
      case .queue, .blocks, .outgoing, .foresee: return []
      }
    } catch {
      switch error {
      case .refused(let refusal): return [.ladder(.refused(refusal))]
      case .unknownConversation: return [.fault(.other(code: 0))]
      case .fault(let fault): return [.fault(fault.trouble)]
      }
    }
  }
}

extension LaterStore {
  /// Ends what has ended by itself: blocks whose date has come, sealed texts whose term is over.
  func tend(at now: Date) -> [Input] {
    do throws(StoreFault) {
      _ = try store().tend(at: now)
      return []
    } catch {
      return [.fault(error.trouble)]
    }
  }
}

extension Store {
  /// Ends what has ended by itself, and says whether there was anything.
  func tend(at now: Date) throws(StoreFault) -> Bool {
    let lapsed = try lapseBlocks(at: now)
    let erased = try eraseSealed(at: now)
    return lapsed + erased > 0
  }
}
