import Policy
import WhatsApp

extension Order {
  /// The order as `order list --json` prints it.
  var json: JSON {
    let kind: JSON
    let hours: JSON
    switch act {
    case .closure(_, _, let closed): (kind, hours) = ("closure", .optional(closed.map(Act.text)))
    case .opening(_, _, let open): (kind, hours) = ("opening", .string(Act.text(open)))
    case .weekly(_, _, let week): (kind, hours) = ("weekly", .string(Act.text(week)))
    }
    return [
      "id": .number("\(id)"), "kind": kind, "from": .string(act.from.description),
      "to": .optional(act.to?.description), "hours": hours, "reference": .string(reference),
      "reason": .string(reason), "author": .string(author), "made": .string(Zone.rome.iso8601(made)),
      "revoked": revoked.map { revocation in
        [
          "at": .string(Zone.rome.iso8601(revocation.at)), "by": .string(revocation.by),
          "reason": .string(revocation.reason),
        ]
      } ?? .null,
    ]
  }
}
