/// One line of the table: what was measured, and how it stands to its limit and to the floor of the same run.
struct Figure {
  /// What was measured.
  var name: String
  /// `ms`, `bytes`, `MB`, `per second`, `times`.
  var unit: String
  /// Every measurement; the table shows the middle one and the nineteenth of twenty.
  var values: [Double]
  /// The same done bare, in the same run: the middle one.
  var floor: Double?
  /// The most it may be; for rates the least.
  var limit: Double?
  /// Whether more is better.
  var isRate = false

  /// The middle measurement.
  var median: Double? { Self.quantile(values, 0.5) }
  /// The nineteenth of twenty, counted from the best.
  var p95: Double? { Self.quantile(values, isRate ? 0.05 : 0.95) }
  /// How many times the floor it is; nil where there is none.
  var ratio: Double? {
    guard let median, let floor, floor > 0 else { return nil }
    return median / floor
  }
  /// Whether the limit is kept; nil where there is none, or nothing was measured.
  var isMet: Bool? {
    guard let median, let limit else { return nil }
    return isRate ? median >= limit : median <= limit
  }

  /// A quantile by the nearest rank; nil of nothing.
  static func quantile(_ values: [Double], _ share: Double) -> Double? {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return nil }
    let rank = (Double(sorted.count) * share).rounded(.up)
    return sorted[min(last, max(0, Int(rank) - 1))]
  }
}
