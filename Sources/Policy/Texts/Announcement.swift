/// Where a change of subjects, days or hours has to be told (A08, A12).
public enum AnnouncementPlace: String, CaseIterable, Sendable {
  /// The municipality's web site.
  case website
  /// WhatsApp itself: the announcement, sent by hand.
  case whatsApp
  /// The text of the policy, in a new version.
  case policyText
}

/// The message that tells citizens of an order on WhatsApp, ready to be sent by a person (A12).
///
/// The template is the ruleset's; its placeholders are `period`, `hours`, `reason` and `reference`.
public func announcement(for order: Order, under ruleset: Ruleset) -> String {
  let key: TextKey
  let hours: String
  switch order.act {
  case .closure(_, _, let closed):
    key = .announceClosure
    hours = closed.map(Italian.hours) ?? "per l'intera giornata"
  case .opening(_, _, let open):
    key = .announceOpening
    hours = Italian.hours(open)
  case .weekly(_, _, let week):
    key = .announceHours
    hours = week.isEmpty ? "nessun orario di apertura" : Italian.week(week)
  }
  let period = Italian.period(from: order.act.from, to: order.act.to)
  let values = ["period": period, "hours": hours, "reason": order.reason, "reference": order.reference]
  return ruleset.text(key, values)
}
