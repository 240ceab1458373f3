extension String {
  /// Text from outside as a sentence about it may show it: short, on one line, without signs that a screen would obey.
  var shown: String {
    let scalars = unicodeScalars.prefix(60).map { $0.isUnfit || $0 == "\n" ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Unicode.Scalar {
  /// Whether a screen would obey it: a control character but the line's end, or a mark that turns the direction.
  var isUnfit: Bool {
    let bidi: [ClosedRange<UInt32>] = [0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069]
    return (properties.generalCategory == .control && self != "\n") || bidi.contains { $0.contains(value) }
  }
}
