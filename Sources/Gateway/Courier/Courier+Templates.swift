import Desk
import Foundation
import Store
import WhatsApp

extension Courier {
  /// Pages of templates that are read at most.
  private static let mostPages = 10

  /// The account whose templates are to be read now: at the start and each hour. Nil where the configuration names none.
  func templatesToAsk() -> String? {
    let ticks = clocks.ticks()
    guard let account, templatesRestUntil.map({ $0 <= ticks }) ?? true else { return nil }
    templatesRestUntil = ticks + 3600
    return account
  }

  /// Reads the templates that WhatsApp offers into the file; where that fails what was there stays.
  func askTemplates(of account: String) async {
    var (offered, cursor): ([Template], String?) = ([], nil)
    for page in 0..<Self.mostPages where page == 0 || cursor != nil {
      guard
        case .answered(let http, let body) = await transport.call(CloudAPI.templates(of: account, after: cursor))
      else {
        templatesRestUntil = clocks.ticks() + 300
        return
      }
      do {
        let read = try CloudAPI.templates(http: http, body: body)
        offered += read.templates
        cursor = read.next
      } catch {
        templatesRestUntil = clocks.ticks() + 300
        return report(.templates(read: nil, code: error.code ?? error.http))
      }
    }
    let unique = Dictionary(offered.map { ("\($0.name):\($0.language)", $0) }) { first, _ in first }.values
    do {
      try store.keepTemplates(Array(unique))
      report(.templates(read: unique.count, code: nil))
    } catch {
      report(.store(error.description))
    }
  }
}
