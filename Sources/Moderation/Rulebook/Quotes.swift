/// The parts of a message that stand between quotation marks.
struct Quotes {
  /// Longest quotation, in scalars.
  private static let longest = 600

  private var ranges: [Range<Int>] = []

  /// Finds them: typographic pairs, and straight ones in turn; what is never closed is none.
  init(_ scalars: [Unicode.Scalar]) {
    var open: (at: Int, closing: Unicode.Scalar)?
    for (at, scalar) in scalars.enumerated() {
      if let begun = open {
        if scalar == begun.closing {
          ranges.append(begun.at..<at)
          open = nil
        } else if at - begun.at > Self.longest {
          open = nil
        }
      } else if let closing = Self.closing(scalar) {
        open = (at, closing)
      }
    }
  }

  private static func closing(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"": "\""
    case "“", "„": "”"
    case "«": "»"
    case "‹": "›"
    default: nil
    }
  }

  /// The quotation in which a stretch of the message stands.
  func around(_ range: Range<Int>) -> Range<Int>? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < range.upperBound { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count, ranges[low].lowerBound <= range.lowerBound else { return nil }
    return ranges[low]
  }
}
