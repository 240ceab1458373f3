import Moderation
import Policy
import Testing

@Suite("A14.c, A14.d, A14.f, A14.j: threats, data of others, links, voice notes")
struct RuleTests {
  private func found(_ specimen: Specimen) throws -> [String] {
    flags(in: specimen, under: try ruleset("arezzo")).map { "\($0.clause) \($0.rule) \($0.confidence)" }
  }

  @Test(
    "A14.c",
    arguments: [
      ("Domani vengo lì e vi spacco la faccia", ["A14.c minaccia-velata medium", "A14.c minaccia high"]),
      ("IO T'AMMAZZO", ["A14.c minaccia high"]),
      ("so bene dove abita la sua collega", ["A14.c minaccia-velata medium"]),
      ("non vi ammazzo mica, tranquilli", []),
      ("Non so. Dove abitate voi c'è il cassonetto?", []),
      ("mi ammazzo di lavoro", []),
      ("il film Ti ucciderò al cinema non c'è più?", ["A14.c minaccia high"]),
    ] as [(String, [String])])
  func threats(_ text: String, expected: [String]) throws {
    #expect(try found(Specimen(text: text)) == expected)
  }

  @Test(
    "A14.d",
    arguments: [
      ("a bare code is at most low", "RSSMRA80A01H501U", ["A14.d codice-fiscale low"]),
      ("one's own is at most low", "il mio codice fiscale è rssmra80a01h501u", ["A14.d codice-fiscale low"]),
      (
        "a neighbour's is the case", "il codice fiscale del mio vicino: RSSMRA80A01H501U", ["A14.d codice-fiscale high"]
      ),
      ("in groups", "RSS MRA 80A01 H501U", ["A14.d codice-fiscale low"]),
      ("omocodia", "RSSMRA80A01H50MM", ["A14.d codice-fiscale low"]),
      ("a wrong check character is none", "RSSMRA80A01H501Z", []),
      ("a month that is none", "RSSMRA80F01H501U", []),
      ("an account", "IT60 X054 2811 1010 0000 0123 456", ["A14.d iban low"]),
      ("an account of another country", "DE89370400440532013000", ["A14.d iban low"]),
      ("words that happen to add up are none", "dedicare una mattina intera alla fila davanti allo sportello", []),
      ("a wrong account is none", "IT60X0542811101000000123457", []),
    ] as [(String, String, [String])])
  func data(_ story: String, text: String, expected: [String]) throws {
    #expect(try found(Specimen(text: text)) == expected, "\(story)")
  }

  @Test("A14.d: a contact card is somebody else's, and has no text as evidence")
  func card() throws {
    let flags = flags(in: Specimen(kind: "contacts", text: "", cards: ["Beppe"]), under: try ruleset("arezzo"))
    #expect(flags.map(\.rule) == ["scheda-contatto"])
    #expect(flags.first?.evidence.isEmpty == true)
  }

  @Test(
    "A14.f",
    arguments: [
      ("Bellissimo: bit.ly/3xAbc!", ["A14.f link-accorciato high"], "bit.ly/3xAbc"),
      (
        "https://giardini-belli.example/vinci?x=1", ["A14.f link-esterno medium"],
        "https://giardini-belli.example/vinci?x=1"
      ),
      ("paga ora: verify-service.vip", ["A14.f dominio-imitato high"], "verify-service.vip"),
      ("il modulo è su https://www.comune.arezzo.it/modulo ?", [], ""),
      ("comune.arezzo.it.giardini.top", ["A14.f link-esterno medium"], "comune.arezzo.it.giardini.top"),
      ("ciao...www.esempio.it", ["A14.f link-esterno medium"], "www.esempio.it"),
      ("guarda..bit.ly/3xAbc...", ["A14.f link-accorciato high"], "bit.ly/3xAbc"),
      ("ecco…giardini-belli.com!", ["A14.f link-esterno medium"], "giardini-belli.com"),
      ("www.esempio.it/a/../b...", ["A14.f link-esterno medium"], "www.esempio.it/a/../b"),
      ("va bene...grazie.", [], ""), ("sì...no...forse...", [], ""), ("...", [], ""),
      ("vedo su...www.comune.arezzo.it", [], ""),
      ("scrivo da mario.rossi@posta.com", [], ""),
      ("Buongiorno.Info sulla tari", [], ""),
      ("alle 8.30.grazie", [], ""),
    ] as [(String, [String], String)])
  func links(_ text: String, expected: [String], evidence: String) throws {
    #expect(try found(Specimen(text: text)) == expected)
    guard let flag = flags(in: Specimen(text: text), under: try ruleset("arezzo")).first else { return }
    #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[flag.evidence])) == evidence)
  }

  @Test("A14.j: the limit itself is not too long", arguments: [(180, 0), (181, 1), (nil, 0), (Int.max, 1)])
  func voice(seconds: Int?, count: Int) throws {
    let flags = flags(in: Specimen(kind: "audio", text: "", voiceSeconds: seconds), under: try ruleset("arezzo"))
    #expect(flags.count == count && flags.allSatisfy { $0.clause == "A14.j" })
  }

  @Test(
    "A03, A13: marks",
    arguments: [
      ("Il sottoscritto Mario Rossi chiede il rilascio", [.istanza]),
      ("come si fa la domanda di residenza?", []),
      ("mio figlio è autistico, ha diritto allo scuolabus?", [.riservati]),
      ("con la presente segnalo che mia madre ha un tumore", [.istanza, .riservati]),
    ] as [(String, [Mark])])
  func marks(_ text: String, expected: [Mark]) throws {
    #expect(judge(Specimen(text: text), under: try ruleset("arezzo")).marks == expected)
    #expect(Moderation.marks(in: Specimen(text: text), under: try ruleset("casale-marittimo")) == [])
  }
}
