import Desk
import Foundation
import Testing
import WhatsApp

@Suite("The stand-in's webhooks: told as Meta and Callbell tell them, and read back the same")
struct TellingTests {
  let at = Date(timeIntervalSince1970: 1_773_309_600)
  let giulia = Identity(phone: "393475550142", userID: "IT.9001", username: "giulia", profileName: "Giulia «è» 🌻 / B")

  private func arrival(_ content: Content, quoting: ProviderID? = nil, _ number: Int) -> Arrival {
    Arrival(
      id: ProviderID("wamid.T\(number)"), kind: content.kind, from: giulia, at: at, content: content, quoting: quoting)
  }

  @Test("every sort of message comes back as it was told, through bytes that are signed as they are")
  func roundTrip() throws {
    let media = Media(
      .document, id: "sim-document-1", mimeType: "application/pdf",
      sha256: "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=",
      bytes: 12, fileName: "../modulo.pdf", caption: "ecco")
    let contents: [Content] = [
      .text("perché? 😀 https://example.it/a\n\"sì\""), .media(media),
      .media(Media(.audio, id: "sim-audio-1", seconds: 7, isVoice: true)),
      .location(Location(latitude: 43.4633, longitude: 11.8796, name: "Piazza", address: "Arezzo")),
      .contacts([ContactCard(name: "Ahmed", phones: ["+39 347 555 1111"], emails: ["a@example.it"])]),
      .choice(title: "Sì", detail: "grazie"), .order(text: "vorrei", items: 2),
      .reaction(emoji: "👍", to: ProviderID("wamid.T0")), .edit(of: ProviderID("wamid.T0"), text: "altro"),
      .revoke(of: ProviderID("wamid.T0")), .system(.changedNumber(phone: "393475550143", userID: nil)),
      .call(Call(event: "connect", isFromCitizen: true)),
    ]
    let told = contents.enumerated().map { arrival($1, quoting: $0 == 0 ? ProviderID("wamid.Q") : nil, $0) }
    let news = StatusUpdate(
      id: ProviderID("wamid.OUT"), word: "failed", state: .failed, at: at, errorCode: 131_026, callback: "17",
      key: ProviderID("wamid.OUT:failed"))
    let body = CloudWebhook(number: "1").body(Delivery(arrivals: told, statuses: [news])).escapedBytes
    #expect(body.allSatisfy { (0x20..<0x7F).contains($0) }, "escaped as Meta escapes")
    #expect(isSigned(body, by: signature(of: body, secret: "s"), secret: "s"))
    let read = try delivery(from: body, receivedAt: at)
    // Calls come under a key of their own, behind the messages.
    #expect(read.arrivals.map(\.content) == contents)
    #expect(read.arrivals.map(\.from) == told.map(\.from) && read.others.isEmpty)
    #expect(read.arrivals.first?.quoting == ProviderID("wamid.Q"))
    #expect(read.statuses.map(\.key) == [news.key] && read.statuses.first?.errorCode == 131_026)
    #expect(read.statuses.first?.callback == "17")
  }

  @Test("Callbell tells words, files and news, each in a body of its own")
  func callbell() throws {
    let words = try callbellDelivery(
      from: CallbellWebhook.body(arrival(.text("perché?"), 1)).escapedBytes, receivedAt: at)
    #expect(words.arrivals.map(\.content) == [.text("perché?")] && words.arrivals.first?.at == at)
    #expect(words.arrivals.first?.from.phone == giulia.phone && words.arrivals.first?.from.userID == giulia.userID)
    let news = StatusUpdate(
      id: ProviderID("u1"), word: "read", state: .read, at: at, callback: "17", key: ProviderID("u1:read"))
    let read = try callbellDelivery(from: CallbellWebhook.body(news).escapedBytes, receivedAt: at)
    #expect(read.statuses.map(\.callback) == ["17"] && read.statuses.first?.state == .read)
  }
}
