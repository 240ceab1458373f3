import Console
import Foundation
import Testing
import Training
import WhatsApp

@testable import sportello

@Suite("A day recorded: an asciicast of the screens the console paints")
struct TrainingCastTests {
  private func recorded(_ name: String, speed: Int, columns: Int = 100) throws -> (cast: String, played: Played) {
    let source = try TrainingSource.named(name)
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let cast = TrainingCast(
      day: source.day, acts: try #require(source.script).acts(of: source.day), speed: speed,
      size: Size(columns: columns, rows: 30), language: .italian,
      painter: ANSIPainter(theme: try Theme.builtIn("dark")))
    let (made, played, _) = try cast.recorded(at: folder.path("training.sqlite"))
    return (made.text, played)
  }

  /// The lines of a recording as any program that reads asciicast v2 takes them.
  private func parsed(_ cast: String) throws -> (header: JSON, events: [(at: Double, data: String)]) {
    let lines = try cast.split(separator: "\n").map { try JSON(Array($0.utf8)) }
    let events = try lines.dropFirst().map { line in
      let parts = try #require(line.elements)
      try #require(parts.count == 3 && parts[1] == .string("o"))
      return (at: try #require(parts[0].double), data: try #require(parts[2].text))
    }
    return (try #require(lines.first), events)
  }

  @Test("header and events are what the format asks for, times never go back, and the speed is kept")
  func format() throws {
    let (cast, played) = try recorded("nido", speed: 10)
    let (header, events) = try parsed(cast)
    #expect(header["version"]?.integer == 2 && header["width"]?.integer == 100 && header["height"]?.integer == 30)
    #expect(header["timestamp"] == nil && header["env"] == nil)
    #expect(header["title"]?.text == played.day.title)
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(try #require(events.first).at == 0)
    #expect(try #require(events.last).at == (played.day.length / 10).rounded(.down) + 6)
    #expect(events.count > 20)
  }

  @Test("the same day and acts give the same recording, and play as they do without one")
  func same() throws {
    let (cast, played) = try recorded("nido", speed: 60)
    #expect(try recorded("nido", speed: 60).cast == cast)
    let source = try TrainingSource.named("nido")
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let alone = try TrainingPlay(source.day, at: folder.path("training.sqlite"))
      .play(try #require(source.script).acts(of: source.day))
    // Who looks at a chat leaves a trace in the journal; nothing else is different.
    #expect(played.score().lines == alone.score().lines && played.refusals == alone.refusals)
    #expect(played.threads == alone.threads)
  }

  @Test("what a terminal shows in the end is what the console shows, with the banner and the score sheet")
  func screens() throws {
    let (cast, _) = try recorded("nido", speed: 60)
    var terminal = PlainTerminal(columns: 100, rows: 30)
    var seen: [String] = []
    for event in try parsed(cast).events {
      terminal.take(event.data)
      seen.append(terminal.text)
    }
    let last = try #require(seen.last)
    #expect(seen.first?.contains("ESERCITAZIONE · ×60") == true && last.contains("Scheda di esercitazione"))
    // Each act is shown in its chat, and the chat in the words of the day.
    #expect(seen.contains { $0.contains("Giulia Bonci") && $0.contains("E dove la trovo di preciso?") })
    #expect(seen.contains { $0.contains("Anna Bianchi") && $0.contains("parte fra") })
    #expect(terminal.unknown == [])
  }

  @Test("a painter sends only the rows that differ")
  func painter() throws {
    var painter = ANSIPainter(theme: try Theme.builtIn("light"))
    var grid = Grid(size: Size(columns: 6, rows: 2))
    grid.write(Printable("ab日"), at: Point(column: 0, row: 0))
    let first = painter.paint(Frame(grid: grid))
    #expect(first.contains("\u{1B}[2J") && first.contains("ab日  ") && first.hasSuffix("\u{1B}[?25l"))
    #expect(painter.paint(Frame(grid: grid)) == "")
    grid.write(Printable("x"), at: Point(column: 1, row: 1), emphasis: .bold)
    let second = painter.paint(Frame(grid: grid, cursor: Point(column: 2, row: 1)))
    #expect(second.hasPrefix("\u{1B}[2;1H") && !second.contains("ab") && second.hasSuffix("\u{1B}[2;3H\u{1B}[?25h"))
  }
}

/// A terminal that knows what a recording needs, and counts the rest as unknown.
private struct PlainTerminal {
  private var rows: [[Character]]
  private var (row, column) = (0, 0)
  private(set) var unknown: [String] = []

  init(columns: Int, rows: Int) { self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows) }

  var text: String { rows.map { String($0) }.joined(separator: "\n") }

  mutating func take(_ data: String) {
    var rest = Array(data)[...]
    while let character = rest.popFirst() {
      guard character == "\u{1B}" else {
        if rows.indices.contains(row), rows[row].indices.contains(column) { rows[row][column] = character }
        column += Printable(String(character)).columns
        continue
      }
      let sequence = String(rest.prefix { !$0.isLetter })
      rest = rest.dropFirst(sequence.count)
      obey(sequence, rest.popFirst())
    }
  }

  private mutating func obey(_ sequence: String, _ final: Character?) {
    let numbers = sequence.dropFirst().split(separator: ";").compactMap { Int($0) }
    switch (final, sequence) {
    case ("H", _) where numbers.count == 2: (row, column) = (numbers[0] - 1, numbers[1] - 1)
    case ("J", "[2"): rows = rows.map { $0.map { _ in " " } }
    case ("m", _), ("l", "[?25"), ("h", "[?25"): break
    case (_, _): unknown.append(sequence)
    }
  }
}
