import Foundation
import Policy
import Testing

@Suite("The texts that citizens read")
struct TextTests {
  let arezzo: Ruleset

  init() throws { arezzo = try embeddedRuleset("arezzo") }

  @Test("A07, A13, A19–A21, A25, A27–A29: the notice says what the law and the policy want")
  func notice() {
    let notice = arezzo.text(.notice)
    let needed = [
      "meramente informativo", "provvedimenti amministrativi", "pareri legali", "istanze formali",
      "dati sensibili, sanitari, giudiziari", "dal lunedì al venerdì, dalle ore 8:30 alle ore 13:00",
      "Comune di Arezzo, Piazza della Libertà, 1 – 52100 Arezzo", "0575-3770", "privacy@comune.arezzo.it",
      "rdp.comunearezzo@postacert.toscana.it", "art. 6, par. 1, lett. e)", "lett. b)", "12 mesi",
      "fuori dall'Unione europea", "clausole contrattuali standard", "accesso, rettifica, cancellazione",
      "Garante", "art. 77", "art. 79", "Utilizzandolo, lei accetta", "https://www.whatsapp.com/legal/privacy-policy",
      "https://www.callbell.eu/it/privacy-policy/",
    ]
    for words in needed { #expect(notice.contains(words), "\(words)") }
  }

  @Test("every text and quick reply fits one message, filled at its longest, and leaves no brace")
  func lengths() throws {
    let long = String(repeating: "à", count: 300)
    let values = [
      "opens": "mercoledì 30 settembre alle ore 13:30", "period": long, "hours": long, "reason": long,
      "reference": long, "clause": "A14.e", "ground": long,
    ]
    for name in Ruleset.embeddedNames {
      let ruleset = try embeddedRuleset(name)
      let filled =
        ruleset.texts.keys.map { ruleset.text($0, values) } + ruleset.quickReplies.map { ruleset.text(of: $0) }
      for text in filled {
        #expect(text.utf16.count <= 4096, "\(text.prefix(40))")
        #expect(!text.contains { $0 == "{" || $0 == "}" }, "\(text.prefix(40))")
        #expect(!text.contains("  ") && !text.contains(" ,") && !text.contains(": ."), "\(text)")
      }
    }
  }

  @Test("A10: no text promises when an answer comes")
  func noPromises() throws {
    let promises = [
      "entro oggi", "entro domani", "entro un'ora", "entro poch", "al più presto", "quanto prima", "in giornata",
      "subito", "leggerà", "immediatamente", "in pochi minuti", "garantiamo",
    ]
    for name in Ruleset.embeddedNames {
      let ruleset = try embeddedRuleset(name)
      for text in ruleset.texts.values + ruleset.quickReplies.map(\.text) {
        for promise in promises { #expect(!text.lowercased().contains(promise), "\(promise): \(text.prefix(40))") }
      }
    }
  }

  @Test("A14: eleven grounds, in the policy's words; C13: eight")
  func grounds() throws {
    #expect(arezzo.grounds.map(\.id) == "abcdefghijk".map { "A14.\($0)" })
    #expect(arezzo.ground("A14.e")?.text.contains("filosofico") == true)
    #expect(arezzo.ground("A14.f")?.text.contains("sindacali") == true)
    let casale = try embeddedRuleset("casale-marittimo")
    #expect(casale.grounds.map(\.id) == "abcdefgh".map { "C13.\($0)" })
    #expect(casale.ground("C13.e")?.text.contains("filosofico") == false)
    #expect(casale.ground("C13.f")?.text.contains("sindacali") == false)
    #expect(casale.subjects.count == 7, "C01")
    #expect(casale.retention.months == nil, "C20")
  }

  @Test("A11: the closed notice tells the next opening, or asks to write again when no answer could arrive")
  func closedNotice() throws {
    let timetable = Timetable(arezzo)
    func notice(_ text: String) throws -> String? {
      let now = try instant(text)
      return timetable.closedNotice(at: now, window: ServiceWindow(opened: now))
    }
    #expect(try notice("2026-03-12T10:00:00+01:00") == nil)
    let evening = try #require(try notice("2026-03-12T20:00:00+01:00"))
    #expect(evening.contains("venerdì 13 marzo alle ore 8:30"))
    #expect(!evening.contains("di nuovo"))
    let friday = try #require(try notice("2026-03-13T14:00:00+01:00"))
    #expect(friday.contains("lunedì 16 marzo alle ore 8:30"))
    #expect(friday.contains("scriverci di nuovo"))
    let sunday = try #require(try notice("2026-03-15T08:30:00+01:00"))
    #expect(sunday.contains("scriverci di nuovo"), "the window shuts as the desk opens")
  }

  @Test("placeholders: values first, then contacts, then the ruleset's facts; no brace of the template is left")
  func filling() {
    #expect(arezzo.fill("{phone} {title}", ["title": "noi"]) == "0575 377.773 noi")
    #expect(arezzo.fill("a{unknown}b") == "ab")
    #expect(arezzo.fill("a{ b} } {{title}} {") == "a  Comune di Arezzo ")
    #expect(arezzo.fill("{reason}", ["reason": "{phone} } {"]) == "{phone} } {", "a value is not looked at again")
    #expect(arezzo.fill("{") == "")
  }

  @Test("A12: the announcement tells days, hours, reason and reference")
  func announcements() throws {
    let (from, to) = (try day("2026-06-01"), try day("2026-06-03"))
    let stretch = Hours(start: CivilTime(minutes: 900), end: CivilTime(minutes: 1020))
    func text(_ act: Order.Act) throws -> String {
      let order = Order(
        id: 1, act: act, reference: "DD 412/2026", reason: "assemblea", author: "c.verdi",
        made: try instant("2026-05-01T09:00:00Z"))
      return announcement(for: order, under: arezzo)
    }
    let closure = try text(.closure(from: from, to: to))
    for words in [
      "chiusa: da lunedì 1° giugno 2026 a mercoledì 3 giugno 2026, per l'intera giornata", "assemblea", "DD 412/2026",
    ] { #expect(closure.contains(words), "\(words)") }
    #expect(
      try text(.opening(from: from, to: from, hours: [stretch])).contains(
        "lunedì 1° giugno 2026, dalle ore 15:00 alle ore 17:00"))
    let weekly = try text(.weekly(from: from, to: nil, hours: WeeklyHours([.monday: [stretch], .sunday: [stretch]])))
    #expect(weekly.contains("a partire da lunedì 1° giugno 2026"))
    #expect(
      weekly.contains(
        "il lunedì, dalle ore 15:00 alle ore 17:00; la domenica, dalle ore 15:00 alle ore 17:00"))
    #expect(AnnouncementPlace.allCases.count == 3)
  }

  @Test("A12: reference and reason are announced as they were written, braces too")
  func literalValues() throws {
    let today = try day("2026-06-01")
    let order = Order(
      id: 1, act: .closure(from: today, to: today), reference: "{phone}", reason: "lavori {lotto 2}", author: "c.verdi",
      made: try instant("2026-05-01T09:00:00Z"))
    let text = announcement(for: order, under: arezzo)
    #expect(text.contains("Atto: {phone}."))
    #expect(text.contains("Motivo: lavori {lotto 2}."))
  }
}
