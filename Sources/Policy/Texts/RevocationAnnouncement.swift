import Foundation

/// The message that tells citizens that an order was taken back: which hours hold instead, from today or from the order's
/// first day on (A12). Nil when there is nothing to tell: its days are over, or it had changed nothing.
///
/// - Parameters:
///   - order: the order, with its revocation.
///   - before: the timetable while the order was in force.
///   - after: the timetable since it was revoked.
///   - now: the desk's clock.
public func announcement(revoking order: Order, before: Timetable, after: Timetable, at now: Date) -> String? {
  let today = Zone.rome.day(of: now)
  guard after.differs(from: before, on: order.act, since: today) else { return nil }
  let from = max(order.act.from, today)
  let week = after.week(on: order.act, since: today)
  let hours = from == order.act.to ? Italian.hours(after.plan(for: from).intervals) : Italian.week(week)
  let values = [
    "period": Italian.period(from: from, to: order.act.to),
    "hours": hours.isEmpty ? "nessun orario di apertura" : hours,
    "reason": order.revoked?.reason ?? order.reason, "reference": "revoca di \(order.reference)",
  ]
  return after.ruleset(at: now).text(.announceHours, values)
}
