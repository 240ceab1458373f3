import Desk
import Foundation
import Testing

@testable import Console

/// A console with a dictionary made of values: what it asks is answered at once, or when the story says so.
struct Spelled {
  var play: Play
  /// Words of which something is wrong, and what was meant.
  let wrong: [String: [String]]
  /// Questions wait for `answer`.
  var holds = false
  private(set) var asked: [[String]] = []
  private var seen = 0

  init(
    _ wrong: [String: [String]], words: [String] = [], size: Size = Size(columns: 120, rows: 36),
    language: Language = .italian
  ) throws {
    self.wrong = wrong
    play = try Play(Town(inCharge: anna.id), size: size, language: language)
    play.state.use(SpellingTools(dictionary: "it_IT", words: words), isWanted: true)
    try play.press("jj<enter>i")
  }

  mutating func press(_ keys: String) throws {
    for key in try Key.parse(keys) {
      play.take(.key(key))
      if !holds { answer() }
    }
  }

  /// Answers what has been asked.
  mutating func answer() {
    while seen < play.effects.count {
      seen += 1
      guard case .writing(.spell(let words)) = play.effects[seen - 1] else { continue }
      asked.append(words)
      play.take(.writing(.spelled(Dictionary(uniqueKeysWithValues: words.map { ($0, judged($0)) }))))
    }
  }

  private func judged(_ word: String) -> Spelling { wrong[word].map(Spelling.wrong) ?? .right }

  /// The words that are marked on the screen.
  var underlined: [String] {
    let grid = render(play.state).grid
    let text = (0..<grid.size.rows).map { row in
      String(grid.row(row).map { Self.isMarked($0) ? Character(scalar($0)) : " " })
    }
    return text.joined(separator: " ").split(separator: " ").map(String.init)
  }

  static func isMarked(_ cell: Cell) -> Bool { cell.role == .warning && cell.emphasis.contains(.underline) }

  private func scalar(_ cell: Cell) -> Unicode.Scalar { Unicode.Scalar(cell.glyph.base) ?? " " }

  var text: String { play.state.draft.current.editor.text }
}

@Suite("Misspelt words are marked while one writes")
struct SpellingTests {
  static let wrong = ["graduatorria": ["graduatoria", "graduatori"], "escie": ["esce"], "citta": ["città"]]

  @Test(
    "what is wrong is underlined, but not the word that is being written",
    arguments: [
      ("la graduatorria", []), ("la graduatorria ", ["graduatorria"]), ("la graduatorria,", ["graduatorria"]),
      ("la graduatorria <left>", ["graduatorria"]), ("la graduatorria <left><bs>", []),
      ("la graduatorria<left><left>", []), ("la graduatorria<home>", ["graduatorria"]), ("l'escie e", ["escie"]),
      ("*graduatorria* e", ["graduatorria"]), ("`graduatorria` e", []), ("citta' e", []), ("citta e", ["citta"]),
      ("#graduatorria e", []), ("graduatorria escie ", ["graduatorria", "escie"]),
      ("graduatorria <c-_>", []),
    ])
  func marks(keys: String, marked: [String]) throws {
    var spelled = try Spelled(Self.wrong.merging(["città": []]) { old, _ in old }.filter { $0.key != "città" })
    try spelled.press(keys)
    #expect(spelled.underlined == marked)
  }

  @Test("they stand out in role and emphasis, on every line, and only while one writes")
  func roles() throws {
    var spelled = try Spelled(["graduatorria": []], size: Size(columns: 40, rows: 14))
    try spelled.press("parole che vanno a capo e la graduatorria e poi la graduatorria ancora")
    #expect(spelled.underlined == ["graduatorria", "graduatorria"])
    let grid = render(spelled.play.state).grid
    #expect((0..<14).flatMap { grid.row($0) }.count(where: Spelled.isMarked) == 24)
    try spelled.press("<esc>")
    #expect(spelled.underlined == [])
    try spelled.press("i")
    #expect(spelled.underlined.count == 2)
  }

  @Test("a word is asked about once, one question at a time, and never letter by letter")
  func asksOnce() throws {
    var spelled = try Spelled(Self.wrong)
    try spelled.press("la graduatorria esce la graduatorria esce ")
    #expect(spelled.asked == [["la"], ["graduatorria"], ["esce"]])
    spelled.holds = true
    try spelled.press("uno due tre ")
    #expect(spelled.play.effects.count { if case .writing(.spell) = $0 { true } else { false } } == 4)
    spelled.answer()
    #expect(spelled.asked.dropFirst(3) == [["uno"], ["due", "tre"]])
  }

  @Test("a paste is asked about in pieces, and a text without measure not at all")
  func paste() throws {
    var spelled = try Spelled([:])
    let letters = Array("abcdefghij")
    let words = (0..<200).map { "parola\(letters[$0 / 10 % 10])\(letters[$0 % 10])\(letters[$0 / 100])" }
    spelled.play.take(.key(.paste(words.joined(separator: " ") + " ")))
    spelled.answer()
    #expect(spelled.asked.map(\.count) == [64, 64, 64, 8])
    spelled.play.take(.key(.paste(String(repeating: "parolla ", count: 1500))))
    spelled.answer()
    #expect(spelled.asked.count == 4 && spelled.underlined == [])
  }

  @Test("names of the desk, its colleagues and the citizen are no mistakes, nor the operator's own words")
  func names() throws {
    var spelled = try Spelled(["Bonci": [], "Rossi": [], "Saione": [], "saione": [], "Neri": []], words: ["Saione"])
    try spelled.press("Giulia Bonci, Marco Rossi, Saione, saione ")
    #expect(spelled.underlined == [])
    #expect(spelled.asked.flatMap(\.self).contains("Bonci") == false)
  }

  @Test("a text in another language is not marked all over")
  func foreign() throws {
    let words = "the appointment is on monday please bring your identity card with you"
    let wrong = Dictionary(
      uniqueKeysWithValues: Set(words.split(separator: " ").map(String.init)).map { ($0, [String]()) })
    var spelled = try Spelled(wrong)
    try spelled.press(words + " ")
    #expect(spelled.underlined == [])
    #expect(spelled.asked.count == 8)
    try spelled.press("<c-u>the carta ")
    #expect(spelled.underlined == ["the"])
  }

  @Test("what is remembered of words is bounded, and the newest stay")
  func bounded() {
    var memory = SpellingMemory()
    for number in 0..<50_000 { memory.keep("\(number)", .right) }
    #expect(memory.count <= 2 * SpellingMemory.most)
    #expect(memory["49999"] == .right && memory["44001"] == .right && memory["0"] == nil)
  }

  @Test("without tools, or switched off, nothing is asked")
  func off() throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>igraduatorria e <c-t>")
    #expect(!play.effects.contains { if case .writing(.spell) = $0 { true } else { false } })
    #expect(play.screen.contains("L'ortografia non si controlla: :ortografia on la controlla"))
    for trouble in [SpellingTrouble.noProgram, .noDictionary("it_IT")] {
      play.state.use(SpellingTools(dictionary: "it_IT", trouble: trouble), isWanted: true)
      try play.press("x ")
      #expect(!play.screen.contains("hunspell"))
      try play.press("<c-t>")
      #expect(play.screen.contains("L'ortografia ora non si può controllare: :ortografia on dice che cosa manca"))
    }
    #expect(!play.effects.contains { if case .writing(.spell) = $0 { true } else { false } })
  }
}

@Suite("The operator switches the spelling on and off")
struct SpellingSwitchTests {
  private func requests(_ play: Play) -> [WritingRequest] {
    play.effects.compactMap { if case .writing(let request) = $0 { request } else { nil } }
  }

  @Test("off and on, kept for the next time, and looked for anew")
  func offAndOn() throws {
    var spelled = try Spelled(["escie": []])
    try spelled.press("escie e<esc>:ortografia off<enter>")
    #expect(spelled.play.screen.contains("L'ortografia non si controlla più"))
    #expect(requests(spelled.play).last == .keepSpelling(false))
    try spelled.press("i")
    #expect(spelled.underlined == [])
    try spelled.press("<esc>:ortografia<enter>")
    #expect(requests(spelled.play).suffix(2) == [.keepSpelling(true), .findSpeller])
    spelled.play.take(.writing(.speller(SpellingTools(dictionary: "it_IT"))))
    #expect(spelled.play.screen.contains("(dizionario it_IT): Ctrl-T corregge"))
    try spelled.press("i")
    #expect(spelled.underlined == ["escie"])
    try spelled.press("<esc>:ortografia forse<enter>")
    #expect(spelled.play.screen.contains("Si scrive :ortografia on oppure :ortografia off"))
  }

  @Test(
    "what is missing is said with its remedy",
    arguments: [
      (SpellingTrouble.noProgram, "manca hunspell"), (.noDictionary("it_CH"), "manca il dizionario it_CH"),
    ])
  func missing(trouble: SpellingTrouble, words: String) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press(":ortografia on<enter>")
    play.take(.writing(.speller(SpellingTools(dictionary: "it_CH", trouble: trouble))))
    #expect(play.screen.contains(words) && play.screen.contains("apt-get install hunspell hunspell-it"))
  }

  @Test(
    "a check that fails is one sentence, and writing goes on without it",
    arguments: [
      (SpellingTrouble.ended, "è finito da solo"), (.hung, "non risponde"), (.babbled, "risponde senza senso"),
    ])
  func failure(trouble: SpellingTrouble, words: String) throws {
    var spelled = try Spelled(["escie": []])
    try spelled.press("escie e")
    spelled.holds = true
    try spelled.press(" altro ")
    spelled.play.take(.writing(.spellingFailed(trouble)))
    #expect(spelled.play.screen.contains(words) && spelled.play.screen.contains(":ortografia on lo riavvia"))
    #expect(spelled.underlined == [])
    let count = spelled.play.effects.count
    try spelled.press("ancora parole ")
    #expect(spelled.play.screen.contains(words))
    #expect(spelled.text == "escie e altro ancora parole ")
    #expect(!spelled.play.effects[count...].contains { if case .writing(.spell) = $0 { true } else { false } })
    try spelled.press("<esc>")
    #expect(!spelled.play.screen.contains("hunspell"))
  }

  @Test(
    "the settings file's line is read in either language, and others are left alone",
    arguments: [
      ("ortografia = on", true), (" spelling=off # basta", false), ("ortografia = sì", true), ("invio = manda", nil),
      ("# ortografia = on", nil), ("", nil),
    ] as [(String, Bool?)])
  func setting(line: String, wanted: Bool?) throws {
    #expect(try SpellingSetting.wanted(in: line) == wanted)
    if let wanted { #expect(try SpellingSetting.wanted(in: SpellingSetting.line(wanted)) == wanted) }
    #expect(throws: SettingError.self) { try SpellingSetting.wanted(in: "ortografia = boh") }
  }
}
