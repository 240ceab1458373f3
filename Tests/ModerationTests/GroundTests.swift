import Moderation
import Policy
import Testing

/// A message invented for a ground.
struct Fixture: Sendable {
  var letter: String
  var text: String

  init(_ letter: String, _ text: String) { (self.letter, self.text) = (letter, text) }
}

@Suite("A14.a–A14.j, C13.a–C13.h: each ground fires on its messages, and on none that only look like them")
struct GroundTests {
  static let violations = [
    Fixture("a", "Vendo fumo di qualità, consegno anche la sera"),
    Fixture("a", "Procuro patenti false in una settimana"),
    Fixture("a", "Viva la mafia, quella sì che funziona"),
    Fixture("b", "Ma che cazzo di orari avete"),
    Fixture("b", "sito di m3rda"),
    Fixture("b", "andate a f4rvi f o t t e r e, c.o.g.l.i.o.n.i"),
    Fixture("c", "Se non togliete la multa vi spacco la faccia"),
    Fixture("c", "Che vi venga un accidente"),
    Fixture("c", "So bene dove abita l'assessora"),
    Fixture("c", "Il sindaco prende le mazzette, lo sanno tutti"),
    Fixture("d", "Il codice fiscale della mia vicina è RSSMRA80A01H501U"),
    Fixture("d", "Vi giro il numero di Beppe: 347 555 0142"),
    Fixture("d", "La signora Neri ha l'epatite, fate attenzione"),
    Fixture("e", "Gli zingari sono tutti parassiti"),
    Fixture("e", "Siete dei fannulloni"),
    Fixture("e", "Gli islamici tornassero a casa loro"),
    Fixture("f", "Il suo pacco è fermo in dogana, clicchi su consegne-rapide.top"),
    Fixture("f", "Prestiti immediati senza busta paga, scrivimi"),
    Fixture("f", "Domenica votate la lista Arezzo Sveglia"),
    Fixture("g", "Vendo borse Gucci false, sembrano vere"),
    Fixture("g", "Chi vuole Sky col pezzotto a 10 euro?"),
    Fixture("h", "Raccolta fondi per il gattile: anche 5 euro aiutano"),
    Fixture("h", "Fate una donazione su GoFundMe per le cure di Ugo"),
    Fixture("i", "Inoltra questo messaggio a tutti i tuoi contatti"),
    Fixture("i", "Cerco ragazza seria per amicizia e poi si vede"),
  ]

  static let harmless = [
    Fixture("a", "Vicino a casa mia vendono droga: a chi lo segnalo?"),
    Fixture("a", "Ho smarrito la patente, dove la rifaccio?"),
    Fixture("b", "Abito in via Troia, dietro piazza Grande; la scopa meccanica non passa"),
    Fixture("b", "Mi hanno dato della puttana sul bus: a chi mi rivolgo?"),
    Fixture("c", "Mio nonno è morto ieri, che documenti servono?"),
    Fixture("c", "La mia vicina mi minaccia, che posso fare?"),
    Fixture("d", "Il mio numero è 347 555 0142, richiamatemi"),
    Fixture("d", "Il numero dell'ufficio tributi è 0575 377773?"),
    Fixture("e", "Ci sono corsi di italiano per immigrati e per le donne straniere?"),
    Fixture("e", "Chi dice che gli zingari sono parassiti è un razzista"),
    Fixture("e", "Non odio i musulmani, anzi"),
    Fixture("f", "Dove si vota domenica? E per iscriversi alle liste?"),
    Fixture("f", "Mi scrivono che il pacco è bloccato: è una truffa?"),
    Fixture("g", "Posso usare lo stemma del Comune per la sagra?"),
    Fixture("a", "Il mio vicino fa lavorare gente in nero, come lo denuncio?"),
    Fixture("g", "Vorrei segnalare chi vende borse false in corso Italia"),
    Fixture("h", "Per una raccolta fondi in piazza che permesso serve?"),
    Fixture("d", "Mio figlio Luca Neri, 347 555 0142, è in lista per il nido?"),
    Fixture("h", "Dove si dona il sangue?"),
    Fixture("h", "La raccolta dei rifiuti ingombranti quando passa?"),
    Fixture("i", "Cerco la biblioteca: come ci arrivo?"),
  ]

  @Test("Arezzo", arguments: violations.indices)
  func arezzo(_ index: Int) throws {
    let fixture = Self.violations[index]
    #expect(try clauses(fixture.text, "arezzo").contains("A14.\(fixture.letter)"), "\(fixture.text)")
  }

  @Test("Casale Marittimo, whose policy ends at h", arguments: violations.indices)
  func casale(_ index: Int) throws {
    let fixture = Self.violations[index]
    let clauses = try clauses(fixture.text, "casale-marittimo")
    #expect(clauses.contains("C13.\(fixture.letter)") == (fixture.letter <= "h"), "\(fixture.text)")
  }

  @Test("hard negatives raise nothing", arguments: harmless.indices)
  func silent(_ index: Int) throws {
    let fixture = Self.harmless[index]
    #expect(try clauses(fixture.text, "arezzo") == [], "\(fixture.letter): \(fixture.text)")
    #expect(try clauses(fixture.text, "casale-marittimo") == [], "\(fixture.letter): \(fixture.text)")
  }

  @Test("A14.k is only for people: no message raises it")
  func byHand() throws {
    for fixture in Self.violations { #expect(try !clauses(fixture.text, "arezzo").contains("A14.k")) }
  }

  @Test(
    "polite messages in other languages raise nothing",
    arguments: [
      "Bună ziua, aș dori să știu programul ghișeului, vă mulțumesc", "Ju lutem, a mund të më ndihmoni? Faleminderit",
      "السلام عليكم، متى يفتح المكتب من فضلكم؟", "Good morning, when does the office open? Thank you",
      "Добрий день, коли працює відділ? Дякую", "您好，请问办公室几点开门？谢谢",
    ])
  func languages(_ text: String) throws {
    let judgement = judge(Specimen(text: text), under: try ruleset("arezzo"))
    #expect(judgement == Judgement())
  }

  private func clauses(_ text: String, _ name: String) throws -> [String] {
    flags(in: Specimen(text: text), under: try ruleset(name)).filter { $0.confidence > .low }.map(\.clause)
  }
}
