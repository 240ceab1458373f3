import Foundation
import Testing
import WhatsApp

@Suite("The lines of exported chats, however many (whatsapp.md §8)")
struct ExportLinesTests {
  private func read(_ text: String) throws -> ExportedChat { try exportedChat(from: Array(text.utf8)) }

  @Test("a message keeps the empty lines within it and loses those at its ends", arguments: ["\n", "\r\n"])
  func emptyLines(_ end: String) throws {
    let many = String(repeating: end, count: 10_000)
    let chat = try read(
      "\(many)14/09/26, 18:05 - Anna:\(many)ciao\(many)Bruno\(many)14/09/26, 18:06 - Bruno: fine\(many)")
    #expect(chat.entries.map(\.line) == [10_001, 40_001])
    #expect(chat.entries.map(\.text) == ["ciao" + String(repeating: "\n", count: 10_000) + "Bruno", "fine"])
  }

  @Test(
    "a file that is no chat names the first line with anything in it",
    arguments: [
      ("", 1), ("\n\n\n", 1), ("\r\n\r\n", 1), ("\n\u{200E} \n\nciao\nciao", 4), ("ciao\n14/09/26", 1),
      (String(repeating: "\r\n", count: 10_000) + "ciao", 10_001),
    ])
  func noChat(_ text: String, line: Int) {
    #expect(throws: ExportError.noHeader(line: line)) { try read(text) }
  }

  @Test(
    "what is written beside a file, on lines before or behind it, and nothing of the file itself",
    arguments: [
      ("1.jpg (file allegato)\n\nun modulo\n1.jpg\nfirmato", "un modulo\nfirmato"), ("1.jpg (file allegato)", ""),
      ("un modulo\n\nfirmato\n\u{200E}<allegato: 1.jpg>", "un modulo\nfirmato"),
      ("\u{200E}<allegato: 1.jpg>\n1.jpg", ""),
      ("un modulo\n\u{200E}<allegato: 1.jpg>\n\r\n\n", "un modulo"),
      ("1.jpg (file allegato)\r\nun modulo\r\n", "un modulo"),
    ])
  func captions(_ words: String, caption: String) throws {
    let entries = try read("14/09/26, 18:05 - Anna: \(words)").entries
    #expect(entries.map(\.attachment) == [.init(.image, fileName: "1.jpg")])
    #expect(entries.map(\.text) == [caption])
  }

  @Test("a name with a colon must show it in all its lines")
  func namesWithColons() throws {
    func authors(_ lines: String...) throws -> Set<String> {
      Set(try read(lines.map { "14/09/26, 18:05 - \($0)" }.joined(separator: "\n")).summary.authors.keys)
    }
    #expect(
      try authors("Ufficio: Tributi: ciao", "Ufficio: Tributi: fine", "Anna: sì") == ["Ufficio: Tributi", "Anna"])
    #expect(try authors("Ufficio: Tributi: ciao", "Ufficio: fine", "Ufficio: Tributi: no") == ["Ufficio"])
    #expect(try authors("Ufficio: fine", "Ufficio: Tributi: ciao", "Ufficio: Tributi: no") == ["Ufficio"])
    #expect(try authors("Ufficio: Tributi: ciao", "Anna: sì") == ["Ufficio", "Anna"])
  }

  @Test("64 MB are read, a byte more is refused with what to do")
  func sizes() {
    let limit = 64 * 1024 * 1024
    let error = ExportError.tooLarge(bytes: limit + 1, limit: limit)
    #expect(exportLimit == limit)
    #expect(throws: error) { try exportedChat(from: [UInt8](repeating: 0x0A, count: limit + 1)) }
    #expect(error.description == "too large: 67108865 bytes, at most 67108864 are read; export the chat without media")
  }
}
