import Desk
import Foundation
import Moderation
import Testing

@testable import Console

@Suite("What leaves the console")
struct OutsideTests {
  @Test(
    "an address is opened when it is what it seems",
    arguments: [
      (
        "https://www.comune.arezzo.it/nido?a=1&b=2#c", "https://www.comune.arezzo.it/nido?a=1&b=2#c",
        "www.comune.arezzo.it"
      ),
      ("HTTP://Esempio.IT:8080/x", "http://esempio.it:8080/x", "esempio.it"),
      ("bit.ly/3x", "https://bit.ly/3x", "bit.ly"),
      ("https://esempio.it/città \u{e8}".replacing(" ", with: ""), "https://esempio.it/citt%C3%A0%C3%A8", "esempio.it"),
      ("https://esempio.it/$(id)`id`;'\"|&", "https://esempio.it/$(id)%60id%60;%27%22%7C&", "esempio.it"),
    ])
  func opened(written: String, url: String, host: String) throws {
    let link = try #require(WebLink(written))
    #expect(link.url == url && link.host == host)
  }

  @Test(
    "what is none, or hides where it leads, is no link",
    arguments: [
      "javascript:alert(1)", "file:///etc/passwd", "ftp://esempio.it", "ssh://-oProxyCommand=x", "--help", "-x.it",
      "https://inps.it@esempio.it/", "https://inps.it:80@esempio.it/", "https://аrezzo.it/",
      "https://xn--80ak6aa92e.com",
      "https://esempio.it\\@altro.it", "https://esempio.it/a b", "https://esempio.it/\u{1B}[2J",
      "https://esempio.it/a\nb",
      "https:///x", "https://localhost/x", "https://esempio..it", "https://esempio.it:0/", "https://esempio.it:99999/",
      "https://[::1]/", "https://esempio.it/" + String(repeating: "x", count: 1_000),
    ])
  func refused(written: String) {
    #expect(WebLink(written) == nil)
  }

  @Test("a place becomes an address of OpenStreetMap, in degrees with a point")
  func map() {
    let link = WebLink.map(latitude: 43.4633, longitude: -11.8796)
    #expect(link.url == "https://www.openstreetmap.org/?mlat=43.463300&mlon=-11.879600#map=17/43.463300/-11.879600")
    #expect(WebLink.degrees(-0.0000001) == "0.000000" && WebLink.degrees(.nan) == "0")
  }

  @Test("the clipboard gets exactly the bytes of the text, by the way that leads to the terminal")
  func clipboard() throws {
    let text = "Perché no?\n«città» \u{1B}[31m"
    let base64 = Data(text.utf8).base64EncodedString()
    let plain = "\u{1B}]52;c;\(base64)\u{07}"
    #expect(Clipboard.request(text, .none) == Array(plain.utf8))
    let tmux = plain + "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\(base64)\u{07}\u{1B}\\"
    #expect(Clipboard.request(text, .tmux) == Array(tmux.utf8))
    for length in 0...700 {
      let bytes = try #require(Clipboard.request(String(repeating: "x", count: length), .screen))
      let pieces = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\u{1B}\\").dropLast()
      #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 490 })
      let whole = pieces.map { $0.dropFirst(2) }.joined()
      #expect(whole == "\u{1B}]52;c;" + Data(repeating: 120, count: length).base64EncodedString() + "\u{07}")
    }
    #expect(Clipboard.request(String(repeating: "x", count: Clipboard.limit + 1), .none) == nil)
  }

  @Test(
    "who stands between is known by the environment",
    arguments: [
      (["TERM": "xterm"], Clipboard.Wrapping.none), (["TERM": "tmux-256color"], .tmux),
      (["TERM": "screen-256color", "TMUX": "/tmp/x,1,0"], .tmux), (["TERM": "screen"], .screen),
      (["TERM": "xterm", "STY": "1.pts"], .screen),
    ])
  func between(environment: [String: String], wrapping: Clipboard.Wrapping) {
    #expect(Clipboard.wrapping(environment: environment) == wrapping)
  }

  @Test("of a drawn picture only characters, lines and colours are kept")
  func picture() {
    let drawn =
      "\u{1B}[?25l\u{1B}[38;2;1;2;3m▀é\u{1B}[0m\n\u{1B}]0;PRESO\u{07}\u{1B}[2J\u{9B}31mx\u{0}\u{85}\u{1B}[6n\n\nfine"
    let kept = String(decoding: PictureText(Array(drawn.utf8), rows: 3).bytes, as: UTF8.self)
    #expect(kept == "\u{1B}[38;2;1;2;3m▀é\u{1B}[0m\r\n]0;PRESO31mx\r\n\u{1B}[0m")
    #expect(PictureText(Array("a\nb\nc".utf8), rows: 2).bytes == Array("a\r\nb\u{1B}[0m".utf8))
    let cut = PictureText([0x1B, 0x5B], rows: 2).bytes + PictureText([0x1B], rows: 1).bytes
    #expect(cut == Array("\u{1B}[0m\u{1B}[0m".utf8))
  }

  @Test("a file's name is a digest of 64 hexadecimal letters, or there is no file")
  func digests() {
    let hex = String(repeating: "aB", count: 32)
    let base64 = Data(repeating: 0xAB, count: 32).base64EncodedString()
    for claimed in [hex, base64] {
      #expect(Media(.image, sha256: claimed).digest == String(repeating: "ab", count: 32))
    }
    for claimed in ["", "../../etc/passwd", String(repeating: "../", count: 21) + "x", hex + "a", "x" + base64] {
      #expect(Media(.image, sha256: claimed).digest == nil)
    }
  }
}

@Suite("Copying and opening what is in a message")
struct MessagePartTests {
  private func play(_ content: Content, marks: Set<Mark> = [], flags: [FlagRecord] = []) throws -> Play {
    var town = try Town(inCharge: anna.id)
    town.threads[Citizen.giulia.id]?.entries = [
      Entry(
        id: MessageID(1), at: try thursday("11:05"), body: .incoming(content.kind, content), flags: flags, marks: marks)
    ]
    var play = try Play(town, size: Size(columns: 100, rows: 30))
    try play.press("jj<enter>")
    return play
  }

  private func copied(_ play: Play) -> String? {
    if case .copy(let text)? = play.effects.last { text } else { nil }
  }

  private func opened(_ play: Play) -> OutsideItem? {
    if case .outside(.open(let item))? = play.effects.last { item } else { nil }
  }

  @Test("a message of words alone is copied exactly as it was sent")
  func words() throws {
    let text = " Perché?\n\n\u{202E}ciao\u{1B}[31m 👩‍👩‍👧 "
    var play = try play(.text(text))
    try play.press("y")
    #expect(copied(play) == text)
    #expect(play.screen.contains("Copiato"))
    try play.press("w")
    #expect(play.screen.contains("niente da aprire"))
  }

  @Test("of several things one is chosen")
  func chosen() throws {
    let text = "Scrivo a info@comune.arezzo.it o chiamo 0575 377773? https://www.comune.arezzo.it/nido."
    var play = try play(.text(text))
    try play.press("y")
    #expect(play.screen.contains("0575 377773") && play.screen.contains("info@comune.arezzo.it"))
    try play.press("<enter>")
    #expect(copied(play) == text)
    for (typed, wanted) in [
      ("numero", "0575 377773"), ("e-mail", "info@comune.arezzo.it"),
      ("indirizzo", "https://www.comune.arezzo.it/nido"),
    ] {
      try play.press("y\(typed)<enter>")
      #expect(copied(play) == wanted)
    }
  }

  @Test("an address is opened only after it was shown whole, with who answers there")
  func asked() throws {
    var play = try play(.text("guardi https://esempio.it/percorso?x=1"))
    try play.press("w")
    #expect(opened(play) == nil)
    #expect(play.screen.contains("Sito: esempio.it") && play.screen.contains("https://esempio.it/percorso?x=1"))
    try play.press("<esc>")
    #expect(opened(play) == nil)
    try play.press("w<enter>")
    #expect(opened(play) == WebLink("https://esempio.it/percorso?x=1").map(OutsideItem.link))
  }

  @Test("in a flagged message the flag is said before")
  func flagged() throws {
    let flag = FlagRecord(
      id: FlagID(1), message: MessageID(1),
      flag: Flag(clause: "A14.f", rule: "prova", evidence: 0..<1, confidence: .medium, why: "pubblicità"), by: nil)
    var play = try play(.text("https://esempio.it"), flags: [flag])
    try play.press("w")
    #expect(play.screen.contains("è segnalato"))
  }

  @Test("an address that cannot be seen whole, or hides where it leads, can only be copied")
  func hidden() throws {
    for text in ["https://inps.it@esempio.it/", "https://esempio.it/" + String(repeating: "x", count: 900)] {
      var play = try play(.text(text))
      play.take(.resize(Size(columns: 40, rows: 12)))
      try play.press("w")
      #expect(opened(play) == nil && play.state.overlay == nil)
      #expect(play.state.notice?.text.contains("Non si apre") ?? false)
    }
  }

  @Test("confidential data is neither copied nor opened before it is shown (A13)")
  func covered() throws {
    var play = try play(.text("referto https://esempio.it"), marks: [.riservati])
    try play.press("y")
    #expect(copied(play) == nil && play.screen.contains("riservati (A13)"))
    try play.press("w")
    #expect(opened(play) == nil && play.state.overlay == nil)
    try play.press("vy<enter>")
    #expect(copied(play) == "referto https://esempio.it")
  }

  @Test("A02: a place is copied as degrees and opened on a map, a file by its digest")
  func placesAndFiles() throws {
    var play = try play(.location(Location(latitude: 43.4633, longitude: 11.8796, name: "Piazza Grande")))
    try play.press("yluogo<enter>")
    #expect(copied(play) == "43.463300, 11.879600")
    try play.press("w")
    #expect(play.screen.contains("OpenStreetMap"))
    try play.press("<enter>")
    #expect(opened(play) == .link(.map(latitude: 43.4633, longitude: 11.8796)))
    let digest = String(repeating: "ab", count: 32)
    play = try self.play(.media(Media(.image, sha256: digest)))
    try play.press("w")
    #expect(opened(play) == .file(digest: digest))
    play.take(.opened(.noFile))
    #expect(play.screen.contains("Il file non è qui"))
  }

  private static let picture = PictureText(Array("▀".utf8), rows: 2)

  private func drawing() throws -> Play {
    var play = try play(.media(Media(.image, sha256: String(repeating: "ab", count: 32))))
    try play.press("w")
    play.take(.opened(.drawing(number: 1)))
    return play
  }

  @Test("A02: while a picture is drawn every key does what it does, and then it is shown")
  func drawn() throws {
    var play = try drawing()
    #expect(play.screen.contains("… disegno l'immagine: Esc annulla"))
    try play.press("?")
    #expect(play.state.overlay != nil)
    try play.press("<esc>")
    play.take(.opened(.picture(number: 2, Self.picture)))
    #expect(play.effects.last != .outside(.show(Self.picture)), "that is another")
    play.take(.opened(.picture(number: 1, Self.picture)))
    #expect(play.effects.last == .outside(.show(Self.picture)))
    play.take(.opened(.shown))
    #expect(!play.screen.contains("disegno l'immagine") && play.screen.contains("Mostrato nel terminale"))
  }

  @Test(
    "over something else that is done meanwhile no picture is shown", arguments: ["i", "?", "<esc>", "<esc>j<enter>"])
  func elsewhere(keys: String) throws {
    var play = try drawing()
    if keys.hasPrefix("<esc>") { play.state.focus = .list }
    if keys == "<esc>j<enter>" { try play.press("j<enter>") } else if keys != "<esc>" { try play.press(keys) }
    play.take(.opened(.picture(number: 1, Self.picture)))
    #expect(!play.effects.contains(.outside(.show(Self.picture))) && play.state.drawing == nil)
    play.state.overlay = nil
    #expect(play.screen.contains("L'immagine è pronta"))
  }

  @Test("Escape gives the picture up, and only the next one leaves the chat")
  func given() throws {
    var play = try drawing()
    try play.press("<esc>")
    #expect(play.effects.last == .outside(.stopDrawing) && play.state.focus == .thread)
    play.take(.opened(.picture(number: 1, Self.picture)))
    #expect(!play.effects.contains(.outside(.show(Self.picture))))
    try play.press("<esc>")
    #expect(play.state.focus == .list)
    play = try drawing()
    play.take(.opened(.stopped))
    #expect(!play.screen.contains("disegno l'immagine"), "given up for the shell or the editor")
  }
}
