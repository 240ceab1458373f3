import Console
import Desk
import Foundation
import Testing

@testable import sportello

@Suite("What a key does once more is made before it is pressed")
struct ForethoughtTests {
  private var console: StillConsole

  init() throws {
    let town = try SeededTown(conversations: 60, messages: 600)
    let me = try #require(try town.store.staff().first?.id)
    let setup = ConsoleSetup(
      store: town.store, path: town.store.path, me: me, clock: .stopped(at: SeededTown.morning), language: .italian,
      isLinked: false)
    console = StillConsole(setup, try setup.state(size: Size(columns: 120, rows: 30)))
    console.open()
  }

  private func forethought(of key: Key) -> Forethought? { Forethought(key, in: console.state, Painting()) }

  @Test("it is what the key then does", arguments: ["j", "k", "5j", "<pgdn>", "<up>"])
  func same(keys: String) throws {
    var test = self
    for key in try Key.parse("jjj" + keys).dropLast() { test.console.press(key) }
    let key = try #require(try Key.parse(keys).last)
    let known = try #require(test.forethought(of: key))
    let before = test.console.frame.grid
    test.console.press(key)
    #expect(render(known.state).grid == test.console.frame.grid)
    #expect(before != test.console.frame.grid)
  }

  @Test("only of keys that move the bar and do nothing else", arguments: ["<enter>", "p", "1", "G", ":", "/", "<tab>"])
  func others(keys: String) throws {
    #expect(forethought(of: try #require(try Key.parse(keys).first)) == nil)
  }

  @Test("nothing is made where one writes, or where something lies over the list", arguments: ["<enter>", "?", ":"])
  func elsewhere(keys: String) throws {
    var test = self
    for key in try Key.parse(keys) { test.console.press(key) }
    #expect(test.forethought(of: .character("j")) == nil)
  }

  @Test("its clock goes on with the desk's, up to the minute")
  func clock() throws {
    var test = self
    test.console.hear([.tick(SeededTown.morning + 1)])
    var known = try #require(test.forethought(of: .character("j")))
    let (soon, late) = (known.passes(to: SeededTown.morning + 5), known.passes(to: SeededTown.morning + 90))
    #expect(soon && !late)
  }
}
