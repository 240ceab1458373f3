import Foundation
import Policy
import Testing
import WhatsApp

@testable import Training

@Suite("From a real chat to a day: nobody real is left, and what is doubted is told")
struct PseudonymTests {
  private func replaced(_ text: String, names: [String] = [], harmless: [String] = []) -> (String, [String]) {
    var pseudonyms = Pseudonyms(
      authors: ["Maria Grazia Orsolini"], spoken: Spoken(names: names, harmless: harmless), shiftDays: 7)
    let text = pseudonyms.replaced(text, line: 1, at: Date(timeIntervalSince1970: 1_773_308_400))
    return (text, pseudonyms.doubts.map(\.word))
  }

  @Test(
    "what has a form is replaced",
    arguments: [
      ("scrivi a m.rossi@posta.it o m.rossi@posta.it", "scrivi a persona1@example.it o persona1@example.it"),
      ("chiami il 338 123 4567 o +393381234567", "chiami il +39 347 555 5000 o +39 347 555 5000"),
      ("vedi https://a.b/c?d=1 e www.x.it/y", "vedi https://www.example.it/1 e https://www.example.it/2"),
      ("il mio codice è RSSMRA80A01H501U", "il mio codice è XXXXXX00X00X000X"),
      ("abito in via Guido Monaco 12/b, suoni", "abito in via Esempio 1, suoni"),
      ("la targa AB 123 CD", "la targa ZZ000ZZ"),
      ("nata il 3/5/2019, domani 12 marzo", "nata il 10/5/2019, domani 19 marzo"),
      ("pratica 1234567 e 55555", "pratica +39 347 555 5000 e 99100"),
      ("alle 12:30 in 2 minuti, le 99 di ieri", "alle 12:30 in 2 minuti, le 99 di ieri"),
    ])
  func forms(_ text: String, expected: String) {
    let (found, doubts) = replaced(text)
    #expect(found == expected)
    #expect(doubts == [])
  }

  @Test("the authors' names are replaced everywhere, in capitals too, the same for the same")
  func names() {
    let (found, doubts) = replaced("Sono Maria, la figlia di ORSOLINI; maria va bene")
    #expect(found == "Sono Livia, la figlia di ETTORE; Livia va bene")
    #expect(doubts == [])
  }

  @Test(
    "other words that may be somebody's are doubted until they are spoken for",
    arguments: [
      ("ho parlato con Beatrice e con il Tarlati", ["Beatrice", "Tarlati"]), ("ho visto giovanni", ["giovanni"]),
      ("Grazie. Il Comune di Arezzo va bene", []), ("la classe 3B, interno 412", ["412"]),
      ("QUESTO È TUTTO GRANDE", []), ("rosa il fiore, Rosa la zia", ["Rosa"]),
    ])
  func doubts(_ text: String, expected: [String]) {
    #expect(replaced(text).1 == expected)
    #expect(replaced(text, names: expected).1.allSatisfy { $0.contains(where: \.isNumber) })
    #expect(replaced(text, harmless: expected) == (text, []))
  }

  @Test("a chat becomes a day and its acts, both valid, weekdays kept")
  func day() throws {
    let export = """
      12/11/2025, 09:30 - Maria Orsolini: Buongiorno, sono Maria
      12/11/2025, 09:31 - Maria Orsolini: <Media omessi>
      12/11/2025, 09:35 - Ufficio: Buongiorno "Maria", ci scriva a info@posta.it
      12/11/2025, 09:36 - Maria Orsolini: Grazie
      a presto
      """
    let chat = try exportedChat(from: Array(export.utf8))
    let made = ChatDay(chat, desk: "Ufficio", spoken: Spoken())
    #expect(made.doubts == [])
    let day = try Day.parse(made.day, file: "x.yaml")
    let script = try Script.parse(made.acts, file: "acts/x.yaml", for: day)
    #expect(Zone.rome.iso8601(day.start) == "2026-03-11T09:29:00+01:00")
    #expect(day.citizens.map(\.name) == ["Livia Casentini"])
    #expect(day.timeline.count == 3 && script.steps.count == 2)
    #expect(script.steps.last?.act == .reply("Buongiorno \"Livia\", ci scriva a persona1@example.it"))
    #expect(!made.day.contains("Maria") && !made.day.contains("Orsolini") && !made.acts.contains("posta.it"))
  }

  @Test("a chat that nobody answered becomes a day with a script in which nothing is done")
  func unanswered() throws {
    let export = "12/11/2025, 09:30 - Maria Orsolini: Buongiorno\n12/11/2025, 09:31 - Maria Orsolini: Nessuno?\n"
    let made = ChatDay(try exportedChat(from: Array(export.utf8)), desk: "Ufficio", spoken: Spoken())
    let day = try Day.parse(made.day, file: "x.yaml")
    #expect(day.timeline.count == 2)
    #expect(try Script.parse(made.acts, file: "acts/x.yaml", for: day) == Script())
  }
}
