import WhatsApp

extension Figure {
  /// The figure as one line of the table.
  var line: String {
    let parts: [String] = [
      name.padded(38), Self.shown(median).padded(9, left: true), "p95 " + Self.shown(p95).padded(9, left: true),
      unit.padded(10), (floor.map { "floor " + Self.shown($0) } ?? "").padded(15),
      (ratio.map { "x " + Self.shown($0) } ?? "").padded(8),
      (limit.map { (isRate ? "at least " : "at most ") + Self.shown($0) } ?? "").padded(18),
      isMet.map { $0 ? "met" : "NOT MET" } ?? "",
    ]
    return String(parts.joined(separator: " ").reversed().drop { $0 == " " }.reversed())
  }

  /// The figure as JSON.
  var json: JSON {
    [
      "name": .string(name), "unit": .string(unit), "median": Self.number(median), "p95": Self.number(p95),
      "floor": Self.number(floor), "ratio": Self.number(ratio), "limit": Self.number(limit),
      "met": isMet.map(JSON.bool) ?? .null,
    ]
  }

  private static func number(_ value: Double?) -> JSON { value == nil ? .null : .number(shown(value)) }

  /// Two places behind the point.
  private static func shown(_ value: Double?) -> String {
    guard let value, value.isFinite, abs(value) < 1e12 else { return "-" }
    let hundredths = Int((abs(value) * 100).rounded())
    let rest = hundredths % 100
    return "\(value < 0 ? "-" : "")\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension String {
  fileprivate func padded(_ width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return left ? space + self : self + space
  }
}
