import Foundation
import Store
import WhatsApp

extension Courier {
  /// Read marks and the sign that somebody writes, to be told now; nil when there are none, while some are being told,
  /// and while nothing is sent at all.
  func courtesiesToTell() -> [Courtesy]? {
    guard !isTellingCourtesies, restsUntil == nil, stopped == nil else { return nil }
    do {
      let courtesies = try store.takeCourtesies(at: clocks.now(), limit: 20)
      isTellingCourtesies = !courtesies.isEmpty
      return courtesies.isEmpty ? nil : courtesies
    } catch {
      report(.store(error.description))
      return nil
    }
  }

  /// Tells WhatsApp, once each, whatever it answers: a mark that is lost costs nobody anything. Callbell has no such
  /// call.
  func tell(_ courtesies: [Courtesy]) async {
    if case .cloudAPI(let number) = carrier {
      for courtesy in courtesies {
        let request = CloudAPI(number: number).read(courtesy.message, typing: courtesy.typing)
        switch await transport.call(request) {
        case .answered(200..<300, _): report(.courtesy(isTold: true))
        case .answered, .lost, .unreachable: report(.courtesy(isTold: false))
        }
      }
    }
    isTellingCourtesies = false
    bell.ring()
  }
}
