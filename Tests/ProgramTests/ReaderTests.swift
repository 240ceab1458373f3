import Console
import Desk
import Foundation
import Policy
import Testing

@testable import Store
@testable import sportello

@Suite("Questions of search at a file that fails")
struct ReaderTests {
  @Test("one that fails is answered with nothing found, and what is wrong is told after it")
  func fault() throws {
    let town = try SeededTown(conversations: 3, messages: 10)
    try BareFile(town.store.path, statements: []).run("DROP TABLE message_words")
    let me = try #require(try town.store.staff().first?.id)
    var query = SearchQuery()
    query.terms = [try #require(SearchTerm("buongiorno"))]
    let limits = SearchLimits(rows: 5, patience: .seconds(9))
    let request = SearchRequest(serial: 1, query: query, chat: nil, wish: .rows(from: nil, limit: 5))
    let heard = town.store.heard(request, for: me, within: limits)
    guard heard.count == 2, case .found(let answer, let answered) = heard[0], case .fault = heard[1] else {
      Issue.record("not answered, or not told")
      return
    }
    #expect(answer == .page(SearchPage()) && answered == request)
  }

  @Test("the console waits for it no more")
  func seen() throws {
    let town = try SeededTown(conversations: 3, messages: 10)
    let me = try #require(try town.store.staff().first?.id)
    let setup = ConsoleSetup(
      store: town.store, path: town.store.path, me: me, clock: .stopped(at: SeededTown.morning), language: .italian,
      isLinked: false)
    var console = StillConsole(setup, try setup.state(size: Size(columns: 100, rows: 30)))
    console.open()
    for key in try Key.parse("/") { console.press(key) }
    try BareFile(town.store.path, statements: []).run("DROP TABLE message_words")
    for key in try Key.parse("buongiorno") { console.press(key) }
    let text = console.frame.grid.text
    #expect(text.contains("buongiorno") && !text.contains("cerco"), "\(text)")
  }
}
