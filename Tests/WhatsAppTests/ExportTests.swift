import Desk
import Foundation
import Policy
import Testing
import WhatsApp

@Suite("Exported chats (whatsapp.md §8)")
struct ExportTests {
  private func chat(_ name: String) throws -> ExportedChat { try exportedChat(from: fixture("exports/\(name).txt")) }

  private func read(_ text: String) throws -> ExportedChat { try exportedChat(from: Array(text.utf8)) }

  private func instant(_ text: String) throws -> Date { try Zone.instant(iso8601: text) }

  @Test(
    "counts of whole files",
    arguments: [
      ("android-it-gruppo", 11, 5, 4, ["Giulia Bonci": 5, "Ahmed": 5, "+39 347 555 0142": 1], .dmy),
      ("ios-it-mese-prima", 9, 2, 4, ["Maria Grazia": 4, "Pietro": 5], .mdy),
      ("android-en-12h", 4, 2, 2, ["Grace Okoro": 2, "Comune": 2], .mdy),
      ("ios-2016", 3, 1, 1, ["Rosa Neri": 2, "Sportello": 1], .dmy),
      ("ios-iso", 4, 0, 0, ["Omar Diallo": 4], .ymd),
      ("android-ar", 2, 0, 0, ["Yusuf": 1, "Anna": 1], .dmy),
      ("android-puntini", 3, 0, 0, ["Ufficio: Tributi": 2, "Bruno": 1], .dmy),
      ("ios-it-utf16", 2, 0, 0, ["Anna": 1, "Bruno": 1], .dmy),
    ] as [(String, Int, Int, Int, [String: Int], ExportedChat.DateOrder)])
  func counts(
    _ name: String, messages: Int, system: Int, media: Int, authors: [String: Int], order: ExportedChat.DateOrder
  ) throws {
    let summary = try chat(name).summary
    #expect(summary.messages == messages)
    #expect(summary.system == system)
    #expect(summary.media == media)
    #expect(summary.authors == authors)
    #expect(summary.order == order)
  }

  @Test("Android: continuation lines, captions, deletions, edits, lines that only look like dates")
  func android() throws {
    let entries = try chat("android-it-gruppo").entries
    #expect(entries[5].attachment == .init(.image, fileName: "IMG-20260305-WA0001.jpg"))
    #expect(entries[5].text == "il modulo di ieri")
    #expect(entries[6].attachment == .init(.unknown))
    #expect(entries[7].attachment == nil, "a sentence about a trace is none")
    #expect(entries[8].text == "" && entries[9].text == "null")
    #expect(
      entries[10].text == """
        ci vediamo
        12/03/2026 alle 10:00 davanti al nido
        06/03/2026: anche qui niente

        ciao
        """)
    #expect(entries[11].isDeleted)
    #expect(entries[12].isEdited && entries[12].text == "portate il modulo.pdf firmato")
    #expect(entries[12].attachment == nil)
    #expect(entries[13].attachment?.sort == .audio)
    #expect(entries[14].attachment == .init(.viewOnce))
    #expect(entries[15].author == nil)
    #expect(entries[0].at == (try instant("2026-03-05T08:29:00+01:00")))
    #expect(entries[11].line == 17)
  }

  @Test("iOS: marks, notices under the group's name, what stands for files, lines of another chat pasted in")
  func ios() throws {
    let entries = try chat("ios-it-mese-prima").entries
    #expect(entries[0].author == nil && entries[1].author == nil)
    #expect(
      entries[3...6].map(\.attachment) == [
        .init(.image), .init(.document), .init(.image, fileName: "00000006-PHOTO-2026-03-11-10-00-00.jpg"),
        .init(.contact),
      ])
    #expect(entries[4].text == "calendario.pdf • 2 pagine")
    #expect(entries[7].author == "Pietro", "a missed call has an author on iOS")
    #expect(entries[8].isDeleted)
    #expect(entries[9].text == "ho incollato:\n[1/2/26, 08:00:00] Ufficio: il ritiro è il lunedì")
    #expect(entries[10].isEdited && entries[10].text == "grazie")
    #expect(entries[10].at == (try instant("2026-03-27T21:41:55+01:00")))
  }

  @Test("12 hours: midnight and noon")
  func halves() throws {
    let entries = try chat("android-en-12h").entries
    #expect(entries[2].at == (try instant("2026-02-01T00:01:00+01:00")))
    #expect(entries[4].at == (try instant("2026-02-01T12:30:00+01:00")))
    #expect(entries[3].text == "", "a document's name repeated as its caption")
    #expect(
      try chat("android-puntini").entries.map(\.at) == [
        try instant("2026-03-14T09:05:00+01:00"), try instant("2026-03-14T13:05:00+01:00"),
        try instant("2026-03-14T13:06:00+01:00"),
      ])
  }

  @Test("summer time: the hour that comes twice runs back and so has come again")
  func summerTime() throws {
    #expect(
      try chat("ios-iso").entries.map(\.at) == [
        try instant("2026-03-28T23:30:00+01:00"), try instant("2026-03-29T03:30:00+02:00"),
        try instant("2026-10-25T02:10:00+02:00"), try instant("2026-10-25T02:05:00+01:00"),
      ])
  }

  @Test(
    "the order of dates over the whole file",
    arguments: [
      ("nothing tells: day first", ["01/02/26", "02/03/26"], .dmy),
      ("a part above 12", ["01/02/26", "13/02/26"], .dmy), ("the same, month first", ["01/02/26", "02/13/26"], .mdy),
      ("only monotony tells", ["2/1/26", "3/1/26", "1/2/26"], .dmy),
      ("one line that is a date in no order but year first", ["14/09/26", "32/09/26", "14/09/26"], .dmy),
      ("only monotony tells: month first", ["1/2/26", "1/3/26", "2/1/26"], .mdy),
      ("a year of four digits first", ["2026-03-04"], .ymd), ("31 of nothing", ["26.03.31", "26.04.01"], .ymd),
      ("days of no month are no proof of a short year first", ["15/03/24", "30/02/24", "15/13/24"], .dmy),
      ("nor when they are most", ["15/03/24", "30/02/24", "31/04/24", "31/06/24"], .dmy),
      ("the same, month first", ["03/15/24", "02/30/24", "13/15/24"], .mdy),
      ("a short year first, and the last part runs back", ["24/03/15", "24/03/20", "24/04/10"], .ymd),
      ("one old date pasted into a chat", ["14/03/26", "12/05/01", "15/03/26"], .dmy),
      ("a short year first, and nothing else is a day", ["32/03/14"], .ymd),
      ("nothing is a day: the first that is counts", ["15/13/24", "03/14/26"], .mdy),
      ("a short year first that nothing proves", ["24/03/15", "24/12/31"], .dmy),
    ] as [(String, [String], ExportedChat.DateOrder)])
  func orders(_ story: String, dates: [String], order: ExportedChat.DateOrder) throws {
    let text = dates.map { "\($0), 10:00 - Anna: ciao" }.joined(separator: "\n")
    #expect(try read(text).order == order, "\(story)")
  }

  @Test(
    "the moment of reading speaks for the order: no message was written after it",
    arguments: [
      ("a short year first", ["24/03/15", "24/12/31"], .ymd),
      ("the same, one line", ["26.03.31"], .ymd),
      ("month first, since December is to come", ["03/12/26", "03/13/26"], .mdy),
      ("month first, by that alone", ["03/12/26"], .mdy),
      ("tomorrow is allowed for", ["01/04/26"], .dmy),
      ("a phone years ahead: no order fits, day first, and nothing is lost", ["14/09/41", "15/09/41"], .dmy),
    ] as [(String, [String], ExportedChat.DateOrder)])
  func ordersByNow(_ story: String, dates: [String], order: ExportedChat.DateOrder) throws {
    let text = dates.map { "\($0), 10:00 - Anna: ciao" }.joined(separator: "\n")
    let chat = try exportedChat(from: Array(text.utf8), now: try instant("2026-03-31T10:00:00Z"))
    #expect(chat.order == order, "\(story)")
    #expect(chat.entries.count == dates.count, "\(story)")
  }

  @Test(
    "headers of every manner",
    arguments: [
      "14/09/26, 18:05 - Anna: x", "14/09/2026, 18:05 - Anna: x", "[14/09/26, 18:05:09] Anna: x",
      "14/09/26, 18:05:09: Anna: x", "\u{200E}[14/09/26, 18:05:09] \u{200E}Anna: x", "14/09/26 18:05 - Anna: x",
      "14.09.26, 18:05 - Anna: x", "14-09-26 18.05 - Anna: x", "14/9/26, 6:05 p. m. - Anna: x",
      "14/9/26, 6:05 PM - Anna: x", "14/9/26, 6:05\u{202F}p.m. - Anna: x", "[14/9/26, 6:05:09\u{A0}PM] Anna: x",
      "2026-09-14, 18:05 - Anna: x", "14.9.2026 klo 18.05 - Anna: x", "14/09/2026 à 18:05 - Anna: x",
      "\u{202A}14/09/26, 18:05 - \u{202A}Anna\u{202C}: x", "14/09/26, 18:05 – Anna: x",
    ])
  func headers(_ line: String) throws {
    for text in [line, "\u{FEFF}\(line)\r\n", "\(line)\n\n"] {
      let entries = try read(text).entries
      #expect(entries.map(\.author) == ["Anna"])
      #expect(entries.map(\.text) == ["x"])
      let minute = try instant("2026-09-14T18:05:00+02:00")
      #expect(entries.allSatisfy { (minute..<minute + 60).contains($0.at) })
    }
  }

  @Test(
    "a line that is no whole header goes on with the message before",
    arguments: [
      "14/09/26 ci vediamo", "14/09/26, 18:05 ci vediamo", "14/09/26, 25:05 - x", "32/09/26, 18:05 - x",
      "[14/09/26, 18:05:09 Anna: x", "14/09/26, 18:05", "14/09-26, 18:05 - Anna: x", "14/09/26, 13:05 PM - Anna: x",
      "[15/09/26, 18:05:09] Bruno: x", "> 14/09/26, 18:05 - Anna: x", "99/99/9999, 10:00 - x", "14/09/26, 18:5 - x",
      "14/09/26 alle 18:05 - riunione", "14/09/26 18:05 - riunione",
    ])
  func continuations(_ line: String) throws {
    let entries = try read("14/09/26, 18:05 - Anna: ecco\n\(line)\n14/09/26, 18:06 - Anna: fine").entries
    #expect(entries.map(\.text) == ["ecco\n\(line)", "fine"])
  }

  @Test(
    "notices and authors",
    arguments: [
      ("Hai cambiato l'oggetto in: Nido", nil), ("Anna ha cambiato l’oggetto da \"a: b\" a \"c\"", nil),
      ("Anna changed the subject to: Nursery", nil), ("Anna ha aggiunto Luca", nil), ("https://example.it/a", nil),
      ("I messaggi sono crittografati con la crittografia end-to-end: leggi", nil), ("Anna: ha aggiunto Luca", "Anna"),
      ("Anna:", "Anna"), ("Anna: ", "Anna"), ("Anna: ore 10: riunione", "Anna"), ("Dott.ssa B: C", "Dott.ssa B"),
      ("~ Anna: ciao", "~ Anna"), ("\u{202A}+39 347 555 0142\u{202C}: ciao", "+39 347 555 0142"),
      ("Il tuo codice di sicurezza con Ufficio: Tributi è cambiato.", nil),
    ] as [(String, String?)])
  func authors(_ rest: String, author: String?) throws {
    #expect(try read("14/09/26, 18:05 - \(rest)").entries.map(\.author) == [author])
  }

  @Test(
    "what stands for a file, and what only speaks of one",
    arguments: [
      ("<Media omessi>", .unknown), ("<Media omitted>", .unknown), ("immagine omessa", .image),
      ("\u{200E}GIF esclusa", .gif), ("sticker non incluso", .sticker), ("audio omitted", .audio),
      ("Contact card omitted", .contact), ("modulo.pdf • \u{200E}2 pagine \u{200E}documento omesso", .document),
      ("Modulo di iscrizione.docx (file allegato)", .document), ("PTT-1.opus (file attached)", .audio),
      ("\u{200E}<attached: 1-VIDEO.mp4>", .video), ("guarda \u{200E}<allegato: 1-STICKER.webp>", .sticker),
      ("didascalia\n\u{200E}<allegato: 1-PHOTO.jpg>", .image), ("1.jpg <\u{200E}allegato>", .image),
      ("<View once voice message omitted>", .viewOnce), ("mi dice immagine omessa", nil), ("'immagine omessa'", nil),
      ("mandami il curriculum.pdf quando puoi", nil), ("ho visto (file allegato)", nil), ("a > b", nil),
      ("<b>omessi</b> i dettagli", nil), ("", nil), ("null", nil), ("Posizione: https://maps.google.com/?q=1,2", nil),
    ] as [(String, ExportedChat.Enclosure.Sort?)])
  func attachments(_ words: String, sort: ExportedChat.Enclosure.Sort?) throws {
    #expect(try read("14/09/26, 18:05 - Anna: \(words)").entries.map(\.attachment?.sort) == [sort])
  }

  @Test("a file that is no chat is refused with the line and what to do")
  func refusals() throws {
    let error = #expect(throws: ExportError.noHeader(line: 3)) { try chat("non-una-chat") }
    #expect(error?.description.hasPrefix("line 3: expected a date, a time and a name, as") == true)
    #expect(throws: ExportError.noHeader(line: 1)) { try read("") }
    #expect(throws: ExportError.notText(line: 2)) { try read("PK\u{3}\u{4}\nabc\0") }
  }

  @Test("in the desk's words: files, contact cards, what was left out, notices")
  func contents() throws {
    #expect(
      try chat("android-it-gruppo").entries[3...9].map(\.content) == [
        .system(.other("Hai cambiato l'oggetto in: Nido, genitori")), .text("Buongiorno a tutti"),
        .media(Media(.image, fileName: "IMG-20260305-WA0001.jpg", caption: "il modulo di ieri")),
        .unsupported(what: "unknown"), .text("mi ha risposto 'immagine omessa', che vuol dire?"), .text(""),
        .text("null"),
      ])
    #expect(try chat("ios-it-mese-prima").entries[6].content == .unsupported(what: "contact"))
  }

  @Test("the same chat exported again, and longer, has the same names; two equal messages have two")
  func names() throws {
    let line = "14/09/26, 18:05 - Anna: ciao\n"
    let short = try read(line + line).names(inChatWith: "1")
    let long = try read(line + line + line).names(inChatWith: "1")
    #expect(Set(short).count == 2)
    #expect(Array(long.prefix(2)) == short)
    #expect(try read(line).names(inChatWith: "2") != [short[0]], "another chat, another message")
  }
}
