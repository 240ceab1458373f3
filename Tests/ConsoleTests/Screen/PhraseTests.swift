import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Console

@Suite("Numbers, times and hours as people write them")
struct PhraseTests {
  let italian = Phrases(.italian)
  let english = Phrases(.english)

  @Test(
    arguments: [
      (0, "meno di 1 min"), (59, "meno di 1 min"), (60, "1 min"), (18 * 60, "18 min"), (3600, "1 h"),
      (6420, "1 h 47 min"), (86_400, "1 g"), (2 * 86_400 + 4 * 3600 + 100, "2 g 4 h"), (-5, "meno di 1 min"),
    ] as [(Double, String)])
  func durations(seconds: Double, text: String) { #expect(italian.duration(seconds) == text) }

  @Test("no number is too large or too strange", arguments: [Double.infinity, -.infinity, .nan, 1e300])
  func strange(number: Double) {
    #expect(!italian.duration(number).isEmpty)
    #expect(italian.degrees(number) == "?")
    #expect(!italian.size(bytes: .max).isEmpty && !italian.size(bytes: .min).isEmpty)
    #expect(!italian.length(seconds: .max).isEmpty && !italian.length(seconds: .min).isEmpty)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (340_000, "340 kB"), (999_499, "999 kB"), (999_500, "1,0 MB"), (1_234_567, "1,2 MB"),
    (104_857_600, "104,9 MB"),
  ])
  func sizes(bytes: Int, text: String) { #expect(italian.size(bytes: bytes) == text) }

  @Test("A11: the header tells hours, countdown and reason")
  func hours() throws {
    let timetable = try office().timetable
    func line(_ instant: String, _ phrases: Phrases) throws -> String {
      let now = try Zone.instant(iso8601: instant)
      return phrases.hours(timetable.status(at: now), now: now)
    }
    #expect(try line("2026-03-12T11:13:00+01:00", italian) == "chiude alle 13:00, fra 1 h 47 min")
    #expect(try line("2026-03-12T07:30:00+01:00", italian) == "apre alle 8:30, fra 1 h")
    #expect(try line("2026-03-12T13:00:00+01:00", italian) == "apre domani alle 8:30")
    #expect(try line("2026-08-07T10:00:00+02:00", italian) == "San Donato, apre lun 10 ago alle 8:30")
    #expect(try line("2026-03-14T10:00:00+01:00", italian) == "fine settimana, apre lun 16 mar alle 8:30")
    #expect(try line("2026-03-12T11:13:00+01:00", english) == "closes at 13:00, in 1 h 47 min")
    #expect(try line("2026-08-07T10:00:00+02:00", english) == "San Donato, opens Mon 10 Aug at 8:30")
  }

  @Test(
    "A09: the last useful moment, and whether it dies today",
    arguments: [
      ("11:13", "2026-03-12T12:40:00+01:00", "scade oggi 12:40 !"),
      ("07:00", "2026-03-12T12:40:00+01:00", "scade oggi 12:40 !"),
      ("11:13", "2026-03-13T08:30:00+01:00", "scade ven 8:30 !"),
      ("11:13", "2026-03-13T09:30:00+01:00", "entro ven 9:30"),
      ("14:00", "2026-03-13T09:30:00+01:00", "entro ven 9:30"),
      ("11:13", "2026-03-12T11:13:00+01:00", "fuori finestra"),
    ])
  func deadlines(at time: String, lastUseful: String, text: String) throws {
    let now = try thursday(time)
    let hours = HoursNow(try office().timetable, at: now)
    let (words, _) = italian.deadline(
      try Zone.instant(iso8601: lastUseful), now: now, openingAfterToday: hours.openingAfterToday)
    #expect(words == text)
  }

  @Test(
    "C09: a number is masked in its middle, whatever it is",
    arguments: [
      ("393475550214", "+39 347 ••• •214"), ("4915155500123", "+49 ••• •123"), ("12", "+•••"),
      ("39\u{202E}347", "+•••"),
    ])
  func masks(phone: String, text: String) { #expect(italian.maskedNumber(Identity(phone: phone)) == text) }

  @Test("a citizen without a name is known by user name, number, or not at all")
  func names() {
    #expect(italian.name(Identity(phone: "393475550214", profileName: "  ")) == "+39 347 ••• •214")
    #expect(italian.name(Identity(userID: "US.1", username: "giulia_b")) == "@giulia_b")
    #expect(italian.name(Identity(userID: "US.1")) == "senza nome")
  }

  @Test(
    "English is asked for by the first locale that is set",
    arguments: [
      ([:], Language.italian), (["LANG": "en_US.UTF-8"], .english), (["LANG": "C.UTF-8"], .italian),
      (["LC_ALL": "it_IT.UTF-8", "LANG": "en_US.UTF-8"], .italian), (["LC_ALL": "", "LC_MESSAGES": "en_GB"], .english),
    ] as [([String: String], Language)])
  func languages(environment: [String: String], language: Language) {
    #expect(Language(environment: environment) == language)
  }

  @Test("every list, section, outcome, act, state, kind and failure has its words in both languages")
  func complete() {
    for phrases in [italian, english] {
      var words: [String] = []
      words += InboxView.allCases.flatMap { [phrases.name($0), phrases.empty($0)] }
      words += InboxSection.allCases.map { phrases.name($0) }
      words += Session.Outcome.allCases.map { phrases.name($0) }
      words += Act.allCases.map { phrases.verb($0) }
      words += Arrival.Kind.allCases.map { phrases.kindName($0) }
      words += FlagRecord.State.allCases.map { phrases.name($0) }
      words += Mark.allCases.map { phrases.name($0) }
      words += Staff.Role.allCases.map { phrases.roleName($0) }
      words += [nil, 131047, 131026, 131049, 131050, 131056, 130429, 131052, 368, 7].map { phrases.failure($0) }
      #expect(words.allSatisfy { !$0.isEmpty })
    }
  }
}
