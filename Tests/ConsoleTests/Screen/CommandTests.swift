import Desk
import Foundation
import Testing

@testable import Console

@Suite("The one table of commands")
struct CommandTests {
  @Test("has every command once, with a title in both languages")
  func complete() {
    #expect(CommandTable.entries.map(\.command.rawValue).sorted() == Command.allCases.map(\.rawValue).sorted())
    for command in Command.allCases {
      #expect(Phrases.titles[command] != nil, "\(command)")
      #expect(!Phrases(.english).title(command).isEmpty)
    }
  }

  @Test("no two commands share a key in one place", arguments: Focus.allCases)
  func distinctKeys(focus: Focus) {
    let keys = CommandTable.entries.flatMap { $0.keys[focus] ?? [] }
    #expect(Set(keys).count == keys.count)
  }

  @Test("nothing needs the Alt key, and letters in the composer are always text")
  func composerKeys() {
    for entry in CommandTable.entries {
      for key in (entry.keys[.composer] ?? []) + (entry.keys[.search] ?? []) {
        if case .character = key { Issue.record("\(entry.command) takes a letter") }
      }
    }
  }

  @Test("every command is reached by its name at the prompt, or lives in the composer only")
  func reachable() throws {
    let state = try Play(Town()).state
    let names = Set(state.completions(of: Prompt(purpose: .command)).map(\.line))
    for entry in CommandTable.entries where entry.group != .writing && !entry.command.isOfTraining {
      #expect(names.contains(try #require(entry.command.italianName)))
    }
    for entry in CommandTable.entries where entry.group == .writing { #expect(entry.keys[.composer]?.isEmpty == false) }
  }

  @Test("the help lists every command, and says why some do not work now", arguments: Language.allCases)
  func help(language: Language) throws {
    var play = try Play(Town(), language: language)
    try play.press("j<enter>")
    let lines = HelpView.lines(play.state)
    for command in Command.allCases {
      let isThere = lines.contains { $0.title == play.state.phrases.title(command) }
      #expect(isThere != command.isOfTraining, "\(command)")
    }
    let release = try #require(lines.first { $0.title == play.state.phrases.title(.release) })
    #expect(!release.remark.isEmpty)
    let claim = try #require(lines.first { $0.title == play.state.phrases.title(.claim) })
    #expect(claim.remark.isEmpty)
  }

  @Test("a name that is wrong gets the one that was meant")
  func misspelt() throws {
    var play = try Play(Town())
    try play.press(":clam<enter>")
    #expect(play.screen.contains("Non c'è il comando «clam»: forse «claim»?"))
  }

  @Test("every name means one command, and Italian screens show the Italian ones")
  func italianNames() throws {
    let names = Command.allCases.flatMap(\.names)
    #expect(Set(names).count == names.count)
    for name in names { #expect(Command(prompted: name)?.names.contains(name) == true, "\(name)") }
    #expect(names.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") } })
    var play = try Play(Town(inCharge: anna.id))
    try play.press(":chiu")
    #expect(play.screen.contains("chiudi") && !play.screen.contains("close"))
    play = try Play(Town(inCharge: anna.id), language: .english)
    try play.press(":c")
    #expect(!play.screen.contains("chiudi") && play.screen.contains("claim"))
  }

  @Test(
    "Italian names do what the keys do",
    arguments: [
      (":chiudi risposta data", Intent.close(.answered)), (":nota vista", .note(text: "vista")),
      (":rimanda 11:30", .snooze(until: Date(timeIntervalSince1970: 1_773_311_400))), (":lascia", .release),
      (":rispondi eccola", .reply(text: "eccola", quoting: nil)), (":etichetta tributi", .label("tributi")),
    ])
  func byItalianName(line: String, intent: Intent) throws {
    var play = try Play(Town(inCharge: anna.id))
    try play.press("jj<enter>" + line + "<enter>")
    #expect(play.intents.last == intent)
  }

  @Test("a language that is not there switches nothing, and those that are there are told", arguments: ["", " fr"])
  func wrongLanguage(argument: String) throws {
    var play = try Play(Town())
    try play.press(":lingua\(argument)<enter>")
    #expect(play.screen.contains("Lingue: it, en") && play.screen.contains("In arrivo"))
    try play.press(":lingua EN<enter>")
    #expect(play.screen.contains("Incoming"))
  }

  @Test("Tab goes through the completions and Enter takes one")
  func completion() throws {
    var play = try Play(Town())
    try play.press(":view-m<tab><enter>")
    #expect(play.state.view == .mine)
    try play.press(":chiudi <tab>")
    #expect(play.screen.contains(":chiudi risposta data") && !play.screen.contains("answered"))
  }
}

@Suite("Refusals are answers")
struct RefusalTests {
  /// Noon of Thursday 12 March 2026 in Rome.
  private static let then = Date(timeIntervalSince1970: 1_773_313_200)

  static let all: [Refusal] = [
    .roleMissing(.supervisor), .notInCharge(colleague: nil), .notInCharge(colleague: marco.id),
    .alreadyClaimed(by: anna.id), .alreadyYours, .closed, .alreadyOpen, .neverOpened, .deskClosed(opens: nil),
    .deskClosed(opens: then), .windowClosed(since: nil), .windowClosed(since: then),
    .windowClosesFirst(closes: then, opens: then), .windowClosesFirst(closes: then, opens: nil), .blocked(until: then),
    .empty,
    .tooLong(count: 5000, limit: 4096), .nothingToTakeBack, .unknownColleague(StaffID("x")), .transferToOneself,
    .unknownMessage, .notTheCitizens, .unknownGround("A99"), .unknownSubject("x"), .snoozeOutOfRange(latest: then),
    .noOpenFlag, .nothingToDo, .noCaption, .fileTooLarge(bytes: 6_000_000, limit: 5 << 20),
    .ladder(.noEvidence), .ladder(.alreadyDeleted), .ladder(.alreadyBlocked(until: then)), .ladder(.notBlocked),
    .ladder(.blockOutOfRange(latest: then)), .ladder(.noOpenProposal), .ladder(.alreadyProposed), .ladder(.noWarning),
    .ladder(.notDeleted), .ladder(.noOpenReport),
  ]

  @Test("each is a sentence with a way out, in both languages", arguments: all)
  func sentences(refusal: Refusal) throws {
    let around = Circumstances(staff: try office().staff, now: try thursday())
    let italian = Phrases(.italian).sentence(refusal, around)
    let english = Phrases(.english).sentence(refusal, around)
    for sentence in [italian, english] {
      #expect(sentence.fact.count > 5 && sentence.remedy.count > 3)
      #expect(sentence.fact.first?.isUppercase == true)
    }
    #expect(italian.fact != english.fact)
  }

  @Test("a colleague is called by name, with the right preposition")
  func names() throws {
    let around = Circumstances(staff: try office().staff, now: try thursday())
    let phrases = Phrases(.italian)
    #expect(
      phrases.sentence(.alreadyClaimed(by: anna.id), around).text
        == "Già in carico ad Anna Bianchi: premi F per la prossima, P per subentrare")
    #expect(phrases.sentence(.notInCharge(colleague: marco.id), around).fact == "È in carico a Marco Rossi")
  }
}
