import Moderation
import Policy
import Testing

@Suite("A14.d, C13.d: codes with a check are all found, however written, and none with a wrong check")
struct CodeTests {
  @Test(
    arguments: [
      ("codice-fiscale", "RSSMRA80A01H501U"), ("codice-fiscale", "rssmra80a01h501u"),
      ("codice-fiscale", "RSS MRA 80A01 H501U"), ("codice-fiscale", "RSSM RA80 A01H 501U"),
      ("codice-fiscale", "(RSSMRA80A01H501U)"),
      ("codice-fiscale", "cf:RSSMRA80A01H501U."), ("codice-fiscale", "RSSMRA80A01H50MM"),
      ("partita-iva", "12345678903"), ("partita-iva", "IT12345678903"), ("partita-iva", "p.iva 123 456 789 03,"),
      ("iban", "IT60X0542811101000000123456"), ("iban", "it60 x054 2811 1010 0000 0123 456"),
      ("iban", "IBAN:DE89370400440532013000;"), ("iban", "GB82-WEST-1234-5698-7654-32"),
    ])
  func found(_ rule: String, _ text: String) throws {
    let flags = flags(in: Specimen(text: text), under: try ruleset("arezzo"))
    #expect(flags.map(\.rule) == [rule], "\(text)")
    #expect(flags.map(\.confidence) == [.low], "a bare code may be the writer's own")
  }

  @Test(
    arguments: [
      "RSSMRA80A01H501A", "RSS MRA 80A01 H501X", "RSSMRA80F01H501U", "12345678901", "00000000000", "3475550123",
      "IT60X0542811101000000123457", "DE89370400440532013001", "1234567890312",
    ])
  func refused(_ text: String) throws {
    #expect(flags(in: Specimen(text: text), under: try ruleset("arezzo")) == [], "\(text)")
  }

  @Test(
    "data next to another person's name are the case, next to one's own they are not",
    arguments: [
      ("telefono", "il cellulare di Marta è 347 555 0142"), ("email", "la mail del mio vicino: gino@posta.example"),
      ("targa", "la targa AB123CD è di Gianni"), ("carta-identita", "la carta d'identità di Carla Neri CA12345AB"),
      ("indirizzo", "Marta abita in via Petrarca 12"), ("iban", "l'iban del mio ex IT60X0542811101000000123456"),
    ])
  func others(_ rule: String, _ text: String) throws {
    let found = flags(in: Specimen(text: text), under: try ruleset("arezzo")).filter { $0.confidence > .low }
    #expect(found.map(\.rule).contains(rule), "\(text)")
  }

  @Test(arguments: [
    "il mio cellulare è 347 555 0142", "scrivetemi a gino@posta.example", "abito in via Petrarca 12",
    "Sono Beppe Neri, il mio cellulare è 347 555 0142", "Mio figlio Luca Neri, cellulare 347 555 0142",
  ])
  func own(_ text: String) throws {
    #expect(flags(in: Specimen(text: text), under: try ruleset("arezzo")).allSatisfy { $0.confidence == .low })
  }

  @Test("of all endings exactly one makes a code, with and without letters for digits")
  func oneEnding() throws {
    let rules = try ruleset("arezzo")
    func rightOnes(_ candidates: [String]) -> [String] {
      candidates.filter { !flags(in: Specimen(text: $0), under: rules).isEmpty }
    }
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    for start in ["RSSMRA80A01H501", "RSSMRALMALMHRLM", "RSS MRA 8MA01 H50", "VRDLGU5TH5LA39L"] {
      let full = start.filter { $0 != " " }.count == 14 ? start + "1" : start
      #expect(rightOnes(letters.map { full + $0 }).count == 1, "\(start)")
    }
    #expect(rightOnes((0...9).map { "1234567890\($0)" }).count == 1)
    let checks = (0...99).map { $0 < 10 ? "0\($0)" : "\($0)" }
    for account in ["X0542811101000000123456", "A0000000000000000000007"] {
      #expect(rightOnes(checks.map { "IT\($0)\(account)" }).count == 1, "00, 01 and 99 are no check digits")
    }
  }

  @Test("a tax code of letters only is found in one piece and in its groups")
  func lettersOnly() throws {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let rules = try ruleset("arezzo")
    func found(_ text: String) -> Int { flags(in: Specimen(text: text), under: rules).count }
    #expect(letters.reduce(0) { $0 + found("RSSMRALMALMHRLM\($1)") } == 1)
    #expect(letters.reduce(0) { $0 + found("cf RSS MRA LMALM HRLM\($1) grazie") } == 1)
  }
}
