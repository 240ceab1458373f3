import Foundation
import Synchronization
import Testing
import WhatsApp

@testable import Gateway

@Suite("Callbell's webhook is believed when its API says the same")
struct RereadingTests {
  private let carrier = ToldCarrier()

  private func outcome(of body: String) async -> Rereading.Outcome {
    await Rereading(transport: carrier.transport, pause: {}).outcome(of: Array(body.utf8))
  }

  private func answer(_ body: String, http: Int = 200) -> Transported {
    .answered(http: http, body: Array(body.utf8))
  }

  private static let message = """
    {"event":"message_created","payload":{"from":"393475550142","text":"Buongiorno","status":"received",\
    "createdAt":"2026-03-12T11:00:00.000+01:00","contact":{"uuid":"414a6d692bd645ed803f2e7ce360d4c8"}}}
    """
  private static let known = """
    {"messages":[{"text":"Nota","status":"note","createdAt":"2026-03-12T10:00:01Z"},\
    {"text":"Buongiorno","status":"received","createdAt":"2026-03-12T10:00:00Z"}]}
    """

  @Test("a message that stands in the contact's list, written in another way, perhaps only at the second look")
  func message() async {
    carrier.answers(answer(#"{"messages":[]}"#), answer(Self.known))
    #expect(await outcome(of: Self.message) == .isSo)
    #expect(
      carrier.asked.map(\.path)
        == Array(repeating: "/contacts/414a6d692bd645ed803f2e7ce360d4c8/messages?page=1", count: 2))
    #expect(carrier.asked.allSatisfy { $0.method == .get && $0.body == nil })
  }

  @Test("what the API does not know is refused: other words, another moment, one of ours, an unknown contact")
  func forged() async {
    for change in [("Buongiorno", "Altro"), ("10:00:00Z", "10:05:00Z"), ("received", "sent")] {
      let list = answer(Self.known.replacingOccurrences(of: change.0, with: change.1))
      carrier.answers(list, list, list)
      #expect(await outcome(of: Self.message) == .isNotSo, "\(change)")
    }
    let nobody = answer("{}", http: 404)
    carrier.answers(nobody, nobody, nobody)
    #expect(await outcome(of: Self.message) == .isNotSo)
    let before = carrier.asked.count
    let strange = Self.message.replacingOccurrences(of: "414a6d692bd645ed803f2e7ce360d4c8", with: "../me?x=")
    #expect(await outcome(of: strange) == .isNotSo)
    #expect(carrier.asked.count == before, "a name that is none is asked of nobody")
  }

  @Test("where the API cannot be asked the webhook is believed: Callbell repeats nothing")
  func unknown() async {
    for reply in [Transported.unreachable, .lost, answer("x", http: 500), answer("<html>"), answer("", http: 401)] {
      carrier.answers(reply)
      #expect(await outcome(of: Self.message) == .unknown)
    }
  }

  @Test("news of ours: what the API has got as far, and no failure it does not know")
  func statuses() async {
    func news(_ word: String) -> String {
      #"{"event":"message_status_updated","payload":{"uuid":"cf839626","status":"\#(word)"}}"#
    }
    for (word, known, outcome) in [
      ("delivered", "read", Rereading.Outcome.isSo), ("read", "read", .isSo), ("failed", "failed", .isSo),
      ("read", "sent", .isNotSo), ("failed", "sent", .isNotSo), ("sent", "failed", .isNotSo),
    ] {
      let status = answer(#"{"message":{"uuid":"cf839626","status":"\#(known)"}}"#)
      carrier.answers(status, status, status)
      #expect(await self.outcome(of: news(word)) == outcome, "\(word), \(known)")
    }
    #expect(carrier.asked.first?.path == "/messages/status/cf839626")
    let before = carrier.asked.count
    #expect(await outcome(of: #"{"event":"contact_created","payload":{}}"#) == .isSo)
    #expect(carrier.asked.count == before)
  }
}
