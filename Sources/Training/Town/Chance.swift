/// Chance that can be repeated: the same seed gives the same draws on every machine and with every compiler.
///
/// SplitMix64 (Steele, Lea, Flood 2014), and whole numbers only: what the C library rounds is left out.
struct Chance: Sendable {
  private var state: UInt64

  /// Draws for one thing of an invented town: the town's seed, and what tells this thing from all others.
  init(_ seed: UInt64, _ parts: Int...) {
    state = seed
    for part in parts { state = Self.mixed(state &+ UInt64(truncatingIfNeeded: part) &* 0xD6E8_FEB8_6659_FD93) }
  }

  /// Sixty-four bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A number from zero up to another, which is left out; zero when there is nothing to choose from.
  mutating func below(_ end: Int) -> Int {
    guard end > 1 else { return 0 }
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(end)).high)
  }

  /// A number of a range.
  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// Whether something happens that happens so many times in a thousand.
  mutating func hits(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// One of several, each as likely. The list is never empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// One of several, the first ones far more often than the last, as words and streets are in what people say.
  mutating func pickCommon<Element>(_ list: [Element]) -> Element {
    list[below(below(list.count) + 1)]
  }

  /// The list in another order.
  mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var list = list
    for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, below(index + 1)) }
    return list
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
