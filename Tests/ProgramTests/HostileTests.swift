import Console
import Desk
import Foundation
import Testing

@testable import sportello

/// What may be seen of a grid, looked at cell by cell.
struct Inspection {
  private var allowed: [UInt32: Bool] = [:]
  private var last: Grid?

  /// What is wrong with the rows that changed since the last look; nothing when all is well.
  mutating func faults(in grid: Grid) -> [String] {
    var faults: [String] = []
    for number in grid.rowsChanged(since: last) {
      var column = 0
      var expected = 1
      for cell in grid.row(number) {
        let glyph = cell.glyph
        if (glyph.width == 0) != (expected == 0) { faults.append("row \(number), column \(column): half a character") }
        expected = glyph.width == 2 ? 0 : 1
        if glyph.width > 0, !isAllowed(glyph.base, asMark: false) { faults.append(Self.name(glyph.base)) }
        for mark in [glyph.firstMark, glyph.secondMark] where mark != 0 && !isAllowed(mark, asMark: true) {
          faults.append("mark \(Self.name(mark))")
        }
        column += 1
      }
      if column != grid.size.columns || expected == 0 { faults.append("row \(number) ends at \(column)") }
    }
    last = grid
    return faults
  }

  private static func name(_ scalar: UInt32) -> String { "U+" + String(scalar, radix: 16, uppercase: true) }

  private mutating func isAllowed(_ value: UInt32, asMark: Bool) -> Bool {
    if value < 0x7F { return value >= 0x20 && !asMark }
    let key = asMark ? value | 1 << 31 : value
    if let known = allowed[key] { return known }
    let answer = Unicode.Scalar(value).map { Self.isAllowed($0, asMark) } ?? false
    allowed[key] = answer
    return answer
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, _ asMark: Bool) -> Bool {
    guard !scalar.properties.isDefaultIgnorableCodePoint, !scalar.properties.isBidiControl else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
    case .nonspacingMark, .enclosingMark: return asMark
    // The vowels and final consonants of Korean syllables.
    default: return !asMark || (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
    }
  }
}

@Suite("Hostile text in every field and every view")
struct HostileTests {
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 160, rows: 48)]

  @Test(
    "nothing raw gets into a cell, the frame around stays, and a message costs no more than it may",
    arguments: try HostileText.all())
  func everywhere(_ text: HostileText) throws {
    let desk = try HostileDesk(text)
    for size in Self.sizes {
      let walk = try Walk(desk, size)
      #expect(walk.faults.isEmpty, "\(text.name) at \(size.columns)x\(size.rows)")
      #expect(walk.heaviest <= Walk.most, "\(text.name): a message holds \(walk.heaviest) cells of text")
      for (step, frame) in walk.frames where size.columns > 110 && Walk.isOpen(step) {
        #expect(chrome(of: frame) == Self.chromeOfWide, "\(text.name), \(step)")
      }
    }
  }

  /// The rule below the header, the column of the seam, and the seam itself, as a desk without any text has them.
  private static let chromeOfWide = [
    String(repeating: "─", count: 76) + "┬" + String(repeating: "─", count: 83), "76",
    String(repeating: "│", count: 42),
  ]

  @Test("a closure's reason stands in the header as one harmless line (A12)", arguments: try HostileText.all())
  func header(_ text: HostileText) throws {
    let console = try HostileDesk(text).console(
      Size(columns: 160, rows: 48), at: HostileDesk.morning.addingTimeInterval(6_000))
    var inspection = Inspection()
    #expect(inspection.faults(in: console.frame.grid).isEmpty, "\(text.name)")
    #expect(console.frame.grid.text.contains("CHIUSO") || console.frame.grid.text.contains("APERTO"), "\(text.name)")
  }

  /// Rules and the line between the panes, where nothing of a citizen's may stand.
  private func chrome(of frame: Frame) -> [String] {
    let lines = frame.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
    let seam = frame.grid.row(1).enumerated().first { $0.element.glyph.text == "┬" }?.offset
    let column = seam.map { seam in
      (2..<frame.grid.size.rows - 4).map { frame.grid[Point(column: seam, row: $0)]?.glyph.text ?? "" }.joined()
    }
    // A part of the list begins with a rule that meets the seam.
    return [String(lines[1]), "\(seam ?? -1)", column?.replacing("┤", with: "│").replacing("├", with: "│") ?? ""]
  }
}

extension Glyph {
  fileprivate var text: String {
    var text = ""
    write(to: &text)
    return text
  }
}

/// A walk through every view and overlay of a hostile desk.
struct Walk {
  /// Cells of text that one message may hold, laid out.
  static let most = 20_000
  /// From where each step starts anew: keys, and whether the text is pasted then.
  private static let steps: [(keys: String, pastes: Bool)] = [
    ("", false), ("<enter>", false), ("<enter>g", false), ("<enter><enter>", true), ("<enter>n", true),
    ("<enter>t", true), ("<enter>g\"", false), (":", true), (":passa ", false), ("2", false), ("4", false),
    ("/rispondo<enter>", false), ("/", true),
  ]

  /// Whether a step leaves nothing over the panes, and the composer on one row.
  static func isOpen(_ step: String) -> Bool { ["", "<enter>", "<enter>g", "2", "4"].contains(step) }

  private(set) var faults: [String] = []
  private(set) var frames: [String: Frame] = [:]
  private(set) var heaviest = 0
  private var inspection = Inspection()

  init(_ desk: HostileDesk, _ size: Size) throws {
    for (step, pastes) in Self.steps where size.columns < 100 || Self.isOpen(step) {
      var console = try desk.console(size)
      for key in try Key.parse(step) { console.press(key) }
      look(at: console, step)
      frames[step] = console.frame
      guard pastes else { continue }
      console.press(.paste(desk.text))
      look(at: console, step + " and the text pasted")
    }
    // Every message, shown as it came and then with what it keeps back.
    var console = try desk.console(size)
    for key in try Key.parse("<enter>g") { console.press(key) }
    for number in 0..<20 {
      look(at: console, "message \(number)")
      guard size.columns < 100 else {
        console.press(.down)
        continue
      }
      console.press(.character("v"))
      look(at: console, "message \(number), whole")
      heaviest = max(heaviest, console.heaviestMessage)
      console.press(.down)
    }
  }

  private mutating func look(at console: StillConsole, _ place: String) {
    let frame = console.frame
    faults += inspection.faults(in: frame.grid).prefix(3).map { "\(place): \($0)" }
    if let title = frame.title?.text,
      title.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    {
      faults.append("\(place): the title")
    }
  }
}
