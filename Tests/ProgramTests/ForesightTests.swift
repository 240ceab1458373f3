import Console
import Desk
import Foundation
import Policy
import Store
import Testing

@testable import sportello

@Suite("The chat under the bar is read before it is opened")
struct ForesightTests {
  private let town: SeededTown
  private let first: ThreadRequest
  private let second: ThreadRequest

  init() throws {
    town = try SeededTown(conversations: 60, messages: 600)
    let chats = try town.store.waitingConversations(limit: 2).map(\.id)
    try #require(chats.count == 2)
    (first, second) = (ThreadRequest(chats[0], limit: 10), ThreadRequest(chats[1], limit: 10))
  }

  private func answers(_ effect: Effect) throws -> [Input] {
    town.store.read(effect, for: try #require(try town.store.staff().first?.id), at: SeededTown.morning)
  }

  private func looking(_ reads: inout Int) throws -> Foresight {
    var foresight = Foresight(town.store)
    let page = try answers(.loadThread(first))
    for _ in 0..<3 {
      foresight.look(at: first) { _ in
        reads += 1
        return page
      }
    }
    return foresight
  }

  @Test("once, and it is there for the key that opens it")
  func known() throws {
    var reads = 0
    var foresight = try looking(&reads)
    #expect(reads == 1)
    #expect(foresight.answers(to: .loadThread(second)) == nil)
    #expect(foresight.answers(to: .loadThread(first))?.count == 1)
    #expect(foresight.answers(to: .loadThread(first)) == nil, "what was taken is not there a second time")
  }

  @Test("what somebody has committed since is read anew")
  func committed() throws {
    var reads = 0
    var foresight = try looking(&reads)
    let me = try #require(try town.store.staff().first?.id)
    _ = try town.store.perform(.note(text: "nota"), on: first.conversation, by: me, at: SeededTown.morning)
    #expect(foresight.answers(to: .loadThread(first)) == nil)
  }

  @Test("nothing is read where no key opens a chat")
  func nothing() throws {
    var foresight = Foresight(town.store)
    foresight.look(at: nil) { _ in
      Issue.record("read")
      return []
    }
    #expect(foresight.answers(to: .loadCounts) == nil)
  }
}
