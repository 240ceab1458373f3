import Foundation
import Testing

@testable import Policy

@Suite("C07–C10: the enrolment grammar")
struct EnrolmentTests {
  @Test(
    "C07: the keyword alone or with a name enrols",
    arguments: [
      ("Mario, Rossi +ATTIVA", "Mario Rossi"),
      ("mario rossi + attiva", "Mario Rossi"),
      ("MARIO ROSSI+ATTIVA", "Mario Rossi"),
      ("Rossi Mario ATTIVA", "Rossi Mario"),
      ("+ATTIVA Maria De Luca", "Maria De Luca"),
      ("+attiva maria de luca", "Maria De Luca"),
      ("Nome: Anna Cognome: D'Angelo + ATTIVA", "Anna D'Angelo"),
      ("Nome e cognome: anna d\u{2019}angelo\n+ attiva", "Anna D'Angelo"),
      ("Nome, Cognome +ATTIVA", nil),
      ("ATTIVA", nil),
      ("attivà", nil),
      ("ATTIVA'", nil),
      ("  *+ATTIVA* 👍", nil),
      ("\u{201C}Mario, Rossi +ATTIVA\u{201D}", "Mario Rossi"),
      ("Mario Rossi - ATTIVA", "Mario Rossi"),
      ("RossiATTIVA", "Rossi"),
      ("Anna Maria Rossi-Bianchi +ATTIVA", "Anna Maria Rossi-Bianchi"),
      ("Rossi-ATTIVA", "Rossi"),
      ("Giuseppe La Rosa +ATTIVA", "Giuseppe La Rosa"),
      ("nicolò dell'acqua attiva", "Nicolò Dell'Acqua"),
      ("Buongiorno, Mario Rossi +ATTIVA. Grazie mille", "Mario Rossi"),
      ("Sig.ra Anna Bianchi + ATTIVA", "Anna Bianchi"),
      ("Mario Rossi 45 anni + ATTIVA", "Mario Rossi"),
      ("A T T I V A", nil),
      ("AT\u{200B}TIVA", nil),
      ("Mario Rossi +ＡＴＴＩＶＡ", "Mario Rossi"),
      ("Mario Rossi +ATTIVA +ATTIVA", "Mario Rossi"),
      ("Mario, Rossi + ATTIVA\nInviato da iPhone", "Mario Rossi"),
      ("Mario, Rossi + ATTIVA\nInviato dal mio iPhone", "Mario Rossi"),
      ("Mario, Rossi + ATTIVA\r\n\r\nInviato da Outlook per Android", "Mario Rossi"),
      ("Mario, Rossi + ATTIVA Sent from my Samsung Galaxy smartphone.", "Mario Rossi"),
      ("Inviato da iPhone\nMario Rossi +ATTIVA", "Mario Rossi"),
      ("Cognome: Rossi Nome: Mario + ATTIVA", "Mario Rossi"),
      ("Cognome: De Luca\nNome: Anna Maria\nATTIVA", "Anna Maria De Luca"),
      ("Cognome e nome: Rossi Mario ATTIVA", "Rossi Mario"),
      ("Mario Rossi + ATTIVA\\r", "Mario Rossi"),
      ("Mario, Rossi\\r\n+ATTIVA\\r", "Mario Rossi"),
      ("Mario Rossi +ATTIVA\r", "Mario Rossi"),
      ("Xhensila Hoxha + ATTIVA", "Xhensila Hoxha"),
      ("Xhensila Hoxha ATTIVA", "Xhensila Hoxha"),
      ("Hoxha, Xh. - attiva", "Hoxha Xh"),
      ("Abdelkarimou Zztest\nATTIVA", "Abdelkarimou Zztest"),
      ("Fatima Zahra El Idrissi attiva", "Fatima Zahra El Idrissi"),
      ("Mario Piazza +ATTIVA", "Mario Piazza"),
      ("Domenica Rossi +ATTIVA", "Domenica Rossi"),
      ("Mario Papa +ATTIVA", "Mario Papa"),
      ("Sara Dell'Acqua ATTIVA", "Sara Dell'Acqua"),
      ("Ok attiva", nil), ("va bene, ATTIVA", nil), ("Sì, attiva", nil), ("sì attiva grazie", nil), ("Si, attiva", nil),
    ] as [(String, String?)])
  func activates(_ message: String, name: String?) {
    let answer = enrolment(message)
    #expect(answer.outcome == .activate, "\(message): \(answer.why)")
    #expect(answer.name == name, "\(message)")
  }

  @Test(
    "C08: leaving is always honoured",
    arguments: [
      ("Disattiva", nil),
      ("DISATTIVA", nil),
      ("Mario, Rossi - DISATTIVA", "Mario Rossi"),
      ("Mario, Rossi - DISATTIVA.", "Mario Rossi"),
      ("Mario, Rossi + DISATTIVA", "Mario Rossi"),
      ("DIS ATTIVA", nil),
      ("Mario Rossi DIS-ATTIVA", "Mario Rossi"),
      ("D I S A T T I V A", nil),
      ("rossi mario disattivà", "Rossi Mario"),
      ("DISATIVA", nil),
      ("Mario Rossi disattva", "Mario Rossi"),
      ("disattivatemi per favore", nil),
      ("Luca Rossi 12 anni DISATTIVA", "Luca Rossi"),
      ("Nome, Cognome - DISATTIVA", nil),
      ("DISATTIVA SUBITO!!!", nil),
      ("Mario Rossi +ATTIVA DISATTIVA", "Mario Rossi"),
      ("ATTIVA DISATTIVA", nil),
      ("disattiva il servizio", nil),
      ("Buongiorno, disattivare il servizio per favore", nil),
      ("DISATTIVA Mario Rossi per favore subito", "Mario Rossi"),
      ("Mario Rossi DISATTIVA il servizio, non mi serve più", "Mario Rossi"),
      ("Hoxha disattiva", "Hoxha"),
      ("basta, DISATTIVA", nil), ("stop disattiva", nil), ("Non voglio più messaggi, DISATTIVA", nil),
      ("la mamma di Luca Rossi - DISATTIVA", nil),
      ("Mario Rossi 3475550142 - DISATTIVA", nil),
      ("Mario Rossi DISATTIVA\nInviato da iPhone", "Mario Rossi"),
    ] as [(String, String?)])
  func deactivates(_ message: String, name: String?) {
    let answer = enrolment(message)
    #expect(answer.outcome == .deactivate, "\(message): \(answer.why)")
    #expect(answer.name == name, "\(message)")
  }

  @Test(
    "C07, C08: a sentence that merely holds the word is for a person, with a proposal",
    arguments: [
      ("vorrei disattivare il servizio", "deactivate"),
      ("come faccio a disattivare?", "deactivate"),
      ("DISATTIVA?", "deactivate"),
      ("vorrei sapere se la lista è attiva", "activate"),
      ("Mario Rossi non ATTIVA", "activate"),
      ("Attiva il servizio", "activate"),
      ("ATTIVA?", "activate"),
      ("Mario Rossi attivazione", "activate"),
      ("Mario Rossi e Anna Bianchi +ATTIVA", "activate"),
      ("Mario Rossi 3475550142 +ATTIVA", "activate"),
      ("Mario Rossi nato il 12/03/1960 ATTIVA", "activate"),
      ("uno due tre quattro cinque sette otto ATTIVA", "activate"),
      ("ATIVA", "activate"),
      ("Mario Rossi + ATTVA", "activate"),
      ("STOP", "deactivate"),
      ("Mario Rossi cancellatemi", "deactivate"),
      ("iscrivimi", "activate"), ("Mario Rossi iscrivetemi", "activate"), ("disiscrivimi", "deactivate"),
      ("vorrei disiscrivermi dal servizio", "deactivate"), ("disattva il servizio", "deactivate"),
      ("il servizio si disattiva", "deactivate"), ("Il Comune disattiva le telecamere", "deactivate"),
      ("disattiva il servizio?", "deactivate"), ("come si disattiva", "deactivate"),
      ("ATTIVA / DISATTIVA", "deactivate"), ("servizio disattivato", "deactivate"),
      ("Sindaco attiva le telecamere!", "activate"), ("La piscina attiva", "activate"),
      ("Mensa scolastica attiva", "activate"), ("Spid attiva", "activate"), ("Scuola attiva Arezzo", "activate"),
      ("Attiva subito", "activate"), ("Attiva pure", "activate"), ("si attiva", "activate"),
      ("La piscina +ATTIVA", "activate"), ("Scuola, mensa attiva", "activate"), ("Nell'acqua +ATTIVA", "activate"),
      ("L'ufficio +ATTIVA", "activate"), ("Piazza +ATTIVA", "activate"), ("Domenica attiva", "activate"),
      ("Xyzhoxha Qwerasd attiva", "activate"), ("San Donato attiva", "activate"), ("Mario De + ATTIVA", "activate"),
      ("Anna Maria Rosa Rossi Bianchi + ATTIVA", "activate"), ("Mario attiva la luce", "activate"),
      ("Marco, attiva le rose", "activate"), ("mario.rossi@example.it +ATTIVA", "activate"),
    ])
  func doubts(_ message: String, proposal: String) {
    let answer = enrolment(message)
    #expect(answer.outcome == .doubt, "\(message): \(answer.why)")
    #expect(answer.why.hasSuffix("proposal: \(proposal)."), "\(message): \(answer.why)")
  }

  @Test("two keywords that contradict each other, or one for each of two people, are for a person")
  func contradictions() {
    #expect(enrolment("Mario Rossi ATTIVA, anzi DISATTIVA").outcome == .doubt)
    #expect(enrolment("Mario Rossi +ATTIVA\nAnna Bianchi +ATTIVA").outcome == .doubt)
  }

  @Test(
    "C10: below 14, or for a child, the guardian's consent is needed",
    arguments: [
      "Luca Rossi 13 anni + ATTIVA", "Luca Rossi, 9 anni, +ATTIVA", "Luca Rossi dodici anni ATTIVA",
      "Luca Rossi età: 12 + ATTIVA", "Luca Rossi 12enne ATTIVA", "tredicenne Luca Rossi ATTIVA",
      "Mario Rossi +ATTIVA per mio figlio", "ATTIVA per mia figlia Anna", "ho 13 anni, vorrei attivare",
      "Mario Rossi ATIVA, 11 anni", "mamma di Luca Rossi +ATTIVA", "papà di Luca Rossi +ATTIVA",
      "papa di Luca Rossi +ATTIVA", "Luca Rossi +ATTIVA (il genitore Mario Rossi)",
    ])
  func minors(_ message: String) {
    let answer = enrolment(message)
    #expect(answer.outcome == .doubt, "\(message): \(answer.why)")
    #expect(answer.why.contains("guardian"), "\(message): \(answer.why)")
  }

  @Test("C10: from 14 years on nobody else is asked")
  func fourteen() { #expect(enrolment("Luca Rossi 14 anni + ATTIVA").outcome == .activate) }

  @Test(
    "what holds no keyword is no request",
    arguments: [
      "", " ", "👍", "Buongiorno", "Mario Rossi", "Quali attività ci sono domenica?", "Il servizio è attivo?",
      "che gente cattiva", "radioattiva", "Mario Rossi, via Roma 12", "fermata autobus: cancellazione corse?",
      "\u{202E}\u{200B}", "+", "''''",
    ])
  func noRequest(_ message: String) {
    let answer = enrolment(message)
    #expect(answer.outcome == .none, "\(message): \(answer.why)")
    #expect(answer.name == nil)
  }

  @Test("the lists of words are their readable sources, and do not contradict each other")
  func lists() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Policy/Enrolment/Words")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
    #expect(files.map { String($0.dropLast(4)) }.sorted() == EmbeddedEnrolmentWords.all.keys.sorted())
    for (name, text) in EmbeddedEnrolmentWords.all {
      let source = try Data(contentsOf: folder.appendingPathComponent("\(name).txt"))
      #expect(Data(text.utf8) == source, "\(name): run .ci/embed")
    }
    let names = EnrolmentWords.firstNames.union(EnrolmentWords.alsoNames)
    #expect(names.intersection(EnrolmentWords.noNames).isEmpty)
    for word in names.union(EnrolmentWords.noNames) { #expect(EnrolmentToken.fold(word) == word, "\(word)") }
    #expect(EnrolmentWords.firstNames.count > 600)
  }

  @Test("a message as long as it likes is read up to WhatsApp's limit")
  func long() {
    #expect(enrolment(String(repeating: "+ATTIVA ", count: 200_000)).outcome == .activate)
    #expect(enrolment("ATTIVA " + String(repeating: "\u{FDFA}", count: 100_000)).outcome == .doubt)
    #expect(enrolment(String(repeating: "a\u{301}", count: 500_000)).outcome == .none)
  }
}
