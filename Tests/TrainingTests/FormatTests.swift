import Foundation
import Testing

@testable import Training

@Suite("One table makes the validator and the schema for editors")
struct FormatTests {
  @Test("the schema beside the days is the one that the table makes")
  func schema() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = here.appendingPathComponent("../../fixtures/days/day.schema.json").standardized
    let standing = try String(contentsOf: file, encoding: .utf8)
    #expect(standing == DaySchema.text, "run: sportello train schema > fixtures/days/day.schema.json")
  }

  @Test(
    "what a pattern lets an editor take, the validator takes, and nothing else",
    arguments: [
      "90 s", "4 min", "1 h 20 min", "1.5 s", "4min", "4 minuti", "-4 min", "+4 min", "+ 4 min", "-2 h",
      "yesterday 11:20",
      "-3 d 09:15", "last weekday 11:20", "yesterday 25:00", "2026-03-12 10:40", "2026-03-12", "+39 347 555 0142",
      "+39 348 555 0142", "+393475550142", "12:00-13:00", "12:00 - 24:00", "12-13",
    ])
  func patterns(_ sample: String) throws {
    let readers: [(Shape.Pattern, (String) -> Bool)] = [
      (.duration, { Timing.duration($0) != nil }), (.offset, { Timing.offset($0) != nil }),
      (.ago, { Timing.ago($0) != nil }), (.start, { Timing.start($0) != nil }),
      (.phone, { DayReader.number($0) != nil }), (.hours, { Timing.hours($0) != nil }),
    ]
    for (pattern, reads) in readers {
      let expression = try Regex(pattern.expression)
      #expect((sample.firstMatch(of: expression) != nil) == reads(sample), "\(sample) as \(pattern.example)")
    }
  }

  @Test("the template is a valid day, and its examples are all there")
  func template() throws {
    let day = try Day.parse(Day.template, file: "day.yaml")
    #expect(day.expectations.map(\.id) == ["presto", "saluto", "niente dati", "pubblicità", "silenzio"])
    #expect(day.skills.count == 3)
  }

  @Test("what is wrong in acts, conditions, orders and expectations is told verbatim")
  func problems() {
    let yaml = """
      title: Prova
      ruleset: arezzo
      start: 2026-03-12 10:40
      staff: [{login: a.bianchi, name: Anna, roles: [operator]}]
      citizens: [{id: giulia, name: Giulia, number: "+39 347 555 0142"}]
      orders:
        - {at: domani, by: a.bianchi, closure: 13:00-12:00, reference: Ord. 1, reason: prova}
      timeline:
        - {who: giulia, at: +1 min, if: anwered, text: ciao}
        - {who: giulia, at: +2 min, by: a.bianchi, text: ciao}
        - {who: giulia, at: +3 min, by: a.bianchi, claim: yes, reply: ciao}
        - {who: giulia, at: +4 min, by: a.bianchi, propose: blok}
        - {who: giulia, after: answred, text: ciao}
      expect:
        - {who: giulia, answer within: presto}
        - {greet: yes}
        - {who: giulia}
        - {who: giulia, greet: no}
        - {id: "2", who: giula, pass to: capo, greet: yes}
      """
    let error = #expect(throws: DayError.self) { try Day.parse(yaml, file: "prova.yaml") }
    #expect(
      error?.description == """
        prova.yaml:7: orders[0].at: expected a moment as '+20 min' or 'yesterday 11:20', found 'domani'
        prova.yaml:7: orders[0].closure: expected hours as '12:00-13:00', found '13:00-12:00'
        prova.yaml:9: timeline[0].if: expected one of answered, asked for personal data, warned, blocked, unblocked, \
        flagged, closed, handed over, answered in the window, found 'anwered', did you mean 'answered'?
        prova.yaml:10: timeline[1].text: goes with what a citizen does, not with an act of the desk
        prova.yaml:10: timeline[1]: says nothing that the desk does: needs one of claim, reply, flag …
        prova.yaml:11: timeline[2]: does two things at once: claim, reply
        prova.yaml:12: timeline[3].propose: expected one of warn, delete, report, block, refer, found 'blok', did you \
        mean 'block'?
        prova.yaml:12: timeline[3].clause: missing
        prova.yaml:13: timeline[4].after: expected one of answer, previous, asked for personal data, warned, blocked, \
        unblocked, flagged, closed, handed over, found 'answred', did you mean 'answer'?
        prova.yaml:15: expect[0].answer within: expected a length as '10 min', found 'presto'
        prova.yaml:16: expect[1].who: missing
        prova.yaml:17: expect[2]: expects nothing: needs one of answer within, mention, flag as …
        prova.yaml:18: expect[3].greet: expected yes, found 'no'
        prova.yaml:19: expect[4]: two expectations are called '2'
        prova.yaml:19: expect[4].who: expected one of giulia, found 'giula', did you mean 'giulia'?
        prova.yaml:19: expect[4]: expects two things at once: greet, pass to
        """)
  }
}
