import Foundation
import Testing

@testable import Console

@Suite("Themes")
struct ThemeTests {
  static let whole = Role.allCases.map { "\($0.name): #ffffff on #000000 | white on black" }.joined(separator: "\n")

  @Test("each built-in theme can be read, and its text can too: 4.5 to one, 7 to one for high contrast")
  func contrast() throws {
    for name in Theme.builtInNames {
      let theme = try Theme.builtIn(name)
      for role in Role.allCases where role != .border {
        for depth in [ColourDepth.palette, .direct] {
          let ink = theme.ink(role, at: depth)
          let ratio = contrastRatio(try components(ink.foreground, depth), try components(ink.background, depth))
          #expect(ratio >= (name == "high-contrast" ? 7 : 4.5), "\(name) \(role) \(depth): \(ratio)")
        }
      }
    }
  }

  @Test("the colours of the built-in themes are the same on 256 colours and on direct colour")
  func paletteExact() throws {
    for name in Theme.builtInNames {
      let theme = try Theme.builtIn(name)
      for role in Role.allCases {
        let (few, many) = (theme.ink(role, at: .palette), theme.ink(role, at: .direct))
        #expect(try components(few.foreground, .palette) == components(many.foreground, .direct))
        #expect(try components(few.background, .palette) == components(many.background, .direct))
      }
    }
  }

  @Test("what the program carries is what stands in themes/, byte for byte")
  func embedded() throws {
    let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../themes").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".theme") }
    #expect(Set(files) == Set(Theme.builtInNames.map { $0 + ".theme" }))
    for name in Theme.builtInNames {
      let text = try String(contentsOf: folder.appendingPathComponent(name + ".theme"), encoding: .utf8)
      #expect(EmbeddedThemes.all[name] == text)
    }
  }

  @Test(
    "a mistake is told with file, line and remedy",
    arguments: [
      ("headin: red", "my.theme:1: unknown role \"headin\"; did you mean \"heading\"?"),
      ("# c\nplain: whit", "my.theme:2: unknown colour \"whit\"; did you mean \"white\"?"),
      ("plain: #12345", "my.theme:1: \"#12345\" is no colour; write # and six hexadecimal digits"),
      ("plain: #+12345", "my.theme:1: \"#+12345\" is no colour; write # and six hexadecimal digits"),
      ("plain: red on", "my.theme:1: expected a colour after \"on\""),
      ("plain: red blod", "my.theme:1: unknown word \"blod\"; did you mean \"bold\"?"),
      ("plain:", "my.theme:1: expected a style, and at most one more after \"|\" for terminals of 8 and 16 colours"),
      ("plain red", "my.theme:1: expected \"role: colour on colour\", such as \"plain: #d0d0d0 on #1c1c1c\""),
      ("plain: red\nplain: red", "my.theme:2: plain stands twice; leave one of the two lines out"),
      (
        whole.split(separator: "\n").dropLast(2).joined(separator: "\n"),
        "my.theme: no line for: mark, training; add one for each"
      ),
    ])
  func mistakes(text: String, expected: String) {
    let error = #expect(throws: ThemeError.self) { try Theme(parsing: text, name: "my", file: "my.theme") }
    #expect(error?.description == expected)
  }

  @Test("without colours a selection is still seen; with eight, bright is bold")
  func fewColours() throws {
    let others = Self.whole.split(separator: "\n").filter { !$0.hasPrefix("selected") }
    let lines = others + ["selected: bright-red on blue"]
    let theme = try Theme(parsing: lines.joined(separator: "\n"), name: "my", file: "my.theme")
    #expect(theme.ink(.selected, at: .none) == Ink(foreground: nil, background: nil, emphasis: .reverse))
    #expect(theme.ink(.plain, at: .none).emphasis == [])
    #expect(theme.ink(.selected, at: .eight) == Ink(foreground: 1, background: 4, emphasis: .bold))
    #expect(theme.ink(.selected, at: .sixteen) == Ink(foreground: 9, background: 4, emphasis: []))
    #expect(theme.ink(.plain, at: .direct).foreground == 0xFFFFFF)
  }

  @Test("a theme that there is not is told with those that there are")
  func unknownTheme() {
    let near = #expect(throws: ThemeError.self) { try Theme.builtIn("drak") }
    #expect(near?.description == "drak: no such theme; did you mean \"dark\"?")
    let far = #expect(throws: ThemeError.self) { try Theme.builtIn("solarized") }
    #expect(far?.description == "solarized: no such theme; there are dark, light, high-contrast")
  }
}

private struct NoColour: Error {}

private func components(_ number: Int?, _ depth: ColourDepth) throws -> [UInt8] {
  guard let number else { throw NoColour() }
  if depth == .direct { return [16, 8, 0].map { UInt8(number >> $0 & 255) } }
  let colour = Palette.components(number)
  return [colour.red, colour.green, colour.blue]
}

/// WCAG 2.1, contrast ratio of two colours.
private func contrastRatio(_ left: [UInt8], _ right: [UInt8]) -> Double {
  let (one, other) = (luminance(left), luminance(right))
  return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}

private func luminance(_ colour: [UInt8]) -> Double {
  zip(colour, [0.2126, 0.7152, 0.0722]).reduce(0) { sum, part in
    let value = Double(part.0) / 255
    return sum + part.1 * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
  }
}
