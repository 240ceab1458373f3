import Foundation
import Policy
import Testing

@Suite("A ruleset's mistakes are told with file, line, key and what was expected")
struct RulesetErrorTests {
  let source: String

  init() throws { source = try #require(Ruleset.embedded("arezzo")) }

  private func problems(_ yaml: String) -> [String] {
    do {
      _ = try Ruleset.parse(yaml, file: "x.yaml")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  /// The source with one text put for another, and the line on which that is.
  private func edited(_ old: String, _ new: String) throws -> (yaml: String, line: Int) {
    let range = try #require(source.range(of: old), "\(old)")
    let line = source[..<range.lowerBound].filter { $0 == "\n" }.count + 1
    return (source.replacingCharacters(in: range, with: new), line)
  }

  @Test(
    "one mistake, one line",
    arguments: [
      ("  monday: [", "  mondy: [", "hours.mondy: unknown key, did you mean 'monday'?"),
      (
        "  monday: [", "  lunedi: [",
        "hours.lunedi: unknown key; the keys here are monday, tuesday, wednesday, thursday, friday, saturday, sunday"
      ),
      ("title: Comune di Arezzo", "title: ~", "title: expected text, found nothing"),
      ("- id: A14.b", "- id: C13.b", "grounds[1].id: expected a clause from A14.a to A14.k, found 'C13.b'"),
      ("- id: A14.k", "- id: A14.z", "grounds[10].id: expected a clause from A14.a to A14.k, found 'A14.z'"),
      ("quickReplies:", "quickreplies:", "quickreplies: unknown key, did you mean 'quickReplies'?"),
      (
        "service: live-chat", "service: livechat",
        "service: expected live-chat or broadcast, found 'livechat', did you mean 'live-chat'?"
      ),
      ("zone: Europe/Rome", "zone: Europe/Paris", "zone: only Europe/Rome is known, found 'Europe/Paris'"),
      ("title: Comune di Arezzo", "title:", "title: expected text, found nothing"),
      ("name: arezzo", "name: Arezzo!", "name: expected up to 40 small letters, digits and hyphens, found 'Arezzo!'"),
      (
        "\"+39 342 7777361\"", "342 7777361",
        "number: expected an international number of 8 to 15 digits as '+39 342 1234567', found '342 7777361'"
      ),
      ("\"+39 342 7777361\"", "[1]", "number: expected text, found a list"),
      ("monday: [\"08:30-13:00\"]", "monday: 08:30-13:00", "hours.monday: expected a list, found '08:30-13:00'"),
      (
        "monday: [\"08:30-13:00\"]", "monday: [\"08:30-25:00\"]",
        "hours.monday[0]: expected a stretch as '08:30-13:00', found '08:30-25:00'"
      ),
      (
        "monday: [\"08:30-13:00\"]", "monday: [\"13:00-08:30\"]",
        "hours.monday[0]: the end 08:30 does not come after the start 13:00"
      ),
      (
        "monday: [\"08:30-13:00\"]", "monday: [\"08:30-13:00\", \"12:00-15:00\"]",
        "hours.monday[1]: starts at 12:00, before the end of 08:30-13:00"
      ),
      (
        "national: true", "national: yes",
        "holidays.national: expected true or false, found 'yes', did you mean 'true'?"
      ),
      ("month: 8, day: 7", "month: 2, day: 30", "holidays.patrons[0]: there is no day 30 in month 2"),
      (
        "month: 8,", "month: agosto,", "holidays.patrons[0].month: expected a whole number from 1 to 12, found 'agosto'"
      ),
      ("- id: modulistica", "- id: bandi", "subjects[1].id: the id 'bandi' stands twice"),
      ("- id: A14.b", "- id: A14.a", "grounds[1].id: the id 'A14.a' stands twice"),
      ("phone: 0575 377.773", "phone: \"{email}\"", "contacts.phone: a contact cannot hold a placeholder"),
      ("  policyPage:", "  title:", "contacts.title: the ruleset itself fills this placeholder; use another name"),
      (
        "email: privacy@comune.arezzo.it", "email: privacy.comune",
        "officer.email: expected an e-mail address, found 'privacy.comune'"
      ),
      ("date: 2026-01-01", "date: 2026-02-30", "processors[0].date: expected a day as 2026-01-31, found '2026-02-30'"),
      (
        "https://www.whatsapp.com/legal/privacy-policy", "http://x.it",
        "processors[0].link: expected an address that starts with https://, found 'http://x.it'"
      ),
      ("months: 12", "months: 24", "retention.months: expected a whole number from 1 to 12, found '24'"),
      (
        "messageCharacters: 4096", "messageCharacters: 99999999999999999999",
        "limits.messageCharacters: expected a whole number from 1 to 4096, found '99999999999999999999'"
      ),
      (
        "Comune di Arezzo\nservice", "\"a\\u202Eb\"\nservice",
        "title: holds a control character or a mark that turns the writing direction"
      ),
      ("title: Comune di Arezzo", "title: &a Comune", "anchors (&name) are not taken: write the value out"),
      ("zone: Europe/Rome", "zone: Europe/Rome\nzone: Europe/Rome", "the key 'zone' stands twice in one place"),
    ])
  func mistakes(_ old: String, _ new: String, expected: String) throws {
    let (yaml, line) = try edited(old, new)
    #expect(problems(yaml).contains("x.yaml:\(line): \(expected)"), "\(problems(yaml))")
  }

  @Test("a text is judged where it stands: placeholders, braces, length")
  func texts() throws {
    let (unknown, line) = try edited("{opens}", "{opns}")
    #expect(
      problems(unknown) == ["x.yaml:\(line - 1): texts.closed: unknown placeholder '{opns}', did you mean 'opens'?"])
    let (misplaced, _) = try edited("callRefused: |-\n    Buongiorno", "callRefused: |-\n    {opens}")
    #expect(problems(misplaced).first?.contains("texts.callRefused: unknown placeholder '{opens}'") == true)
    let (brace, _) = try edited("La riapertura è prevista: {opens}", "La riapertura è prevista: {opens")
    #expect(problems(brace).first?.contains("texts.closed: a brace has no fellow") == true)
    let (long, _) = try edited("Buongiorno, grazie", String(repeating: "parola ", count: 600))
    #expect(problems(long).first?.contains("texts.notice: is ") == true)
    #expect(problems(long).first?.hasSuffix("a message takes 4096") == true)
  }

  @Test(
    "A20: what a text says of controller and officer has to stand in the file, or the notice would read 'pec .'",
    arguments: [
      ("  pec: rdp.comunearezzo@postacert.toscana.it\n", "officerPec", "officer.pec", ", here and in another place"),
      ("  email: privacy@comune.arezzo.it\n", "officerEmail", "officer.email", ", here and in another place"),
      ("  phone: 0575-3770\n", "controllerPhone", "controller.phone", ""),
    ])
  func emptyFacts(_ removed: String, placeholder: String, key: String, places: String) throws {
    let (yaml, _) = try edited(removed, "")
    let (_, notice) = try edited("  notice: |-", "")
    #expect(
      problems(yaml) == [
        "x.yaml:\(notice): texts.notice: '{\(placeholder)}' needs a value of \(key), and there is none\(places)"
      ])
  }

  @Test("A04: a contact under a misspelt name is told once where it stands, and the placeholder it leaves empty once")
  func misspeltContact() throws {
    let (yaml, line) = try edited("  phone: 0575 377.773", "  fone: 0575 377.773")
    let told = problems(yaml)
    #expect(told.count == 2, "\(told)")
    #expect(told.first == "x.yaml:\(line): contacts.fone: no text uses this contact, did you mean 'phone'?")
    #expect(told.last?.contains("texts.notice: unknown placeholder '{phone}', here and in 17 other places") == true)
    let (office, place) = try edited("  office: Staff", "  ofice: Staff")
    #expect(
      problems(office) == [
        """
        x.yaml:\(place - 1): contacts.office: missing: expected the office that citizens are pointed to, as Ufficio \
        relazioni con il pubblico
        """, "x.yaml:\(place): contacts.ofice: no text uses this contact, did you mean 'office'?",
      ])
  }

  @Test("quotes around a value change nothing: a number is a number, a version a text")
  func quotes() throws {
    let (months, _) = try edited("months: 12", "months: \"12\"")
    #expect(try Ruleset.parse(months, file: "x.yaml").retention.months == 12)
    let (version, _) = try edited("version: \"2026-01\"", "version: 2026")
    #expect(try Ruleset.parse(version, file: "x.yaml").version == "2026")
  }

  @Test("C13: a broadcast list cites the letters of its own clause")
  func broadcastGrounds() throws {
    let casale = try #require(Ruleset.embedded("casale-marittimo"))
    let told = problems(casale.replacingOccurrences(of: "- id: C13.h", with: "- id: C13.i"))
    #expect(told.count == 1)
    #expect(told.first?.hasSuffix("grounds[7].id: expected a clause from C13.a to C13.h, found 'C13.i'") == true)
  }

  @Test("bytes that are no text are told with their line and what to do")
  func bytes() throws {
    func problems(_ bytes: [UInt8]) -> [String] {
      do {
        _ = try Ruleset.parse(bytes: bytes, file: "x.yaml")
        return []
      } catch {
        return error.problems.map(\.description)
      }
    }
    #expect(problems(Array(source.utf8)) == [])
    #expect(problems([0xEF, 0xBB, 0xBF] + Array(source.utf8)) == [], "a byte order mark does no harm")
    let advice = "here the file stops being UTF-8 text: save it again as UTF-8"
    #expect(problems(Array("name: x\ntitle: Citt".utf8) + [0xE0, 0x0A]) == ["x.yaml:2: \(advice)"])
    #expect(problems([0x80]) == ["x.yaml:1: \(advice)"])
    #expect(problems(Array("a: b\nc: d".utf8) + [0xE2, 0x82]) == ["x.yaml:2: \(advice)"])
    #expect(
      problems([0xFF, 0xFE, 0x61, 0x00]) == ["x.yaml:1: the file is UTF-16 text: save it again as UTF-8"])
    let control = "which YAML does not take: delete it"
    #expect(problems(Array("a: b\nc: \0".utf8)) == ["x.yaml:2: holds the control character U+0000, \(control)"])
    #expect(problems(Array("a: \u{9B}".utf8)) == ["x.yaml:1: holds the control character U+009B, \(control)"])
  }

  @Test("all problems in one go, in the order of the file")
  func several() throws {
    let yaml = source.replacingOccurrences(of: "tuesday:", with: "tusday:")
      .replacingOccurrences(of: "undoSeconds: 5", with: "undoSeconds: -1")
      .replacingOccurrences(of: "version: \"2026-01\"\n", with: "")
    let told = problems(yaml)
    #expect(told.count == 3, "\(told)")
    #expect(told.first?.contains("version: missing") == true)
    #expect(told.last?.contains("limits.undoSeconds: expected a whole number from 0 to 60, found '-1'") == true)
  }

  @Test("what is missing is named")
  func missing() {
    let told = problems("name: x")
    for key in ["version", "title", "hours", "texts", "grounds", "controller", "retention"] {
      #expect(told.contains { $0.hasPrefix("x.yaml:1: \(key): missing: expected ") }, "\(key)")
    }
    #expect(told.contains(#"x.yaml:1: version: missing: expected the version of the policy, as "2026-01""#))
    #expect(!told.contains { $0.contains("moderation") })
  }

  @Test(
    "what is no YAML, or no ruleset at all, is a sentence",
    arguments: [
      ("", "x.yaml: the file is empty"),
      ("a: [1, 2", "x.yaml:1: no YAML: did not find expected ',' or ']'"),
      ("- 1\n- 2", "x.yaml:1: expected keys and values, found a list"),
      ("\"text\"", "x.yaml:1: expected keys and values, found 'text'"),
      ("a: *b", "x.yaml:1: no YAML: found undefined alias"),
      ("a: 1\n---\nb: 2", "x.yaml:2: no YAML: but found another document"),
    ])
  func noRuleset(_ yaml: String, expected: String) {
    #expect(problems(yaml).first == expected)
  }

  @Test("a file made to hurt costs no more than its size")
  func hostile() {
    let deep = String(repeating: "[", count: 500_000)
    #expect(problems(deep) == ["x.yaml:1: nested more than 32 deep"])
    #expect(problems(String(repeating: "- ", count: 400_000)) == ["x.yaml:1: nested more than 32 deep"])
    #expect(problems(String(repeating: "? ", count: 400_000)) == ["x.yaml:1: nested more than 32 deep"])
    let stairs = (0..<1_400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(!problems(stairs).isEmpty)
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(problems(bomb + "? *a40\n: 1") == ["x.yaml:1: anchors (&name) are not taken: write the value out"])
    for anchor in ["a: !t  &x 1", "&x a: 1", "- &x 1", "a: [1,&x 2]", "a: {&x b: 1}", "? &x a\n: 1", "a:\n\t&x 1"] {
      #expect(problems(anchor).first?.contains("anchors") == true, "\(anchor)")
    }
    #expect(problems(String(repeating: "k", count: 1 << 21)) == ["x.yaml: larger than 1048576 bytes"])
    let many = (0..<20_000).map { "k\($0): 1" }.joined(separator: "\n")
    #expect(problems(many).count == 100)
    #expect(!problems("\u{0}\u{1}").isEmpty)
  }

  @Test("an ampersand within a text is no anchor")
  func ampersand() throws {
    let (yaml, _) = try edited("Buongiorno, grazie", "Buongiorno & grazie &c., R&S, A & B")
    #expect(problems(yaml) == [])
  }
}
