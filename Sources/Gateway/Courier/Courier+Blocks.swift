import Desk
import Foundation
import Store
import WhatsApp

extension Courier {
  /// The blocks that supervisors decided and WhatsApp has not heard of; nil when there are none, or it is being asked.
  func blocksToAsk() -> [WhatsAppBlockRequest]? {
    let ticks = clocks.ticks()
    guard !isAskingBlocks, blocksRestUntil.map({ $0 <= ticks }) ?? true else { return nil }
    do {
      guard try store.hasWhatsAppBlocks() else { return nil }
      let blocks = try store.takeWhatsAppBlocks(at: clocks.now(), limit: 20)
      isAskingBlocks = !blocks.isEmpty
      return blocks.isEmpty ? nil : blocks
    } catch {
      report(.store(error.description))
      blocksRestUntil = ticks + 5
      return nil
    }
  }

  /// Asks WhatsApp for each, one after the other. Callbell has no call for it: a block holds here alone.
  func ask(_ blocks: [WhatsAppBlockRequest]) async {
    for block in blocks {
      let level: WhatsAppLevel
      switch carrier {
      case .callbell: level = block.blocks ? .refused : .lifted
      case .cloudAPI(let number): level = await self.level(of: block, CloudAPI(number: number))
      }
      record(level, of: block.id)
    }
    isAskingBlocks = false
    bell.ring()
  }

  /// Where the file does not take it the block stays as asked, and is asked for again at the next start.
  private func record(_ level: WhatsAppLevel, of block: BlockID) {
    do { try store.recordWhatsAppBlock(block, as: level, at: clocks.now()) } catch {
      report(.store(error.description))
    }
    report(.block(level))
  }

  /// What holds at WhatsApp after asking. Asking twice changes nothing there, so whatever is unclear is asked again.
  private func level(of block: WhatsAppBlockRequest, _ api: CloudAPI) async -> WhatsAppLevel {
    let again: WhatsAppLevel = block.blocks ? .toAsk : .toLift
    guard let request = try? api.block([block.citizen], lifting: !block.blocks) else {
      return block.blocks ? .refused : .lifted
    }
    guard case .answered(let http, let body) = await transport.call(request) else {
      blocksRestUntil = clocks.ticks() + 30
      return again
    }
    switch CloudAPI.blockOutcome(http: http, body: body, of: block.citizen) {
    case .done: return block.blocks ? .holds : .lifted
    case .refused: return refused(block)
    case .unclear:
      blocksRestUntil = clocks.ticks() + 60
      return again
    case .failed(let error):
      switch error.remedy {
      case .fail, .offerTemplate: return refused(block)
      case .retry, .slowDown, .wait, .stop:
        blocksRestUntil = clocks.ticks() + 300
        return again
      }
    }
  }

  /// A block that WhatsApp does not take off is asked about again in an hour: the citizen's way has to be free.
  private func refused(_ block: WhatsAppBlockRequest) -> WhatsAppLevel {
    guard !block.blocks else { return .refused }
    blocksRestUntil = clocks.ticks() + 3600
    return .toLift
  }
}
