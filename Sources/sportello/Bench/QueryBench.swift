import Desk
import Foundation
import Store

/// What bare SQLite takes for the questions behind a page of the list and a chat's end: the least that opening a chat
/// or changing the list can cost.
struct QueryBench {
  /// As many rows and lines as a screen of 48 rows asks for at most.
  private static let rows = 48

  let store: Store
  let now: Date

  init(store: Store, at now: Date) { (self.store, self.now) = (store, now) }

  func figures() throws -> [Figure] {
    guard let me = try store.staff().first?.id else { return [] }
    let bare = try BareQueries(store.path, for: me, at: now, rows: Self.rows)
    let chats = try store.waitingConversations(limit: 300)
    let pages = try chats.map { _ in try Self.milliseconds { try bare.inboxPage() } }
    let threads = try chats.map { chat in try Self.milliseconds { try bare.thread(chat.id, count: Self.rows) } }
    return [
      Figure(name: "a list's page from bare SQLite", unit: "ms", values: pages),
      Figure(name: "a chat's end from bare SQLite", unit: "ms", values: threads),
    ]
  }

  /// How long a question took that answered something.
  private static func milliseconds(_ body: () throws -> Int) throws -> Double {
    let begun = ContinuousClock.now
    guard try body() > 0 else { throw Failure.cannotRun("bare SQLite found nothing in the file") }
    return begun.duration(to: .now).milliseconds
  }
}
