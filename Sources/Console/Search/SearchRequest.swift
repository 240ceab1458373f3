import Desk

/// Something to be looked for. Its number is that of the line: a question with a newer one replaces those before it, and
/// several of one line are answered in their order.
public struct SearchRequest: Equatable, Sendable {
  /// What is wanted of what is found.
  public enum Wish: Equatable, Sendable {
    /// Rows to be shown, newest first, from a place on.
    case rows(from: SearchKey?, limit: Int)
    /// The places in the conversation, to go from one to the next.
    case places
  }

  /// Counts the lines of this console.
  public var serial: Int
  /// What is looked for.
  public var query: SearchQuery
  /// The only conversation that is meant, if one is.
  public var chat: ConversationID?
  /// What is wanted of it.
  public var wish: Wish

  /// Makes a question.
  public init(serial: Int, query: SearchQuery, chat: ConversationID?, wish: Wish) {
    (self.serial, self.query, self.chat, self.wish) = (serial, query, chat, wish)
  }
}

/// An answer to a question of search.
public enum SearchAnswer: Equatable, Sendable {
  /// Rows, and citizens by name.
  case page(SearchPage)
  /// Places in a conversation, oldest first.
  case places([ThreadKey])
}
