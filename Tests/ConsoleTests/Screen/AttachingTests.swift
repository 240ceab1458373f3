import Desk
import Foundation
import Testing

@testable import Console

@Suite("A02: attaching a file or a place")
struct AttachingTests {
  static let media = Media(.image, mimeType: "image/jpeg", bytes: 1_234_567, fileName: "modulo\u{202E}gpj.jpg")
  static let folder = FolderListing(
    "~/",
    [
      .init("Documenti", isFolder: true, bytes: 0), .init(".segreto", isFolder: false, bytes: 1),
      .init("modulo nido.pdf", isFolder: false, bytes: 340_000), .init("modulo tari.pdf", isFolder: false, bytes: 1),
      .init("piazza.jpg", isFolder: false, bytes: 2_000_000),
    ])

  private func writing(_ keys: String = "") throws -> Play {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>i" + keys)
    return play
  }

  private func requests(_ play: Play) -> [WritingRequest] {
    play.effects.compactMap { if case .writing(let request) = $0 { request } else { nil } }
  }

  /// Asks for a file, and answers with what it turned out to be.
  private func attach(_ play: inout Play, _ found: InspectedFile) throws {
    try play.press("<c-v>modulo.jpg<enter>")
    play.take(.writing(.inspected(Citizen.giulia.id, found)))
  }

  @Test("Tab fills in what names have in common, then goes through them; hidden ones only when asked for")
  func completion() throws {
    var play = try writing("<c-v>")
    #expect(requests(play) == [.list(folder: "~/")])
    play.take(.writing(.folder(Self.folder)))
    #expect(play.screen.contains("~/Documenti/") && !play.screen.contains(".segreto"))
    try play.press("m<tab>")
    #expect(play.screen.contains("Allega il file (Tab completa): ~/modulo"))
    try play.press("<tab><tab><enter>")
    #expect(requests(play).last == .inspect(path: "~/modulo tari.pdf", Citizen.giulia.id))
    try play.press("<esc><c-v>Doc<tab>")
    #expect(requests(play).last == .list(folder: "~/Documenti/"))
    try play.press("<c-c><c-v>.<tab><enter>")
    #expect(requests(play).last == .inspect(path: "~/.segreto", Citizen.giulia.id))
  }

  @Test("what is attached stands above the text with its own limit, and goes, drops and comes back")
  func attached() throws {
    var play = try writing("ecco")
    try attach(&play, .file(Self.media, path: "/casa/modulo.jpg"))
    #expect(play.screen.contains("│ allega: ▣ foto «modulo") && play.screen.contains("4/1024"))
    #expect(!play.screen.contains("\u{202E}"))
    #expect(play.state.unsaved.count == 1)
    try play.press("<c-s>")
    #expect(!play.screen.contains("allega:") && play.screen.contains("4/4096"))
    try attach(&play, .file(Self.media, path: "/casa/modulo.jpg"))
    try play.press("<enter>")
    #expect(
      play.intents.last
        == .reply(text: "ecco", quoting: nil, attachment: .file(Self.media, path: "/casa/modulo.jpg")))
    #expect(play.state.draft.reply.attachment == nil)
    #expect(play.screen.contains("▣ foto «modulo"))
    try play.press("<c-q>")
    #expect(play.state.draft.reply.editor.text == "ecco")
    #expect(play.state.draft.reply.attachment?.content == .media(Self.media))
  }

  @Test("one without words goes too, and one that cannot be kept comes back with its words")
  func failing() throws {
    var play = try writing()
    play.holdsActs = true
    try attach(&play, .file(Self.media, path: "/casa/modulo.jpg"))
    try play.press("<enter>")
    let ticket = try #require(play.state.pending.last?.ticket)
    #expect(play.state.draft.reply.attachment == nil)
    play.take(.settled(ticket: ticket, .fault(.attachment(.changed))))
    #expect(play.state.draft.reply.attachment != nil)
    #expect(play.screen.contains("è cambiato o non c'è più"))
  }

  @Test(
    "what cannot go is said",
    arguments: [
      (AttachmentTrouble.missing, "non c'è"), (.unreadable, "permessi"), (.notAFile, "Non è un file"),
      (.empty, "vuoto"), (.unknownSort, "WhatsApp non prende"), (.tooLarge(bytes: 6_000_000, limit: 5 << 20), "6,0 MB"),
      (.changed, "sceglilo di nuovo"), (.notKept(code: 28), "codice 28"),
    ])
  func troubles(trouble: AttachmentTrouble, words: String) throws {
    var play = try writing("testo")
    try attach(&play, .trouble(trouble))
    #expect(play.screen.replacing("\n", with: " ").contains(words))
    #expect(play.state.draft.reply.attachment == nil && play.state.draft.reply.editor.text == "testo")
  }

  @Test("a place is written in degrees, and goes without words")
  func place() throws {
    var play = try writing("<esc>:posizione 43.46332, 11.87961 Piazza Grande<enter>")
    #expect(play.screen.contains("│ allega: ◎ posizione 43,46332 11,87961 Piazza Grande") || play.screen.contains("◎"))
    try play.press("qui<enter>")
    #expect(play.screen.contains("non va testo"))
    try play.press("<bs><bs><bs><enter>")
    let place = Location(latitude: 43.46332, longitude: 11.87961, name: "Piazza Grande")
    #expect(play.intents.last == .reply(text: "", quoting: nil, attachment: .place(place)))
    try play.press("<esc>:posizione Arezzo<enter>")
    #expect(play.screen.contains("latitudine e longitudine"))
    for text in ["91,0", "nan,1", "1", "0x10,inf", ""] { #expect(Location(written: text) == nil) }
  }

  @Test("nobody attaches to a colleague's chat, and nothing to drop is said")
  func refused() throws {
    var play = try Play(Town(inCharge: marco.id))
    try play.press("jj<enter>:allega ~/x<enter>")
    #expect(play.screen.contains("È in carico a Marco Rossi"))
    play = try writing("<c-s>")
    #expect(play.screen.contains("Non c'è un allegato"))
  }

  @Test("a mistyped path stays to be mended beside its sentence, and no Enter sends the answer without its file")
  func mistyped() throws {
    var play = try writing("ecco<c-v>modulo nid.pdf<enter><enter>")
    let asked = WritingRequest.inspect(path: "~/modulo nid.pdf", Citizen.giulia.id)
    #expect(requests(play).filter { $0 == asked }.count == 1)
    for _ in 0..<3 {
      play.take(.writing(.inspected(Citizen.giulia.id, .trouble(.missing))))
      #expect(play.screen.contains("Il file non c'è") && play.screen.contains("(Tab completa): ~/modulo nid.pdf"))
      try play.press("<enter>")
    }
    #expect(!play.intents.contains { if case .reply = $0 { true } else { false } })
    try play.press("<left><left><left><left>o<enter>")
    #expect(requests(play).last == .inspect(path: "~/modulo nido.pdf", Citizen.giulia.id))
    let media = Self.media
    play.take(.writing(.inspected(Citizen.giulia.id, .file(media, path: "/casa/modulo nido.pdf"))))
    #expect(play.state.overlay == nil)
    try play.press("<enter>")
    #expect(
      play.intents.last
        == .reply(text: "ecco", quoting: nil, attachment: .file(media, path: "/casa/modulo nido.pdf")))
  }

  @Test("a path given to the command is asked about in the same way")
  func mistypedCommand() throws {
    var play = try writing("ecco<esc>:allega ~/modulo nid.pdf<enter>")
    play.take(.writing(.inspected(Citizen.giulia.id, .trouble(.missing))))
    #expect(play.screen.contains("Il file non c'è") && play.screen.contains("(Tab completa): ~/modulo nid.pdf"))
    try play.press("<esc>")
    #expect(play.state.overlay == nil && play.state.focus == .composer && play.state.draft.reply.attachment == nil)
  }

  @Test("an answer about a path that has been left or changed attaches nothing", arguments: ["<esc>", "x"])
  func tooLate(key: String) throws {
    var play = try writing("<c-v>a.pdf<enter>" + key)
    play.take(.writing(.inspected(Citizen.giulia.id, .file(Self.media, path: "/casa/a.pdf"))))
    #expect(play.state.draft.reply.attachment == nil)
  }

  @Test(
    "the folder that is offered goes when a path begins anew",
    arguments: [
      ("/etc/x", "/etc/x"), ("~/x", "~/x"), ("<paste>/srv/x.pdf</paste>", "/srv/x.pdf"), ("Doc/~/y", "~/y"),
      ("x/y", "~/x/y"), ("x~", "~/x~"), ("<paste>x/y.pdf</paste>", "~/x/y.pdf"), ("<left>/", "~//"),
    ])
  func anew(keys: String, path: String) throws {
    let play = try writing("<c-v>\(keys)<enter>")
    #expect(requests(play).last == .inspect(path: path, Citizen.giulia.id))
    let prompted = try writing("<esc>:allega ~/\(keys)<enter>")
    #expect(requests(prompted).last == .inspect(path: path, Citizen.giulia.id))
  }

  @Test("Tab says when nothing begins so, and nothing of a folder that is being read")
  func nothingToComplete() throws {
    var play = try writing("<c-v>zz<tab>")
    #expect(play.state.notice == nil)
    play.take(.writing(.folder(Self.folder)))
    try play.press("<tab>")
    #expect(play.screen.contains("Nessun file o cartella comincia così") && play.screen.contains("~/zz"))
    try play.press("<esc><esc>:zz<tab>")
    #expect(play.screen.contains("Niente comincia così"))
  }
}
