import Foundation

extension Timetable {
  /// What a citizen who writes while the desk is closed is told, or nil while it is open (A11).
  ///
  /// Someone whose 24 hours end before the desk opens is asked to write again then, because no answer could reach them.
  ///
  /// - Parameters:
  ///   - instant: now.
  ///   - window: the citizen's window, from their last message.
  public func closedNotice(at instant: Date, window: ServiceWindow) -> String? {
    guard !isOpen(at: instant) else { return nil }
    let opening = nextOpening(after: instant)
    let reachable = opening.map { $0 < window.closes } ?? false
    return ruleset(at: instant).text(
      reachable ? .closed : .closedWriteAgain,
      ["opens": opening.map(Italian.moment) ?? "data da comunicare"])
  }
}
