import Desk
import Foundation
import Store

/// What bare SQLite takes for the questions behind a page of the list, a chat's end and a search: the least that opening
/// a chat, changing the list or typing a letter of a search can cost.
struct QueryBench {
  /// As many rows and lines as a screen of 48 rows asks for at most.
  private static let rows = 48
  /// What is searched for: common and rare words of the invented town.
  static let words = ["graduatoria", "residenza", "buongiorno", "tari", "lampione", "certificato"]

  /// The pages of the list.
  let page: Figure
  /// The ends of chats.
  let thread: Figure
  /// The newest messages with a word, as each of its letters comes.
  let search: Figure

  /// Asks.
  ///
  /// - Throws: a fault of the file, or a failure when it holds no such thing.
  init(_ store: Store, at now: Date) throws {
    guard let me = try store.staff().first?.id else { throw Failure.cannotRun("the file has no staff") }
    let bare = try BareQueries(store.path, for: me, at: now, rows: Self.rows)
    let chats = try store.waitingConversations(limit: 300)
    let pages = try chats.map { _ in try Self.milliseconds { try bare.inboxPage() } }
    let threads = try chats.map { chat in try Self.milliseconds { try bare.thread(chat.id, count: Self.rows) } }
    let searches = try Self.words.flatMap { word in
      try (1...word.count).map { length in
        try Self.milliseconds { try bare.messages(withWord: String(word.prefix(length)), count: Self.rows) }
      }
    }
    page = Figure(name: "a list's page from bare SQLite", unit: "ms", values: pages)
    thread = Figure(name: "a chat's end from bare SQLite", unit: "ms", values: threads)
    search = Figure(name: "a search's letter from bare SQLite", unit: "ms", values: searches)
  }

  /// How long a question took that answered something.
  private static func milliseconds(_ body: () throws -> Int) throws -> Double {
    let begun = ContinuousClock.now
    guard try body() > 0 else { throw Failure.cannotRun("bare SQLite found nothing in the file") }
    return begun.duration(to: .now).milliseconds
  }
}
