import Desk
import Foundation
import Policy
import Testing

@Suite("A02: a file or a place goes with an answer")
struct AttachmentTests {
  static let picture = Media(.image, mimeType: "image/jpeg", bytes: 1_000, fileName: "modulo.jpg")

  private func decide(_ text: String, _ attachment: Enclosure?) throws -> Result<[Event], Refusal> {
    let now = try thursday()
    let chat = Conversation.waiting(inCharge: anna, at: now)
    let intent = Intent.reply(text: text, quoting: nil, attachment: attachment)
    do {
      return .success(try chat.decide(intent, by: anna, at: now, in: office()))
    } catch let refusal as Refusal {
      return .failure(refusal)
    }
  }

  @Test("words may be left out then, and become the caption else", arguments: [("", ""), (" Ecco \n", "Ecco")])
  func caption(text: String, kept: String) throws {
    let attachment = Enclosure.file(Self.picture, path: "/x")
    guard case .success(let events) = try decide(text, attachment),
      case .replied(kept, nil, attachment, _, _) = events[0]
    else {
      Issue.record("not replied")
      return
    }
  }

  static func file(_ sort: Media.Sort, _ bytes: Int) -> Enclosure { .file(Media(sort, bytes: bytes), path: "") }
  static let place = Enclosure.place(Location(latitude: 43, longitude: 11))

  /// What goes along, the words, and the answer.
  static let tooMuch: [(Enclosure, String, Refusal)] = [
    (file(.image, (5 << 20) + 1), "", .fileTooLarge(bytes: (5 << 20) + 1, limit: 5 << 20)),
    (file(.audio, (16 << 20) + 1), "", .fileTooLarge(bytes: (16 << 20) + 1, limit: 16 << 20)),
    (file(.audio, 1), "ascolti", .noCaption), (place, "qui", .noCaption),
    (file(.document, 1), String(repeating: "x", count: 1025), .tooLong(count: 1025, limit: 1024)),
  ]

  @Test("what WhatsApp would not take is refused", arguments: tooMuch)
  func refused(attachment: Enclosure, text: String, refusal: Refusal) throws {
    #expect(try decide(text, attachment) == .failure(refusal))
  }

  @Test(
    "what WhatsApp just takes goes",
    arguments: [file(.image, 5 << 20), file(.video, 16 << 20), file(.document, 100 << 20), place])
  func taken(attachment: Enclosure) throws {
    guard case .success = try decide("", attachment) else {
      Issue.record("refused")
      return
    }
  }

  @Test("without one, words are needed as ever")
  func words() throws { #expect(try decide(" ", nil) == .failure(.empty)) }
}
