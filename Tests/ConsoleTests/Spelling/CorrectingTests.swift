import Desk
import Foundation
import Testing

@testable import Console

@Suite("A misspelt word is corrected with one key")
struct CorrectingTests {
  private static let wrong = [
    "graduatorria": ["graduatoria", "graduatori"], "escie": ["esce"], "cittta": ["citta", "città"], "cittt": [],
    "città": [], "cittttà": ["città"], "dela": ["della", "dea"], "dele": ["delle"], "delo": ["dello"],
    "deli": ["delizia"],
    "cittttaà": [], "citttta": ["cita"],
  ]

  @Test(
    "the one at the cursor, else the nearest before it, else after it; the cursor stays with its text",
    arguments: [
      ("la graduatorria<c-t><enter>!", "la graduatoria!"),
      ("la graduatorria esce<c-t><enter>!", "la graduatoria esce!"),
      ("la graduatorria <c-t><down><enter>X", "la graduatori X"),
      ("graduatorria escie <c-t><enter><c-t><enter>X", "graduatoria esce X"),
      ("e graduatorria<home><c-t><enter>X", "Xe graduatoria"),
      ("graduatorria e<home><right><right><c-t><enter>X", "graduatoriaX e"),
      ("del'escie<c-t><enter><c-t><enter>", "dell'esce"), ("la citttta' e<c-t><enter>", "la città e"),
      ("graduatorria e<c-t><enter><c-_>", "graduatorria e"),
      ("graduatorria<c-t><enter> e<c-_><c-_><c-_>", "graduatorria"),
      ("graduatorria<c-t>ri<down><enter>", "graduatori"), ("graduatorria<c-t><esc>", "graduatorria"),
      ("tutto bene<c-t>", "tutto bene"),
    ])
  func replaces(keys: String, text: String) throws {
    var spelled = try Spelled(Self.wrong.filter { $0.key != "città" })
    try spelled.press(keys)
    #expect(spelled.text == text)
  }

  @Test("the chooser tells the word, what was meant, and the two ways to keep it")
  func chooser() throws {
    var spelled = try Spelled(Self.wrong)
    try spelled.press("la graduatorria esce<c-t>")
    for words in [
      "«graduatorria» non è nel dizionario", "› graduatoria ", "graduatori ", "aggiungi al dizionario",
      "ignora fino all'uscita",
    ] { #expect(spelled.play.screen.contains(words), "\(words)") }
  }

  @Test("a word that is kept goes to the operator's own, and is marked no more in any form of it")
  func learns() throws {
    var spelled = try Spelled(["Saione": [], "saione": []])
    try spelled.press("a Saione e<c-t><enter>")
    #expect(spelled.play.screen.contains("«Saione» è nel tuo dizionario"))
    #expect(spelled.play.effects.contains(.writing(.learn("Saione"))))
    try spelled.press(" saione ")
    #expect(spelled.underlined == [])
    #expect(spelled.text == "a Saione e saione ")
    spelled.play.take(.writing(.notLearnt(code: 28)))
    #expect(spelled.play.screen.contains("La parola vale per ora") && spelled.play.screen.contains("codice 28"))
  }

  @Test("a word that is ignored is marked no more, and kept nowhere")
  func ignores() throws {
    var spelled = try Spelled(["Saione": []])
    try spelled.press("a Saione e<c-t><down><enter> Saione ")
    #expect(spelled.underlined == [])
    #expect(!spelled.play.effects.contains { if case .writing(.learn) = $0 { true } else { false } })
  }

  @Test("with no misspelt word there is a sentence, and the keys are where they were")
  func none() throws {
    var spelled = try Spelled([:])
    try spelled.press("tutto bene<c-t>")
    #expect(spelled.play.screen.contains("Nessuna parola da correggere"))
    try spelled.press("!")
    #expect(spelled.text == "tutto bene!")
  }

  @Test("while it is looked up one writes on, and the chooser does not come over what is typed then")
  func waiting() throws {
    var spelled = try Spelled(Self.wrong)
    spelled.holds = true
    try spelled.press("graduatorria<c-t>")
    #expect(spelled.play.screen.contains("Cerco nel dizionario…") && spelled.play.state.overlay == nil)
    try spelled.press(" e")
    spelled.answer()
    #expect(spelled.play.state.overlay == nil && spelled.text == "graduatorria e")
    try spelled.press("<bs><bs><c-t>")
    #expect(spelled.play.state.overlay != nil)
  }

  @Test("the footer tells the key as long as a word is marked")
  func footer() throws {
    var spelled = try Spelled(Self.wrong)
    try spelled.press("graduatorria")
    #expect(!spelled.play.screen.contains("Ctrl-T correggi"))
    try spelled.press(" ")
    #expect(spelled.play.screen.contains("Ctrl-T correggi"))
  }

  @Test("in notes too, and each text has its own marks")
  func notes() throws {
    var spelled = try Spelled(Self.wrong)
    try spelled.press("graduatorria e<esc>nescie e<c-t><enter>")
    #expect(spelled.text == "esce e" && spelled.underlined == [])
    try spelled.press("<esc><esc>i")
    #expect(spelled.underlined == ["graduatorria"])
  }

  @Test("in English, on a narrow screen, nothing is said in Italian")
  func english() throws {
    var spelled = try Spelled(["graduatorria": []], size: Size(columns: 40, rows: 14), language: .english)
    try spelled.press("graduatorria<c-t>")
    #expect(spelled.play.screen.contains("add to the dictionary") && spelled.play.screen.contains("is not in the"))
  }
}
