import Foundation

/// Which message numbers can hold an answer between two instants, newest first.
struct SearchSpans {
  /// Stretches that are told apart at most; the oldest ones are then looked through as one.
  private static let most = 16

  /// Stretches of numbers, the highest first.
  let ranges: [Range<Int64>]

  /// Looks the stretches up.
  ///
  /// - Parameters:
  ///   - instants: milliseconds.
  ///   - below: numbers from this one on have been looked at.
  init(_ sql: SQL, _ instants: Range<Int64>, below: Int64) throws {
    guard instants != .min ..< .max else {
      ranges = [1..<max(below, 1)]
      return
    }
    let block = Int64(Schema.spanBlock)
    var found: [Range<Int64>] = []
    try sql.scan(Self.statement, [instants.lowerBound, instants.upperBound, below / block]) { row in
      let first = try row.integer() * block
      let stretch = first..<min(first + block, max(below, first))
      if let last = found.last, last.lowerBound == stretch.upperBound || found.count == Self.most {
        found[found.count - 1] = stretch.lowerBound..<last.upperBound
      } else {
        found.append(stretch)
      }
      return true
    }
    ranges = found
  }

  static let statement = """
    SELECT block FROM message_span WHERE last_at >= ? AND first_at < ? AND block <= ? ORDER BY block DESC
    """
}
