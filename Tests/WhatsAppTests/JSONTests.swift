import Testing
import WhatsApp

@Suite("JSON: everything valid is taken, everything else is told by line and column")
struct JSONTests {
  @Test(
    "valid documents and their canonical form",
    arguments: [
      ("null", "null"), (" [ ] ", "[]"), ("{}", "{}"), ("[1, 2,3]", "[1,2,3]"), ("-0.50e+10", "-0.50e+10"),
      (#"{"b":1,"a":{"d":[],"c":null}}"#, #"{"a":{"c":null,"d":[]},"b":1}"#),
      (#"{"a":1,"a":2}"#, #"{"a":1,"a":2}"#), (#""\u00e8\/\t\u0001""#, #""è/\u0009\u0001""#),
      (#""\ud83d\ude00""#, "\"😀\""), (#""\ud83d""#, "\"\u{FFFD}\""), (#""\ude00\ud83dx""#, "\"\u{FFFD}\u{FFFD}x\""),
      (#""\ud83d\u0041""#, "\"\u{FFFD}A\""), ("\u{FEFF}true", "true"),
      ("123456789012345678901234567890", "123456789012345678901234567890"),
    ])
  func valid(_ text: String, canonical: String) throws {
    #expect(try JSON(Array(text.utf8)).canonicalText == canonical)
  }

  @Test("invalid UTF-8 in a string becomes U+FFFD")
  func invalidUTF8() throws {
    #expect(try JSON([0x22, 0x61, 0xFF, 0x62, 0x22]).text == "a\u{FFFD}b")
    #expect(try JSON([0x22, 0xC3, 0x5C, 0x6E, 0x22]).text == "\u{FFFD}\n", "cut short before an escape")
  }

  @Test(
    "what is no JSON",
    arguments: [
      ("", 1, 1, "a value"), ("{\n  \"a\" 1}", 2, 7, "a colon"), ("[1,]", 1, 4, "a value"),
      ("[1 2]", 1, 4, "a comma or ]"),
      ("{\"è\":1,}", 1, 8, "a key in quotes"), ("01", 1, 2, "the end"), ("1.", 1, 3, "a digit"),
      ("tru", 1, 1, "a value"),
      ("\"abc", 1, 5, "a closing quote"), ("\"\\x\"", 1, 3, #"one of " \ / b f n r t u after a backslash"#),
      ("\"\\u12g4\"", 1, 6, #"four hexadecimal digits after \u"#), ("NaN", 1, 1, "a value"), ("{} {}", 1, 4, "the end"),
      ("\"a\nb\"", 1, 3, "no control character in a string: it must be escaped"), ("[", 1, 2, "a value"),
    ])
  func invalid(_ text: String, line: Int, column: Int, expected: String) {
    #expect(throws: BodyError.notJSON(line: line, column: column, expected: expected)) { try JSON(Array(text.utf8)) }
  }

  @Test("512 levels are taken, one more is refused, and so are a million without harm")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(try JSON(nested(512)).canonicalBytes == nested(512))
    #expect(throws: BodyError.tooDeep(line: 1, column: 513)) { try JSON(nested(513)) }
    #expect(throws: BodyError.tooDeep(line: 1, column: 513)) { try JSON(nested(1_000_000)) }
  }

  @Test("the last of two equal keys is found, and both are kept")
  func duplicateKeys() throws {
    let json = try JSON(Array(#"{"a":1,"b":0,"a":2}"#.utf8))
    #expect(json["a"]?.integer == 2)
    #expect(json.members?.count == 3)
  }

  @Test("numbers where texts belong, and the reverse")
  func tolerance() throws {
    let json = try JSON(Array(#"[16505551234,"42","4.5","1e400",1e400,99999999999999999999,"x",true,"true",3.0]"#.utf8))
    let elements = try #require(json.elements)
    #expect(elements[0].text == "16505551234")
    #expect(elements[1].integer == 42)
    #expect(elements[2].double == 4.5 && elements[2].integer == nil)
    #expect(elements[3].double == nil && elements[4].double == nil && elements[4].integer == nil)
    #expect(elements[5].integer == nil && elements[5].text == "99999999999999999999")
    #expect(elements[6].double == nil)
    #expect(elements[7].flag == true && elements[8].flag == true && elements[7].text == nil)
    #expect(elements[9].integer == 3)
  }

  @Test("an error never repeats what was read")
  func discretion() {
    let error = #expect(throws: BodyError.self) { try JSON(Array(#"{"body":"segreto" segreto}"#.utf8)) }
    #expect(error?.description == "not JSON: line 1, column 19: expected a comma or }")
  }
}
