import Desk
import Foundation
import Testing
import WhatsApp

@Suite("What is kept raw names no one, or is whole and to be sealed")
struct KeptTests {
  @Test("identity and understood text stand as references")
  func references() throws {
    let arrivals = try MessageTests.arrivals.get()
    #expect(
      arrivals[0].raw == """
        {"context":{"from":"$quoted.sender","id":"wamid.OURS0001"},"from":"$citizen.phone","id":"wamid.FIXTURE0001",\
        "text":{"body":"$message.text"},"timestamp":"1773306001","type":"text"}
        """)
    #expect(arrivals[17].raw.contains(#""wa_id":"$citizen.newPhone""#))
  }

  @Test("what is not whole holds neither number nor name nor words")
  func nothingPersonal() throws {
    let arrivals = try MessageTests.arrivals.get()
    let whole = arrivals.filter(\.isRawWhole).map(\.kind)
    #expect(whole == [.interactive, .unsupported, .unsupported], "a form's answers are not understood")
    for arrival in arrivals where !arrival.isRawWhole {
      for words in ["393475550", "Giulia", "graduatoria", "modulo", "Libertà", "43.46", "Scuola", "355 5001", "👍"] {
        #expect(!arrival.raw.contains(words), "\(arrival.kind): \(words)")
      }
    }
  }

  @Test(
    "a key nobody knows, a key given twice, a number that is not the citizen's: kept whole",
    arguments: [
      #","nuovo":1"#, #","nuovo":true"#, #","errors":["testo"]"#, #","referral":{"body":"x"}"#,
      #","from":"393475550142""#, #","wa_id":"393475550199""#, #","context":{"forwarded":{"x":1}}"#,
    ])
  func whole(_ more: String) throws {
    let arrival = try #require(
      try delivery(from: body("text", #"{"body":"ciao"}"#, more: more), receivedAt: receipt).arrivals.first)
    #expect(arrival.kind == .text)
    #expect(arrival.isRawWhole)
    #expect(arrival.raw.contains("ciao"))
  }
}
