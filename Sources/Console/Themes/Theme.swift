/// How a role looks: colours, and how it stands out.
public struct Style: Hashable, Sendable {
  /// Colour of the characters.
  public var foreground: Colour
  /// Colour behind them.
  public var background: Colour
  /// Bold, underlined and the like.
  public var emphasis: Emphasis

  /// A look from its parts.
  public init(foreground: Colour = .standard, background: Colour = .standard, emphasis: Emphasis = []) {
    (self.foreground, self.background, self.emphasis) = (foreground, background, emphasis)
  }
}

/// A style as a terminal of some depth is told it: colour numbers, nil for the terminal's own.
public struct Ink: Hashable, Sendable {
  /// Index, or 0xRRGGBB on terminals of direct colour.
  public let foreground: Int?
  /// Index, or 0xRRGGBB on terminals of direct colour.
  public let background: Int?
  /// Bold, underlined and the like.
  public let emphasis: Emphasis
}

/// Colours for the roles: a file in `themes/`.
public struct Theme: Equatable, Sendable {
  /// The file's name without its ending: what `--theme` takes.
  public let name: String
  /// For 256 and more colours, and for pictures.
  private let rich: [Style]
  /// For 8 and 16 colours.
  private let basic: [Style]

  /// Both tables have a style for each role, in the order of their raw values.
  init(name: String, rich: [Role: Style], basic: [Role: Style]) {
    self.name = name
    self.rich = Role.allCases.map { rich[$0] ?? Style() }
    self.basic = Role.allCases.map { basic[$0] ?? Style() }
  }

  /// The full look of a role, as pictures and terminals of many colours have it.
  public func style(_ role: Role) -> Style { rich[Int(role.rawValue)] }

  /// What a terminal of such a depth is told for a role, before what the text itself emphasises.
  ///
  /// Without colours a role whose background differs from the plain one is shown reversed, so that a selection stays
  /// visible. With eight, a bright foreground becomes bold.
  public func ink(_ role: Role, at depth: ColourDepth) -> Ink {
    let table =
      switch depth {
      case .none, .eight, .sixteen: basic
      case .palette, .direct: rich
      }
    let style = table[Int(role.rawValue)]
    var standing = style.emphasis
    if depth == .eight, case .basic(8...15) = style.foreground { standing.insert(.bold) }
    if depth == .none, style.background != table[Int(Role.plain.rawValue)].background { standing.insert(.reverse) }
    return Ink(
      foreground: style.foreground.number(at: depth), background: style.background.number(at: depth),
      emphasis: standing)
  }
}
