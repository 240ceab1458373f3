import Desk
import Foundation
import Moderation
import Testing

@testable import Console

/// Screens as pictures in two planes, characters and roles, kept in `Tests/ConsoleTests/Pictures`.
///
/// After a change that is meant, `RECORD_PICTURES=1 swift test --filter PictureTests` writes them anew; look at the
/// difference before committing it.
@Suite("Screens are as their pictures")
struct PictureTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Pictures")

  static let stories: [(name: String, size: (Int, Int), keys: String)] = [
    ("inbox-80x24", (80, 24), ""),
    ("inbox-120x36", (120, 36), "jj"),
    ("inbox-40x12", (40, 12), "j"),
    ("thread-80x24", (80, 24), "jj<enter>"),
    ("thread-120x36", (120, 36), "jj<enter><enter>Se non rientra resta in lista d'attesa<c-j>Saluti"),
    ("held-120x24", (120, 24), "jj<enter>\"Resta in lista.<enter>"),
    ("close-80x24", (80, 24), "jj<enter>c"),
    ("prompt-80x24", (80, 24), ":cl"),
    ("refusal-80x24", (80, 24), "jjjjp"),
    ("help-80x24", (80, 24), "jj<enter>?"),
    ("empty-80x24", (80, 24), "4"),
    ("closed-80x24", (80, 24), "jj:close answered<enter>4"),
    ("note-80x24", (80, 24), "jj<enter>nrichiamare l'ufficio scuola"),
    ("draft-80x24", (80, 24), "jj<enter>iSe non rientra<esc><esc>"),
    ("long-80x24", (80, 24), "jj<enter>i1<c-j>2<c-j>3<c-j>4<c-j>5<c-j>6<c-j>7<c-j>8<c-j>9<c-j>10<c-j>11"),
    ("prompt-120x36", (120, 36), "jj<enter>:ch"),
    ("search-80x24", (80, 24), "/gra"),
    ("search-120x36", (120, 36), "/gra<down><enter>"),
    ("search-help-80x24", (80, 24), "/"),
    ("search-problem-80x24", (80, 24), "/nido dopo:2026-13"),
    ("search-english-120x36", (120, 36), ":language en<enter>jj<enter>/kind:boh"),
    ("english-120x36", (120, 36), ":language en<enter>jj<enter>"),
  ]

  @Test("A09, A10, A11, A14: what an operator sees", arguments: stories.indices)
  func pictures(index: Int) throws {
    let story = Self.stories[index]
    var play = try Play(
      Town(inCharge: anna.id), size: Size(columns: story.size.0, rows: story.size.1), file: .demo(speed: 1))
    try play.press(story.keys)
    try compare(play, story.name)
  }

  @Test("A02: every kind of message has its line, every state its tick")
  func kinds() throws {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.entries = try allKinds()
    var play = try Play(town, size: Size(columns: 100, rows: 78))
    try play.press("jj<enter>")
    try compare(play, "kinds-100x78")
  }

  func compare(_ play: Play, _ name: String) throws {
    let file = Self.folder.appendingPathComponent(name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_PICTURES"] == "1" {
      try Data((play.picture + "\n").utf8).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(play.picture + "\n" == expected, "\(name) now is:\n\(play.picture)")
  }

  private func allKinds() throws -> [Entry] {
    let start = try thursday("10:30")
    var entries: [Entry] = []
    func add(_ body: Entry.Body, by: StaffID? = nil, _ change: (inout Entry) -> Void = { _ in }) {
      let number = Int64(entries.count + 1)
      var entry = Entry(
        id: MessageID(number), at: start.addingTimeInterval(TimeInterval(number) * 30), by: by, body: body)
      change(&entry)
      entries.append(entry)
    }
    for (kind, content) in contents { add(.incoming(kind, content)) }
    add(.incoming(.text, .text("Ho scritto male"))) { $0.earlierTexts = ["Ho scrito male"] }
    add(.incoming(.text, .text("Non importa"))) { entry in
      entry.revokedAt = entry.at.addingTimeInterval(60)
      entry.reactions = ["👍", "❤️"]
      entry.forwarding = .often
    }
    add(.incoming(.text, .text("Chiedo il contributo affitto per la mia famiglia"))) { $0.marks = [.istanza] }
    add(.incoming(.text, .text("Ho una diagnosi di celiachia"))) { $0.marks = [.riservati] }
    add(.incoming(.text, .text("Siete dei ladri"))) { entry in
      let flag = Flag(clause: "A14.b", rule: "offesa", evidence: 0..<5, confidence: .medium, why: "«ladri» offende")
      entry.flags = [FlagRecord(id: FlagID(1), message: entry.id, flag: flag, by: nil)]
    }
    for state in OutboxState.allCases {
      add(
        .outgoing(
          text: "Risposta \(state.rawValue)", state: state, heldUntil: try thursday().addingTimeInterval(4),
          errorCode: state == .failed ? 131047 : nil), by: anna.id)
    }
    add(.outgoing(text: "Informativa…", state: .delivered, heldUntil: nil, errorCode: nil)) { $0.isAutomatic = true }
    add(.outgoing(text: "Da una chat esportata", state: .read, heldUntil: nil, errorCode: nil))
    add(.note(text: "Richiamare l'ufficio scuola"), by: marco.id)
    for (act, about) in acts { add(.act(act, comment: nil), by: marco.id) { $0.about = about } }
    return entries
  }

  private let acts: [(Act, String?)] = [
    (.sessionOpened, nil), (.transferred, "a.bianchi"), (.takenOver, "s.neri"), (.labelled, "tributi"),
    (.snoozed, "2026-03-13T08:30:00+01:00"), (.marked, "istanza"), (.closed, "answered"),
  ]

  private let contents: [(Arrival.Kind, Content)] = [
    (.image, .media(Media(.image, bytes: 1_234_567, caption: "va bene questo modulo?"))),
    (.video, .media(Media(.video, bytes: 3_400_000, seconds: 12))),
    (.audio, .media(Media(.audio, seconds: 42, isVoice: true))),
    (.document, .media(Media(.document, bytes: 340_000, fileName: "ricevuta.pdf"))),
    (.sticker, .media(Media(.sticker))),
    (.location, .location(Location(latitude: 43.46332, longitude: 11.87961, name: "Piazza Grande"))),
    (.contacts, .contacts([ContactCard(name: "Geom. Prova", phones: ["+39 347 555 0777"])])),
    (.interactive, .choice(title: "Nido", detail: "Iscrizioni")),
    (.order, .order(text: nil, items: 3)),
    (.reaction, .reaction(emoji: "👍", to: ProviderID("wamid.1"))),
    (.system, .system(.changedIdentity)),
    (.call, .call(Call(event: "terminate", isFromCitizen: true))),
    (.unsupported, .unsupported(what: "poll_creation")),
  ]
}
