import Desk
import Foundation
import Testing
import WhatsApp

@Suite("Every kind of message, in the desk's words")
struct MessageTests {
  /// The arrivals of `fixtures/webhook/messages.json`, one of each kind and some twice.
  static let arrivals = Result { try delivery(from: fixture("webhook/messages.json"), receivedAt: receipt).arrivals }

  @Test("the kinds, in order")
  func kinds() throws {
    #expect(
      try Self.arrivals.get().map(\.kind) == [
        .text, .image, .video, .audio, .audio, .document, .sticker, .location, .location, .contacts, .interactive,
        .interactive, .interactive, .button, .order, .reaction, .reaction, .system, .edit, .revoke, .unsupported,
        .unsupported, .text, .text, .text, .image,
      ])
  }

  @Test("their contents")
  func contents() throws {
    let contents = try Self.arrivals.get().map(\.content)
    let digest = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI="
    func file(_ sort: Media.Sort, _ type: String) -> Media { Media(sort, id: "900100", mimeType: type, sha256: digest) }
    var video = file(.video, "video/mp4")
    (video.seconds, video.bytes) = (12, 120_000)
    var voice = file(.audio, "audio/ogg; codecs=opus")
    voice.isVoice = true
    var oldVoice = file(.audio, "audio/ogg")
    oldVoice.isVoice = true
    var document = file(.document, "application/pdf")
    (document.fileName, document.caption) = ("../modulo.pdf", "ecco")
    let expected: [Content] = [
      .text("Buongiorno, la graduatoria del nido quando esce? È perché… 🙂"),
      .media(Media(.image, id: "900100", mimeType: "image/jpeg", sha256: digest, caption: "va bene questo modulo?")),
      .media(video), .media(voice), .media(oldVoice), .media(document), .media(file(.sticker, "image/webp")),
      .location(
        Location(latitude: 43.4633, longitude: 11.8796, name: "Piazza della Libertà", address: "52100 Arezzo")),
      .location(Location(latitude: 43.46, longitude: 11.87)),
      .contacts([
        ContactCard(name: "Ufficio Scuola", phones: ["+39 0575 355 5001"], emails: ["scuola@example.it"])
      ]),
      .choice(title: "Sì", detail: nil), .choice(title: "Nido", detail: "Iscrizioni"),
      .choice(title: "flow", detail: "Sent"), .choice(title: "Informazioni", detail: nil),
      .order(text: nil, items: 1), .reaction(emoji: "👍", to: ProviderID("wamid.OURS0001")),
      .reaction(emoji: nil, to: ProviderID("wamid.OURS0001")),
      .system(.changedNumber(phone: "393475550199", userID: nil)),
      .edit(of: ProviderID("wamid.FIXTURE0001"), text: "Buongiorno, quando esce la graduatoria?"),
      .revoke(of: ProviderID("wamid.FIXTURE0002")), .unsupported(what: "poll_creation"),
      .unsupported(what: "request_welcome"), .text("inoltrato"), .text("girato a tutti"), .text("dal gruppo"),
      .media(Media(.image)),
    ]
    for (content, wanted) in zip(contents, expected) { #expect(content == wanted) }
    #expect(contents.count == expected.count)
  }

  @Test("what they answer, how far they travelled, the group, the sender, the time")
  func circumstances() throws {
    let arrivals = try Self.arrivals.get()
    #expect(arrivals[0].quoting == ProviderID("wamid.OURS0001"))
    #expect(arrivals[10].quoting == ProviderID("wamid.OURS0002"))
    #expect(arrivals[1].quoting == nil)
    #expect(arrivals.map(\.forwarding).filter { $0 != nil } == [.once, .often])
    #expect(arrivals.compactMap(\.group) == ["Y2FwaV9ncm91cDox"])
    #expect(arrivals.allSatisfy { $0.from == Identity(phone: phone, profileName: "Giulia Bonci") })
    #expect(arrivals[0].at == Date(timeIntervalSince1970: 1_773_306_001))
  }

  @Test(
    "a type whose object is missing or of another shape, and a text without words, is kept as unsupported",
    arguments: [
      ("text", "null"), ("text", "\"nudo\""), ("text", "{\"body\":{}}"), ("text", "{}"), ("image", "3"),
      ("contacts", "{}"), ("interactive", "\"x\""), ("order", "[]"), ("system", "[]"), ("call", "{}"),
      ("ephemeral", "{}"), ("unsupported", "{}"), ("unknown", "{}"),
    ])
  func malformed(_ type: String, _ object: String) throws {
    let arrivals = try delivery(from: body(type, object), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.kind) == [.unsupported])
    #expect(arrivals.first?.content == .unsupported(what: type))
    #expect(arrivals.first?.id == ProviderID("wamid.T1"))
    #expect(arrivals.first?.isRawWhole == true)
  }

  @Test(
    "a known type counts as what it says it is when its object is there; what cannot be shown is kept whole",
    arguments: [
      ("location", "{}"), ("location", "{\"latitude\":91,\"longitude\":0}"),
      ("location", "{\"latitude\":\"NaN\",\"longitude\":0}"), ("location", "{\"latitude\":1e999,\"longitude\":0}"),
      ("location", "{\"latitude\":\"nord\",\"longitude\":0}"), ("interactive", "{}"), ("button", "{}"),
      ("reaction", "{\"emoji\":\"x\"}"), ("edit", "{}"), ("revoke", "{}"),
    ])
  func unreadable(_ type: String, _ object: String) throws {
    let arrivals = try delivery(from: body(type, object), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.kind.rawValue) == [type])
    #expect(arrivals.map(\.content) == [.unsupported(what: type)])
    #expect(arrivals.first?.isRawWhole == true)
  }

  @Test("contact cards that hold none are contacts all the same", arguments: ["[]", "[1]", "[{}]"])
  func noCards(_ array: String) throws {
    let arrivals = try delivery(from: body("contacts", array), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.kind) == [.contacts])
    #expect(arrivals.map(\.isRawWhole) == [array == "[1]"], "a card that is no card is kept whole")
  }

  @Test(
    "replies of every sort give the best words they have",
    arguments: [
      (
        #"{"type":"call_permission_reply","call_permission_reply":{"response":"accept"}}"#, "call_permission_reply",
        "accept"
      ),
      (#"{"type":"payment_method","payment_method":{"payment_method":"card"}}"#, "card", nil),
      (#"{"button_reply":{"id":"x","title":"Sì"}}"#, "Sì", nil),
      (#"{"type":"nuovo","nuovo":{"id":"x"}}"#, "nuovo", nil), (#"{"type":"product"}"#, "product", nil),
      (#"{"type":"product","product":["x"]}"#, "product", nil),
      (#"{"type":"payment_method","payment_method":null}"#, "payment_method", nil),
    ] as [(String, String, String?)])
  func choices(_ object: String, title: String, detail: String?) throws {
    let arrivals = try delivery(from: body("interactive", object), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.content) == [.choice(title: title, detail: detail)])
  }

  @Test(
    "what WhatsApp says of a citizen",
    arguments: [
      (
        #"{"type":"customer_changed_number","new_wa_id":"393475550199"}"#,
        .changedNumber(phone: "393475550199", userID: nil)
      ),
      (
        #"{"type":"user_changed_user_id","previous_user_id":"IT.1","user_id":"IT.2"}"#,
        .changedNumber(phone: nil, userID: "IT.2")
      ),
      (#"{"type":"customer_identity_changed","body":"x"}"#, .changedIdentity),
      (#"{"type":"user_changed_number","body":"x"}"#, .other("x")), (#"{"type":"nuovo"}"#, .other(nil)),
    ] as [(String, SystemNotice)])
  func notices(_ object: String, notice: SystemNotice) throws {
    let arrivals = try delivery(from: body("system", object), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.content) == [.system(notice)])
  }

  @Test(
    "timestamps that cannot be are replaced by the moment of receipt",
    arguments: ["\"\"", "\"ieri\"", "-5", "0", "null", "[]", "99999999999999999999", "\"1773306000000\"", "4102444800"])
  func timestamps(_ text: String) throws {
    let json = #"{"messages":[{"id":"a","timestamp":\#(text)},{"id":"b","timestamp":1773306000}]}"#
    let arrivals = try delivery(from: Array(json.utf8), receivedAt: receipt).arrivals
    #expect(arrivals.map(\.at) == [receipt, Date(timeIntervalSince1970: 1_773_306_000)])
  }
}
