import Foundation

/// How far one of our messages has come. Later states never give way to earlier ones (WhatsApp promises no order).
public enum OutboxState: String, CaseIterable, Sendable, Codable {
  /// Waiting out the seconds in which it can be taken back.
  case held
  /// Waiting for the courier.
  case queued
  /// With the carrier, no answer yet.
  case sending
  /// Handed over, fate unknown: never sent again blindly.
  case uncertain
  case sent, delivered, read, played
  /// Refused or lost; the reason stands beside it.
  case failed
  /// Taken back before it left.
  case withdrawn
}

extension OutboxState {
  /// The state after hearing `news`: only forward; a failure ends what was not yet delivered.
  public func advanced(by news: OutboxState) -> OutboxState {
    switch self {
    case .withdrawn: self
    case .failed: news.rank > OutboxState.sent.rank ? news : self
    case .delivered, .read, .played: news.rank > rank ? news : self
    case .held, .queued, .sending, .uncertain, .sent: news == .failed || news.rank > rank ? news : self
    }
  }

  private var rank: Int {
    switch self {
    case .held: 0
    case .queued: 1
    case .sending: 2
    case .uncertain: 3
    case .sent: 4
    case .delivered: 5
    case .read: 6
    case .played: 7
    case .failed, .withdrawn: -1
    }
  }
}

/// News about one of our messages. It may come before the send is recorded; then it is parked.
public struct StatusUpdate: Equatable, Sendable {
  /// WhatsApp's name for our message.
  public var id: ProviderID
  /// WhatsApp's word, as it came: `sent`, `delivered`, `read`, `played`, `failed`, `RINGING`, …
  public var word: String
  /// What it means for the message; nil for words that move nothing (`deleted`, call statuses).
  public var state: OutboxState?
  /// When, by WhatsApp's clock.
  public var at: Date
  /// WhatsApp's error code of a failure.
  public var errorCode: Int?
  /// What we gave along with the message (`biz_opaque_callback_data`): our own id.
  public var callback: String?
  /// The name under which the same news is known when it comes twice.
  public var key: ProviderID
  /// The element as it came, identity replaced by references; what could not be understood is whole.
  public var raw: String
  /// Whether `raw` is whole, and so must be sealed.
  public var isRawWhole: Bool

  /// Makes a piece of news.
  public init(
    id: ProviderID, word: String, state: OutboxState?, at: Date, errorCode: Int? = nil, callback: String? = nil,
    key: ProviderID, raw: String = "", isRawWhole: Bool = false
  ) {
    (self.id, self.word, self.state, self.at) = (id, word, state, at)
    (self.errorCode, self.callback, self.key) = (errorCode, callback, key)
    (self.raw, self.isRawWhole) = (raw, isRawWhole)
  }
}

/// A change that is neither message nor status: account news, errors, preferences, echoes. Kept raw, counted.
public struct OtherChange: Equatable, Sendable {
  /// The field it came under, or what it looks like.
  public var field: String
  /// The digest of its bytes, by which a repeat is known.
  public var key: ProviderID
  /// The change as it came, whole.
  public var raw: String

  /// Makes a change.
  public init(field: String, key: ProviderID, raw: String) { (self.field, self.key, self.raw) = (field, key, raw) }
}

/// Everything one body brought, in its order.
public struct Delivery: Equatable, Sendable {
  /// Messages, reactions, calls and so on.
  public var arrivals: [Arrival]
  /// News about our own messages.
  public var statuses: [StatusUpdate]
  /// The rest.
  public var others: [OtherChange]

  /// Makes a delivery; by default an empty one.
  public init(arrivals: [Arrival] = [], statuses: [StatusUpdate] = [], others: [OtherChange] = []) {
    (self.arrivals, self.statuses, self.others) = (arrivals, statuses, others)
  }
}
