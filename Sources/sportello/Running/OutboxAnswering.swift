import Console
import Desk
import Foundation
import Store

extension Store {
  /// What the console hears when it asks about the way out.
  func answer(_ request: OutboxRequest, at now: Date) throws(StoreFault) -> OutboxAnswer? {
    switch request {
    case .link: .link(try gatewayLink())
    case .usualSilence: .usualSilence(minutes: try usualSilence(at: now))
    case .allowTemplate: nil
    }
  }

  /// Carries what writes into the file, and tells what came of it; nothing for what only reads.
  func carry(_ request: OutboxRequest, for me: StaffID, at now: Date) -> [Input] {
    guard case .allowTemplate(let name, let language, let isAllowed) = request else { return [] }
    do {
      try allowTemplate(name, language: language, isAllowed, by: me, at: now)
      return [.outbox(.templateAllowed(isAllowed))]
    } catch {
      switch error {
      case .refused(.roleMissing(let role)): return [.outbox(.refused(.roleMissing(role)))]
      case .refused: return [.outbox(.refused(.nothingToDo))]
      case .fault(let fault): return [.fault(fault.trouble)]
      }
    }
  }
}
