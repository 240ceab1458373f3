import Desk
import Foundation
import Policy
import Testing

@testable import Training

@Suite("A day's YAML: what is wrong is told with file, line, key and what was meant")
struct ParseTests {
  @Test("every problem at once, verbatim")
  func problems() {
    let yaml = """
      title: Prova
      rulset: arezzo
      start: domani
      staff:
        - login: a.bianchi
          name: Anna Bianchi
          roles: [operatore]
      citizens:
        - id: giulia
          name: Giulia
          number: "+39 338 1234567"
        - id: giulia
          name: Giulia
      earlier:
        - who: giulio
          steps:
            - at: ieri 11:20
              text: ciao
            - at: yesterday 11:30
              answer: buongiorno
              by: b.anchi
      timeline:
        - who: giulia
          at: 4 min
          txet: ciao
        - who: giulia
          after: answer
          at: +5 min
          text: ciao
        - who: giulia
          after: answr
          text: ciao
          voice: 20 s
        - who: giulia
          at: +6 min
          voice: lungo
        - who: giulia
          at: +7 min
          text: ciao
          caption: foto
        - who: giulia
          at: +8 min
          image: foto.jpg
          quoting: domanda
      """
    let error = #expect(throws: DayError.self) { try Day.parse(yaml, file: "prova.yaml") }
    #expect(
      error?.description == """
        prova.yaml:1: ruleset: missing
        prova.yaml:2: rulset: unknown key, did you mean 'ruleset'?
        prova.yaml:3: start: expected a day and a time as '2026-03-12 10:40', found 'domani'
        prova.yaml:7: staff[0].roles[0]: unknown role, did you mean 'operator'?
        prova.yaml:11: citizens[0].number: expected an invented number, '+39 347 555 0000' to '+39 347 555 9999', \
        found '+39 338 1234567'
        prova.yaml:12: citizens[1]: a citizen needs a number or a user
        prova.yaml:12: citizens[1]: two citizens are called 'giulia'
        prova.yaml:15: earlier[0].who: expected one of giulia, found 'giulio', did you mean 'giulia'?
        prova.yaml:17: earlier[0].steps[0].at: expected a moment before the day as '-2 h', 'yesterday 11:20', \
        '-3 d 09:15' or 'last weekday 11:20', found 'ieri 11:20'
        prova.yaml:21: earlier[0].steps[1].by: expected one of a.bianchi, found 'b.anchi', did you mean 'a.bianchi'?
        prova.yaml:23: timeline[0]: says nothing that the citizen does: needs one of text, image, voice, reaction …
        prova.yaml:24: timeline[0].at: expected an offset as '+4 min', found '4 min'
        prova.yaml:25: timeline[0].txet: unknown key, did you mean 'text'?
        prova.yaml:26: timeline[1]: needs one of 'at', 'after' and 'no answer within'
        prova.yaml:30: timeline[2]: does two things at once: text, voice
        prova.yaml:31: timeline[2].after: expected one of answer, previous, asked for personal data, \
        warned, blocked, unblocked, flagged, closed, handed over, found 'answr', did you mean 'answer'?
        prova.yaml:36: timeline[3].voice: expected a length as '42 s', found 'lungo'
        prova.yaml:40: timeline[4].caption: does not go with 'text'
        prova.yaml:44: timeline[5].quoting: expected one of previous, answer, found 'domanda'
        """)
  }

  @Test(arguments: [
    ("", "prova.yaml: the file is empty"), ("- a", "prova.yaml:1: expected keys and values, found a list"),
    (String(repeating: "[", count: 99), "prova.yaml:1: nested more than 32 deep"),
    ("a: &b c", "prova.yaml:1: anchors (&name) are not taken: write the value out"),
  ])
  func noDay(_ yaml: String, problem: String) {
    let error = #expect(throws: DayError.self) { try Day.parse(yaml, file: "prova.yaml") }
    #expect(error?.description == problem)
  }

  @Test(
    arguments: [
      ("90 s", 90), ("4 min", 240), ("1 h 20 min", 4800), ("0 s", 0), ("1.5 s", 1.5), ("4min", nil), ("4 minuti", nil),
      ("-4 min", nil), ("nan s", nil), ("999999999 d", nil), ("", nil), ("4 min 3", nil),
    ] as [(String, TimeInterval?)])
  func durations(_ text: String, expected: TimeInterval?) { #expect(Timing.duration(text) == expected) }

  @Test(
    "moments before the day move with it, by the calendar and not by 24 hours",
    arguments: [
      ("-2 h", "2026-03-12T10:40:00+01:00", "2026-03-12T08:40:00+01:00"),
      ("yesterday 11:20", "2026-03-12T10:40:00+01:00", "2026-03-11T11:20:00+01:00"),
      ("yesterday 11:20", "2026-03-30T10:40:00+02:00", "2026-03-29T11:20:00+02:00"),
      ("-2 d 11:20", "2026-03-30T10:40:00+02:00", "2026-03-28T11:20:00+01:00"),
      ("last weekday 11:20", "2026-03-16T10:40:00+01:00", "2026-03-13T11:20:00+01:00"),
      ("last weekday 11:20", "2026-03-12T10:40:00+01:00", "2026-03-11T11:20:00+01:00"),
      ("last weekday 11:20", "2026-12-09T10:40:00+01:00", "2026-12-07T11:20:00+01:00"),
      ("last weekday 11:20", "2026-04-07T10:40:00+02:00", "2026-04-03T11:20:00+02:00"),
    ])
  func ago(_ text: String, start: String, expected: String) throws {
    let start = try Zone.instant(iso8601: start)
    let ago = try #require(Timing.ago(text))
    #expect(ago.instant(before: start, under: try hours()) == (try Zone.instant(iso8601: expected)))
  }

  @Test(
    "invented people only: a number or a user id outside the range is refused",
    arguments: [
      ("+39 347 555 0000", true), ("+393475559999", true), ("+39 347 556 0000", false), ("393475550142", false),
      ("+39 347 555 01422", false), ("+39 347 555 O142", false),
    ])
  func numbers(_ number: String, isTaken: Bool) {
    #expect((DayReader.number(number) != nil) == isTaken)
  }
}
