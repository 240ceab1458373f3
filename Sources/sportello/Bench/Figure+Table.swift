import WhatsApp

extension Figure {
  /// What stands above the table's columns.
  static let heading = row(["", "median", "p95", "", "floor", "times", "limit", ""])

  /// The figure as one line of the table.
  var line: String {
    let bound = isRate ? "at least " : "at most "
    let limits = [
      limit.map { bound + Self.shown($0) }, limitOfP95.map { "p95 " + Self.shown($0) },
    ]
    return Self.row([
      name, Self.shown(median), Self.shown(p95), unit, floor.map(Self.shown) ?? "", ratio.map(Self.shown) ?? "",
      limits.compactMap(\.self).joined(separator: ", "), isMet.map { $0 ? "met" : "NOT MET" } ?? "",
    ])
  }

  /// The figure as JSON.
  var json: JSON {
    [
      "name": .string(name), "unit": .string(unit), "median": Self.number(median), "p95": Self.number(p95),
      "floor": Self.number(floor), "ratio": Self.number(ratio), "limit": Self.number(limit),
      "limitOfP95": Self.number(limitOfP95), "measurements": .count(values.count),
      "met": isMet.map(JSON.bool) ?? .null,
    ]
  }

  /// Words and numbers under each other: words begin together, numbers end together.
  private static func row(_ cells: [String]) -> String {
    let widths = [-40, 9, 9, -10, 9, 7, -24, 0]
    let padded = zip(cells, widths).map { cell, width in
      let space = String(repeating: " ", count: max(0, abs(width) - cell.count))
      return width < 0 ? cell + space : space + cell
    }
    return String(padded.joined(separator: " ").reversed().drop { $0 == " " }.reversed())
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
