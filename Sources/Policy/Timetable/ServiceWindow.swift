import Foundation

/// The 24 hours in which WhatsApp lets the desk answer freely, counted from the citizen's last message.
///
/// Source: WhatsApp Business Platform, customer service window. Templates may be sent outside it.
public struct ServiceWindow: Equatable, Hashable, Codable, Sendable {
  /// When the citizen last wrote, by WhatsApp's own timestamp.
  public let opened: Date

  /// The window that a message of the citizen opens.
  public init(opened: Date) { self.opened = opened }

  /// The first instant at which a free reply is refused.
  public var closes: Date { opened.addingTimeInterval(24 * 60 * 60) }

  /// Whether a free reply may still go at an instant. Before the opening too: the citizen wrote, and it is only our clock
  /// that was set back since.
  public func isOpen(at instant: Date) -> Bool { instant < closes }

  /// The end (exclusive) of the last stretch inside the window during which the desk is open, or nil when it never is
  /// (A09, A11).
  ///
  /// A message of Friday 14:00 has none: the desk opens on Monday, and the window shuts on Saturday.
  public func lastUsefulMoment(in openings: [DateInterval]) -> Date? {
    openings.last { $0.start < closes && $0.end > opened }.map { min($0.end, closes) }
  }
}
