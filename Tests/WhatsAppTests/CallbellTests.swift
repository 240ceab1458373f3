import Desk
import Foundation
import Testing
import WhatsApp

@Suite("Callbell's webhook: the same arrivals, under names of our own making")
struct CallbellTests {
  private func deliveries() throws -> [Delivery] {
    let file = try JSON(fixture("callbell/webhook.json"))
    return try (file.elements ?? []).map { try callbellDelivery(from: $0.canonicalBytes, receivedAt: receipt) }
  }

  @Test("text, files, place: who, when and what")
  func arrivals() throws {
    let deliveries = try deliveries()
    #expect(deliveries.map(\.arrivals.count) == [1, 2, 1, 0, 0, 0, 0])
    let first = try #require(deliveries[0].arrivals.first)
    #expect(first.from == Identity(phone: phone, userID: "IT.13491208655302741918", profileName: "Giulia Bonci"))
    #expect(first.content == .text("Buongiorno, la TARI?"))
    #expect(first.at == Date(timeIntervalSince1970: 1_773_310_320))
    let files = deliveries[1].arrivals
    #expect(
      files.map(\.content) == [
        .media(Media(.image, id: "https://media.example/a/foto.jpg?sig=1", caption: "eccole")),
        .media(Media(.document, id: "https://media.example/a/modulo%20uno.pdf", fileName: "modulo uno.pdf")),
      ])
    #expect(files.map(\.at) == [first.at + 60, first.at + 60], "the date that is not quite ISO 8601")
    #expect(files.map(\.forwarding) == [.once, .once])
    #expect(deliveries[2].arrivals.map(\.content) == [.location(Location(latitude: 43.46, longitude: 11.88))])
    #expect(deliveries.flatMap(\.arrivals).allSatisfy { $0.isRawWhole }, "all raw forms go with their citizen")
  }

  @Test("a message told twice has one name, whatever the order of keys and the signature of its files' addresses")
  func names() throws {
    let body = try fixture("callbell/webhook.json")
    let again = String(decoding: body, as: UTF8.self).replacingOccurrences(of: "sig=1", with: "sig=2")
    let (first, second) = (try deliveries(), try JSON(Array(again.utf8)).elements ?? [])
    for (one, other) in zip(first, second) {
      let twice = try callbellDelivery(from: other.canonicalBytes, receivedAt: receipt + 99)
      #expect(one.arrivals.map(\.id) == twice.arrivals.map(\.id))
      #expect(one.others.map(\.key) == twice.others.map(\.key))
    }
    let all = first.flatMap(\.arrivals).map(\.id)
    #expect(Set(all).count == all.count, "and no two messages share one")
  }

  @Test("news of ours, what others wrote in Callbell, and the rest are kept")
  func others() throws {
    let deliveries = try deliveries()
    let news = deliveries.flatMap(\.statuses)
    #expect(news.map(\.id) == [ProviderID("m1"), ProviderID("m1")])
    #expect(news.map(\.state) == [.read, nil])
    #expect(news.map(\.callback) == ["42", nil])
    #expect(news.map(\.key) == [ProviderID("m1:read"), ProviderID("m1:mismatch")])
    #expect(deliveries.flatMap(\.others).map(\.field) == ["message_created", "contact_updated"])
  }

  @Test("bodies of any shape are taken", arguments: ["{}", "[]", "null", "{\"event\":1,\"payload\":[]}", "12"])
  func oddShapes(_ body: String) throws {
    #expect(try callbellDelivery(from: Array(body.utf8), receivedAt: receipt).others.count == 1)
    let bare =
      #"{"event":"message_created","payload":{"status":"received","createdAt":{},"contact":7,"attachments":[{}]}}"#
    let arrivals = try callbellDelivery(from: Array(bare.utf8), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.content) == [.unsupported(what: "callbell")])
    #expect(arrivals.first?.from.isAnonymous == true && arrivals.first?.at == receipt)
  }
}
