import Desk
import Foundation
import Testing
import WhatsApp

@Suite("What we send, as the carriers write it")
struct SendingTests {
  private let citizen = Identity(phone: phone, userID: "IT.13491208655302741918")
  private let cloud = CloudAPI(number: "106540352242922")

  private func cloudBody(_ load: Parcel.Load, quoting: String? = nil, to: Identity? = nil) throws -> String? {
    let parcel = Parcel(to: to ?? citizen, load: load, quoting: quoting.map { ProviderID($0) }, callback: "42")
    let request = try cloud.send(parcel)
    #expect(request.method == .post && request.path == "/106540352242922/messages")
    let head = #"{"messaging_product":"whatsapp","recipient_type":"individual","to":"+393475550142","#
    let tail = #","biz_opaque_callback_data":"42"}"#
    let text = request.body?.ordered ?? ""
    return text.hasPrefix(head) && text.hasSuffix(tail) ? String(text.dropFirst(head.count).dropLast(tail.count)) : text
  }

  @Test("each kind of the Cloud API")
  func cloudKinds() throws {
    #expect(
      try cloudBody(.text("Perché? \"sì\"")) == #""type":"text","text":{"preview_url":false,"body":"Perché? \"sì\""}"#)
    #expect(
      try cloudBody(.text("Ecco"), quoting: "wamid.Q")
        == #""context":{"message_id":"wamid.Q"},"type":"text","text":{"preview_url":false,"body":"Ecco"}"#)
    #expect(
      try cloudBody(.file(.image, .uploaded("7"), caption: "Pianta", name: "a.png"))
        == #""type":"image","image":{"id":"7","caption":"Pianta"}"#)
    #expect(
      try cloudBody(.file(.document, .uploaded("7"), caption: nil, name: "a.pdf"))
        == #""type":"document","document":{"id":"7","filename":"a.pdf"}"#)
    #expect(
      try cloudBody(.file(.audio, .at("https://x.example/a.ogg"), caption: "no", name: nil))
        == #""type":"audio","audio":{"link":"https://x.example/a.ogg"}"#)
    #expect(
      try cloudBody(.place(Location(latitude: 43.46, longitude: 11.88, name: "Comune")))
        == #""type":"location","location":{"latitude":"43.46","longitude":"11.88","name":"Comune"}"#)
    #expect(
      try cloudBody(.reaction("👍", to: ProviderID("wamid.R")), quoting: "wamid.Q")
        == #""type":"reaction","reaction":{"message_id":"wamid.R","emoji":"👍"}"#)
    let use = TemplateUse(
      name: "riapri", language: "it", values: [.init(name: "nome", text: "Anna"), .init(text: "2")])
    #expect(
      try cloudBody(.template(use), quoting: "wamid.Q")
        == #""type":"template","template":{"name":"riapri","language":{"code":"it"},"components":[{"type":"body","#
        + #""parameters":[{"type":"text","parameter_name":"nome","text":"Anna"},{"type":"text","text":"2"}]}]}"#)
  }

  @Test("who has no number is written to by user id, and who has neither by nobody")
  func addresses() throws {
    let text = try cloudBody(.text("Sì"), to: Identity(userID: "IT.1"))
    #expect(text?.contains(#""recipient":"IT.1","type""#) == true)
    #expect(throws: PackingRefusal.noAddress) { try cloud.send(Parcel(to: Identity(username: "a"), load: .text("Sì"))) }
    #expect(throws: PackingRefusal.noAddress) { try cloud.block([Identity()]) }
  }

  @Test("read marks, typing, blocks")
  func others() throws {
    #expect(
      cloud.read(ProviderID("wamid.R"), typing: true).body?.ordered
        == #"{"messaging_product":"whatsapp","status":"read","message_id":"wamid.R","typing_indicator":{"type":"text"}}"#
    )
    let lift = try cloud.block([citizen, Identity(userID: "IT.2")], lifting: true)
    #expect(lift.method == .delete && lift.path == "/106540352242922/block_users")
    #expect(
      lift.body?.ordered
        == #"{"messaging_product":"whatsapp","block_users":[{"user":"+393475550142"},{"user_id":"IT.2"}]}"#)
  }

  @Test("Callbell: text and files by address; what it has no call for is refused before anybody is asked")
  func callbell() throws {
    let api = CallbellAPI(channel: "ch1")
    let text = try api.send(Parcel(to: citizen, load: .text("Ecco"), quoting: ProviderID("x"), callback: "42"))
    #expect(text.path == "/messages/send")
    #expect(
      text.body?.ordered
        == #"{"to":"+393475550142","from":"whatsapp","channel_uuid":"ch1","type":"text","content":{"text":"Ecco"},"#
        + #""metadata":{"sportello":"42"}}"#)
    let image = Parcel(
      to: Identity(userID: "IT.1"), load: .file(.image, .at("https://x.example/a"), caption: "A", name: nil))
    #expect(
      try CallbellAPI().send(image).body?.ordered
        == #"{"bsuid":"IT.1","from":"whatsapp","type":"image","content":{"url":"https://x.example/a","text":"A"}}"#)
    for load in [
      Parcel.Load.file(.image, .uploaded("7"), caption: nil, name: nil), .reaction(nil, to: ProviderID("x")),
      .place(Location(latitude: 1, longitude: 1)), .template(TemplateUse(name: "a", language: "it")),
    ] { #expect(throws: PackingRefusal.notCarried) { try api.send(Parcel(to: citizen, load: load)) } }
  }

  @Test("the handshake answers its own token alone, and never with markup")
  func shake() {
    #expect(handshake(mode: "subscribe", token: "t", challenge: "1158201444", expected: "t") == "1158201444")
    #expect(handshake(mode: "subscribe", token: "u", challenge: "1", expected: "t") == nil)
    #expect(handshake(mode: "subscribe", token: "", challenge: "1", expected: "") == nil)
    #expect(handshake(mode: "unsubscribe", token: "t", challenge: "1", expected: "t") == nil)
    for challenge in ["<b>", "", "a b", String(repeating: "1", count: 257)] {
      #expect(handshake(mode: "subscribe", token: "t", challenge: challenge, expected: "t") == nil)
    }
  }
}

extension JSON {
  /// In the order in which it was made: what a carrier reads.
  fileprivate var ordered: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(JSON.string($0.key).canonicalText):\($0.value.ordered)" }.joined(separator: ",") + "}"
    case .array(let elements): "[" + elements.map(\.ordered).joined(separator: ",") + "]"
    case .null, .bool, .number, .string: canonicalText
    }
  }
}
