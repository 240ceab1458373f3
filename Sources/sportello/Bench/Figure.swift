/// One line of the table: what was measured, and how it stands to its limits and to the floor of the same run.
struct Figure {
  /// What was measured.
  var name: String
  /// `ms`, `bytes`, `MB`, `per second`, `times`.
  var unit: String
  /// Every measurement; the table shows the middle one and the nineteenth of twenty.
  var values: [Double]
  /// The same done bare, in the same run: the middle one.
  var floor: Double?
  /// The most that the middle one may be; for rates the least.
  var limit: Double?
  /// The most that the nineteenth of twenty may be.
  var limitOfP95: Double?
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
  /// Whether every limit is kept; nil where there is none, or nothing was measured.
  var isMet: Bool? {
    guard let median, let p95, limit != nil || limitOfP95 != nil else { return nil }
    let isMiddleMet = limit.map { isRate ? median >= $0 : median <= $0 } ?? true
    return isMiddleMet && limitOfP95.map { p95 <= $0 } ?? true
  }

  /// A quantile by the nearest rank; nil of nothing.
  static func quantile(_ values: [Double], _ share: Double) -> Double? {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return nil }
    let rank = (Double(sorted.count) * share).rounded(.up)
    return sorted[min(last, max(0, Int(rank) - 1))]
  }
}

extension Figure {
  /// How many times as much each figure is on a larger file: half as much again is the most that one with a limit may be.
  ///
  /// A rate with a floor is told by its share of the floor: what a disk takes durably from anybody falls with the size.
  static func growth(from small: [Figure], to large: [Figure]) -> [Figure] {
    small.compactMap { figure in
      guard let other = large.first(where: { $0.name == figure.name && $0.unit == figure.unit }),
        let from = figure.grown, let to = other.grown, from > 0, to > 0
      else { return nil }
      return Figure(
        name: "\(figure.name) (\(figure.unit))", unit: "times", values: [figure.isRate ? from / to : to / from],
        limit: figure.limit == nil && figure.limitOfP95 == nil ? nil : 1.5)
    }
  }

  /// What is compared with a larger file.
  private var grown: Double? { isRate ? ratio ?? median : median }
}
