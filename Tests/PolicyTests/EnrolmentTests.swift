import Policy
import Testing

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
      "Mario Rossi ATIVA, 11 anni",
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

  @Test("a message as long as it likes is read up to WhatsApp's limit")
  func long() {
    #expect(enrolment(String(repeating: "+ATTIVA ", count: 200_000)).outcome == .activate)
    #expect(enrolment("ATTIVA " + String(repeating: "\u{FDFA}", count: 100_000)).outcome == .doubt)
    #expect(enrolment(String(repeating: "a\u{301}", count: 500_000)).outcome == .none)
  }
}
