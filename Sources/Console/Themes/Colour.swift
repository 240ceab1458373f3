/// A colour as a theme names it.
public enum Colour: Hashable, Sendable {
  /// Whatever the terminal has.
  case standard
  /// One of the sixteen that every terminal has: 0 to 7, and 8 to 15 for the bright ones.
  case basic(UInt8)
  /// Red, green and blue.
  case rgb(UInt8, UInt8, UInt8)

  /// Names of the sixteen, in their order.
  static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]

  /// A colour by its name or as `#rrggbb`; nil for anything else.
  public init?(_ text: String) {
    if text == "default" {
      self = .standard
    } else if let index = Colour.names.firstIndex(of: text) {
      self = .basic(UInt8(index))
    } else if text.hasPrefix("#"), text.utf8.count == 7, text.dropFirst().allSatisfy(\.isHexDigit),
      let number = UInt32(text.dropFirst(), radix: 16)
    {
      self = .rgb(
        UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8),
        UInt8(truncatingIfNeeded: number))
    } else {
      return nil
    }
  }

  /// Red, green and blue as most terminals paint it; nil for the terminal's own.
  public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .standard: nil
    case .basic(let index): Colour.basicComponents[Int(index & 15)]
    case .rgb(let red, let green, let blue): (red, green, blue)
    }
  }

  /// The sixteen as xterm paints them.
  private static let basicComponents: [(red: UInt8, green: UInt8, blue: UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ]

  /// Number for a terminal of such a depth, nil for the terminal's own colour: an index, or 0xRRGGBB on `direct`.
  public func number(at depth: ColourDepth) -> Int? {
    switch (self, depth) {
    case (.standard, _), (_, .none): nil
    case (.basic(let index), .eight): Int(index & 7)
    case (.basic(let index), .sixteen), (.basic(let index), .palette): Int(index & 15)
    case (_, .direct): components.map { Int($0.red) << 16 | Int($0.green) << 8 | Int($0.blue) }
    case (.rgb, .palette): components.map { Palette.nearest(red: $0.red, green: $0.green, blue: $0.blue) }
    case (.rgb, .sixteen): nearestBasic(among: 16)
    case (.rgb, .eight): nearestBasic(among: 8)
    }
  }

  private func nearestBasic(among count: Int) -> Int? {
    guard let wanted = components else { return nil }
    return (0..<count).min { left, right in
      Palette.distance(wanted, Colour.basicComponents[left]) < Palette.distance(wanted, Colour.basicComponents[right])
    }
  }

  /// The colour as SVG and CSS write it.
  var hex: String? {
    components.map { "#" + [$0.red, $0.green, $0.blue].map(Colour.hexByte).joined() }
  }

  private static func hexByte(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

/// What a terminal can paint.
public enum ColourDepth: Sendable, CaseIterable {
  /// No colours, or none wanted (NO_COLOR).
  case none
  /// The eight of the Linux console.
  case eight
  /// Those and their bright kin.
  case sixteen
  /// xterm's 256.
  case palette
  /// Red, green and blue as they are.
  case direct
}

/// xterm's 256 colours above the first sixteen: a cube of six levels and a ramp of greys.
enum Palette {
  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  static func nearest(red: UInt8, green: UInt8, blue: UInt8) -> Int {
    let wanted = (red: red, green: green, blue: blue)
    var best = (index: 16, distance: Int.max)
    for index in 16...255 {
      let apart = distance(wanted, components(index))
      if apart < best.distance { best = (index, apart) }
    }
    return best.index
  }

  /// Red, green and blue of an index from 16 to 255.
  static func components(_ index: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
    let index = index.clamped(to: 16...255)
    if index >= 232 {
      let grey = UInt8(8 + (index - 232) * 10)
      return (grey, grey, grey)
    }
    let place = index - 16
    return (levels[place / 36], levels[place / 6 % 6], levels[place % 6])
  }

  static func distance(
    _ left: (red: UInt8, green: UInt8, blue: UInt8), _ right: (red: UInt8, green: UInt8, blue: UInt8)
  ) -> Int {
    let (red, green, blue) = (
      Int(left.red) - Int(right.red), Int(left.green) - Int(right.green), Int(left.blue) - Int(right.blue)
    )
    return 3 * red * red + 6 * green * green + blue * blue
  }
}
