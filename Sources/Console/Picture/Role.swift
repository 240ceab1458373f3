/// What a cell means. A theme turns it into colours; colour never carries the meaning alone.
///
/// Sixteen at most: a cell keeps four bits for it.
public enum Role: UInt8, CaseIterable, Sendable {
  /// Ordinary text.
  case plain
  /// A title.
  case heading
  /// What may be skipped: times, hints, empty places.
  case muted
  /// What dies today or is in danger.
  case urgent
  /// The row or entry under the cursor.
  case selected
  /// What the desk wrote.
  case mine
  /// What a citizen wrote.
  case theirs
  /// A key, a link, a count worth an eye.
  case accent
  /// Open, delivered, done.
  case good
  /// Needs a look before acting.
  case warning
  /// Destroys or reports; a failure.
  case danger
  /// The header and footer bars.
  case bar
  /// Rules and frames.
  case border
  /// A note of the staff, never seen by the citizen.
  case note
  /// A place found by a search, or a marked chat.
  case mark
  /// Anything that is a rehearsal and not the living desk.
  case training

  /// The letter that stands for the role in pictures of roles.
  public var letter: Character {
    switch self {
    case .plain: "."
    case .heading: "H"
    case .muted: "-"
    case .urgent: "!"
    case .selected: ">"
    case .mine: "M"
    case .theirs: "T"
    case .accent: "A"
    case .good: "G"
    case .warning: "W"
    case .danger: "D"
    case .bar: "B"
    case .border: "+"
    case .note: "N"
    case .mark: "*"
    case .training: "X"
    }
  }

  /// The name that theme files use.
  public var name: String { String(describing: self) }

  /// The role of a name; nil of any other word.
  public static func named(_ name: String) -> Role? { roles[name] }

  private static let roles = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// How text stands out inside its role: WhatsApp's formatting, a misspelt word.
public struct Emphasis: OptionSet, Hashable, Sendable {
  /// Six bits at most, the room that a cell has.
  public let rawValue: UInt8

  /// Keeps the six bits that a cell can hold.
  public init(rawValue: UInt8) { self.rawValue = rawValue & 0x3F }

  /// *grassetto*
  public static let bold = Emphasis(rawValue: 1)
  /// _corsivo_
  public static let italic = Emphasis(rawValue: 2)
  /// A misspelt word, a link.
  public static let underline = Emphasis(rawValue: 4)
  /// ~barrato~
  public static let strike = Emphasis(rawValue: 8)
  /// Paler than the role.
  public static let dim = Emphasis(rawValue: 16)
  /// Foreground and background exchanged: a caret drawn in the text.
  public static let reverse = Emphasis(rawValue: 32)
}
