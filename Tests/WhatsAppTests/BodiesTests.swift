import Foundation
import Testing
import WhatsApp

@Suite("A file of recorded bodies is cut into bodies before any of them is read")
struct BodiesTests {
  private func texts(_ file: String) throws -> [String] {
    try bodies(in: Array(file.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a file is one body or an array of them")
  func files() throws {
    #expect(try texts(" {\"a\":[1]} ") == ["{\"a\":[1]}"])
    #expect(try texts("\u{FEFF}[{}, [1] ,2]\n") == ["{}", "[1]", "2"])
    #expect(try texts("[]") == [] && texts(" [ ] ") == [])
    #expect(try texts(#"["],[", {"]":"\"]"}, -1.5e+3, null]"#) == [#""],[""#, #"{"]":"\"]"}"#, "-1.5e+3", "null"])
    #expect(try texts("7") == ["7"] && texts(#""a""#) == [#""a""#])
    for (file, column) in [("[{}", 4), ("[{},]", 5), ("[1] 2", 5), ("[1}", 3), ("", 1)] {
      let error = #expect(throws: BodyError.self, "\(file)") { try texts(file) }
      guard case .notJSON(1, column, _) = error else {
        Issue.record("\(file): \(String(describing: error))")
        continue
      }
    }
  }

  @Test(
    "a file with a fault in any body gives none, and tells the place as a body alone would",
    arguments: [
      "[{},\n  {\"a\" 1}]", "[1,]", "[1 2]", "[{\"è\":1,}]", "[01]", "[1.]", "[-]", "[1e]", "[tru]", "[nul", "[NaN]",
      "[\"abc", "[\"abc\\", "[\"\\x\"]", "[\"\\u12g4\"]", "[\"\\ud83d\\u\"]", "[\"a\nb\"]", "[\"\\n\n\"]", "[", "[]]",
      "[{]",
      "{\"a\":[}", "{\"a\"", "{1:2}", "{} {}", "\u{FEFF}[1,,2]", "\n\n[\"è\", ?]", ",", "]", " ",
    ])
  func faults(_ file: String) throws {
    let alone = try #require(throws: BodyError.self) { try JSON(Array(file.utf8)) }
    #expect(throws: alone) { try bodies(in: Array(file.utf8)) }
  }

  @Test("a body nested too deep is told by its place, however deep it is")
  func depth() throws {
    func file(_ depth: Int) -> [UInt8] {
      Array("[1,\n".utf8) + Array(repeating: UInt8(ascii: "["), count: depth)
        + Array(repeating: UInt8(ascii: "]"), count: depth + 1)
    }
    let found = Array(try bodies(in: file(JSON.depthLimit)))
    #expect(found.map(\.count) == [1, 2 * JSON.depthLimit])
    #expect(try delivery(from: found[1], receivedAt: receipt).others.count == 1)
    #expect(throws: BodyError.tooDeep(line: 2, column: 513)) { try bodies(in: file(JSON.depthLimit + 1)) }
    #expect(throws: BodyError.tooDeep(line: 2, column: 513)) { try bodies(in: file(100_000)) }
  }

  @Test("a body of more than 3 MB is refused alone: those before and behind it are read")
  func oneTooLarge() throws {
    let large =
      Array(#"{"messages":[""#.utf8) + Array(repeating: UInt8(ascii: "x"), count: bodyLimit) + Array(#""]}"#.utf8)
    let comma = [UInt8(ascii: ",")]
    let file =
      Array("[".utf8) + body("text", #"{"body":"a"}"#) + comma + large + comma
      + body("text", #"{"body":"b"}"#) + Array("]".utf8)
    var contents: [String] = []
    var refusals: [BodyError] = []
    for body in try bodies(in: file) {
      do throws(BodyError) {
        contents += try delivery(from: body, receivedAt: receipt).arrivals.compactMap(\.text)
      } catch {
        refusals.append(error)
      }
    }
    #expect(contents == ["a", "b"])
    #expect(refusals == [.tooLarge(bytes: large.count, limit: bodyLimit)])
  }

  @Test("the bodies can be gone through again")
  func again() throws {
    let found = try bodies(in: Array("[1,2]".utf8))
    #expect(found.map { $0.count } == [1, 1] && found.map { $0.count } == [1, 1])
  }
}
