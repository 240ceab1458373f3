import Foundation
import Store
import Testing

@testable import sportello

@Suite("The table of measurements says what was measured")
struct BenchTests {
  @Test("a quantile is one of the measurements, the nearest rank")
  func quantiles() {
    let twenty = (1...20).map(Double.init).reversed().map(\.self)
    #expect(Figure.quantile(twenty, 0.5) == 10)
    #expect(Figure.quantile(twenty, 0.95) == 19)
    #expect(Figure.quantile([7], 0.95) == 7)
    #expect(Figure.quantile([7], 0) == 7)
    #expect(Figure.quantile([], 0.5) == nil)
  }

  @Test("for a rate the worst are the least, and the limit is the least it may be")
  func rates() {
    let rates = (1...20).map(Double.init)
    let rate = Figure(name: "arrivals", unit: "per second", values: rates, floor: 40, limit: 10, isRate: true)
    #expect(rate.p95 == 1)
    #expect(rate.ratio == 0.25)
    #expect(rate.isMet == true)
    let time = Figure(name: "a step", unit: "ms", values: rates, floor: 5, limit: 9.99)
    #expect(time.p95 == 19)
    #expect(time.ratio == 2)
    #expect(time.isMet == false)
  }

  @Test("a table with two limits is met by both, and growth is told by names")
  func limits() {
    let times = (1...20).map(Double.init)
    var search = Figure(name: "a search", unit: "ms", values: times, limit: 10, limitOfP95: 19)
    #expect(search.isMet == true)
    #expect(search.line.contains("at most 10.00, p95 19.00"))
    search.limitOfP95 = 18.9
    #expect(search.isMet == false)
    let rate = Figure(name: "arrivals", unit: "per second", values: [300], limit: 50, isRate: true)
    let slower = Figure(name: "arrivals", unit: "per second", values: [100], limit: 50, isRate: true)
    let larger = Figure(name: "a search", unit: "ms", values: [14])
    let growth = Figure.growth(from: [search, rate], to: [slower, larger])
    #expect(growth.map(\.median) == [1.4, 3])
    #expect(growth.map(\.isMet) == [true, false])
    var (shared, fuller) = (rate, slower)
    (shared.floor, fuller.floor) = (600, 160)
    #expect(Figure.growth(from: [shared], to: [fuller]).map(\.median) == [0.8])
    let bare = Figure(name: "bare SQLite", unit: "ms", values: [1])
    #expect(Figure.growth(from: [bare], to: [bare]).map(\.isMet) == [nil])
  }

  @Test("the bare program that is carried is the one in Sources/CNcurses/Floor")
  func carried() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let source = root.appendingPathComponent("Sources/CNcurses/Floor/bare.c")
    #expect(EmbeddedFloor.all == ["bare": try String(contentsOf: source, encoding: .utf8)])
  }

  @Test("what was not measured meets no limit")
  func nothing() {
    let figure = Figure(name: "memory", unit: "MB", values: [], floor: 0, limit: 40)
    #expect(figure.isMet == nil)
    #expect(figure.ratio == nil)
    #expect(figure.json.ascii.contains("\"median\":null"))
    #expect(!figure.line.contains("met"))
  }

  #if os(Linux)
    @Test("on a small town every line of the table has a figure and its floor", .timeLimit(.minutes(3)))
    func table() throws {
      let town = try SeededTown(conversations: 400, messages: 1_200)
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let program = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("sportello").path
      try #require(FileManager.default.isExecutableFile(atPath: program))
      let effort = BenchEffort(
        steps: 6, pages: 2, held: 2, visits: 4, words: 1, chats: 3, starts: 2, idleSeconds: 1, foreign: 2,
        floodSeconds: 1, commits: (single: 8, hundreds: 4))
      let figures = try ConsoleBench.figures(of: town.store, program: program, effort: effort)
      #expect(
        figures.map { "\($0.name), \($0.unit)" } == [
          "start to painted, ms", "a step down, ms", "a step down, bytes", "a page down, ms", "200 held keys, ms",
          "open a chat, ms", "the same until it counts as read, ms", "back to the list, ms", "another view, ms",
          "a letter of a search, to its results, ms",
          "peak memory after 3 chats, MB", "wake-ups in 1 idle seconds, times", "a list's page from bare SQLite, ms",
          "a chat's end from bare SQLite, ms", "a search's letter from bare SQLite, ms",
          "another process's message painted, ms", "a step down, messages pouring in, ms",
          "messages that poured in meanwhile, per second",
          "durable arrivals, one commit each, per second", "durable arrivals, 100 a commit, per second",
        ])
      for figure in figures {
        let median = try #require(figure.median)
        #expect(median.isFinite && (median > 0 || figure.unit == "times"))
        if let floor = figure.floor { #expect(floor > 0) }
      }
      #expect(figures.filter { $0.floor != nil }.count == 8)
    }
  #endif
}
