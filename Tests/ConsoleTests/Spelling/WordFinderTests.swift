import Testing

@testable import Console

@Suite("Which words of a text a dictionary is asked about")
struct WordFinderTests {
  /// The words that would be asked about, as they stand in the text.
  private func words(_ text: String) -> [String] {
    let characters = Array(text)
    return WordFinder.words(in: characters).map { String(characters[$0.range]) }
  }

  @Test(
    "words as Italian writes them, with their accents and apostrophes",
    arguments: [
      ("La graduatoria esce domani.", ["La", "graduatoria", "esce", "domani"]),
      ("dell'Anagrafe, l’ufficio", ["dell", "Anagrafe", "ufficio"]),
      ("un po' di pane: e' vero, va' bene", ["un", "di", "pane", "vero", "bene"]),
      ("perché città perche' citta'", ["perché", "città", "perche'", "citta'"]),
      ("c'è un'altra dov'è", ["altra", "dov"]),
      ("cos\u{300}i\u{300} e\u{301}", ["cos\u{300}i\u{300}"]),
      ("Marco/Anna e/o (forse) «domani»?", ["Marco", "Anna", "forse", "domani"]),
      ("e-mail, auto-certificazione", ["mail", "auto", "certificazione"]),
      ("ciao😀mondo", ["ciao", "mondo"]),
    ])
  func prose(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test(
    "what is no prose is left alone",
    arguments: [
      "https://www.comune.arezzo.it/tari?anno=corrente", "www.comune.arezzo.it", "comune.arezzo.it/tari",
      "anna.bianchi@esempio.it", "anna@esempio", "#graduatorria", "@annna", "RSSMRA80A01A390X", "2026/27", "A14b 3a",
      "TARI ISEE IMU SUAP PEC TARSU", "nome_utentte", "/etc/motdd", "~/documentti", "c:\\cartellla", "{titolo}",
      "{nome del cittadinno}", "WhatsApp iPhonne McDonaldd", "а̂бвгд", "你好吗", "שלום", "dott.ssa", "a e i o",
      String(repeating: "x", count: 31), "per10mila", "①nome",
    ])
  func noProse(text: String) {
    #expect(words(text) == [])
  }

  @Test(
    "WhatsApp's marks are no part of a word",
    arguments: [("*graduatoria* _esce_ ~domani~", ["graduatoria", "esce", "domani"]), ("*_tutto_*", ["tutto"])])
  func marks(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test("text after braces that were closed, or in a new line, is prose again")
  func afterBraces() {
    #expect(words("il {numero unico} vale") == ["il", "vale"])
    #expect(words("il {numero\nvale") == ["il", "vale"])
  }

  @Test(
    "one of several forms must be in the dictionary",
    arguments: [
      ("quell'anno", ["quella", "quelle", "quello", "quelli"]), ("citta'", ["città", "citta"]),
      ("perche’", ["perché", "perchè", "perche"]), ("UNIVERSITA'", ["UNIVERSITÀ", "UNIVERSITA"]), ("casa", ["casa"]),
      ("'casa'", ["casa"]), ("dell'universita'", ["della", "delle", "dello", "delli"]),
    ])
  func forms(text: String, forms: [String]) {
    #expect(WordFinder.words(in: Array(text)).first?.forms == forms)
  }

  @Test("a form is made of letters only, whatever is written, and a text without measure has none")
  func hostile() {
    var dice = MonkeyTests.Dice(state: 11)
    let pieces = [
      "a", "È", "'", "’", "^", "*", "@", "!", "&", "#", "~", "+", "-", "%", "\u{0}", "\n", "\r\n", "\u{1B}", "\u{202E}",
      "{",
      "}", ".", "_", "parola", " ", "e\u{301}\u{302}\u{303}", "🇮🇹", "漢", "\u{FFFD}", "9",
    ]
    for _ in 0..<400 {
      let text = (0..<40).map { _ in pieces[.random(in: 0..<pieces.count, using: &dice)] }.joined()
      for word in WordFinder.words(in: Array(text)) {
        #expect(word.forms.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLetter) }, "\(word)")
        #expect(word.range.upperBound <= text.count)
      }
    }
    #expect(WordFinder.words(in: Array(repeating: "a", count: WordFinder.limit + 1)).isEmpty)
  }
}
