import Foundation
import Testing
import WhatsApp

/// A small generator whose numbers are the same in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Mutated bytes become a value or an error, never a trap")
struct FuzzTests {
  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud83d", ",", ":", "-", "1e999", "null", "[[[[", "{\"a\":", ".", "é",
      "\u{200E}", "\n", "12/03/26, 10:00 - ", "[1/2/26, 08:00:00] ", ": ",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  private func mutated(_ bytes: [UInt8], by random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
      case 3: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }

  @Test(
    "webhook bodies: what is read is read the same again from its canonical form",
    arguments: ["messages", "identities", "statuses", "calls", "others", "odd-shapes"])
  func webhook(_ name: String) throws {
    let bytes = try fixture("webhook/\(name).json")
    var random = Seeded(state: UInt64(name.utf8.count))
    var read = 0
    for _ in 0..<500 {
      let mutated = mutated(bytes, by: &random)
      let json: JSON
      do throws(BodyError) {
        json = try JSON(mutated)
      } catch {
        #expect(throws: error, "a file is no JSON where a body is none") { try bodies(in: mutated) }
        continue
      }
      let canonical = json.canonicalBytes
      #expect(try JSON(canonical).canonicalBytes == canonical)
      for body in try bodies(in: canonical) {
        let delivery = try delivery(from: body, receivedAt: receipt)
        #expect(delivery.arrivals.count + delivery.statuses.count + delivery.others.count > 0)
      }
      read += 1
    }
    #expect(read > 20, "mutations that never parse try nothing")
  }

  @Test(
    "exported chats",
    arguments: ["android-it-gruppo", "ios-it-mese-prima", "android-en-12h", "ios-2016", "android-ar", "ios-it-utf16"])
  func exports(_ name: String) throws {
    let bytes = try fixture("exports/\(name).txt")
    var random = Seeded(state: UInt64(name.utf8.count))
    var read = 0
    for _ in 0..<300 {
      guard let chat = try? exportedChat(from: mutated(bytes, by: &random)) else { continue }
      let summary = chat.summary
      #expect(summary.messages + summary.system == chat.entries.count)
      #expect(summary.authors.values.reduce(0, +) == summary.messages)
      read += 1
    }
    #expect(read > 20, "mutations that never parse try nothing")
  }
}
