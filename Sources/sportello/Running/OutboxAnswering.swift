import Console
import Desk
import Foundation
import Store

extension Store {
  /// What the console hears when it asks about the way out.
  func answer(_ request: OutboxRequest, at now: Date) throws(StoreFault) -> OutboxAnswer {
    switch request {
    case .link: .link(try gatewayLink())
    case .usualSilence: .usualSilence(minutes: try usualSilence(at: now))
    }
  }
}
