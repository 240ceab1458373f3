/// Outside text as it may stand on paper: nothing in it is hidden, and nothing in it can reorder or overprint what is
/// around it.
///
/// Evidence must be exact, so nothing is left out: what has no shape of its own (controls, bidi marks and overrides,
/// zero-width and private scalars) becomes a sign that names it, `U+202E`. Only what makes a picture of several emoji
/// stays as it is. More than four marks on one letter are counted and not drawn.
struct PaperText {
  /// A stretch of it.
  enum Piece: Equatable {
    /// Scalars that are seen.
    case plain(String)
    /// The name of what is not seen, and how often it stands there.
    case sign(String, times: Int)
  }

  /// The pieces in their order.
  private(set) var pieces: [Piece] = []
  private var plain = ""
  private var marks = 0

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch Sort(scalar, before: index > 0 ? scalars[index - 1] : nil, after: scalars.dropFirst(index + 1).first) {
      case .seen: take(scalar)
      case .mark where marks < 4:
        marks += 1
        plain.unicodeScalars.append(scalar)
      case .mark: sign("segni")
      case .hidden: sign("U+" + Self.hexadecimal(scalar))
      }
    }
    flush()
  }

  /// The text with signs in brackets, for documents without markup.
  var text: String {
    pieces.map { piece in
      switch piece {
      case .plain(let text): text
      case .sign(let name, let times): "[\(Self.caption(name, times))]"
      }
    }.joined()
  }

  /// `U+202E`, `U+202E ×12`.
  static func caption(_ name: String, _ times: Int) -> String { times == 1 ? name : "\(name) ×\(times)" }

  private mutating func take(_ scalar: Unicode.Scalar) {
    marks = 0
    plain.unicodeScalars.append(scalar)
  }

  private mutating func sign(_ name: String) {
    flush()
    if case .sign(name, let times)? = pieces.last {
      pieces[pieces.count - 1] = .sign(name, times: times + 1)
    } else {
      pieces.append(.sign(name, times: 1))
    }
  }

  private mutating func flush() {
    guard !plain.isEmpty else { return }
    pieces.append(.plain(plain))
    plain = ""
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension PaperText {
  /// What is to become of a scalar.
  private enum Sort {
    case seen, mark, hidden

    init(_ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?) {
      switch scalar.value {
      case 0x0A, 0x09, 0x20...0x7E: self = .seen
      case 0xFE0E, 0xFE0F: self = before?.isPictured == true ? .seen : .hidden
      case 0x200D: self = before?.isPictured == true && after?.isPictured == true ? .seen : .hidden
      default: self = Sort(category: scalar)
      }
    }

    private init(category scalar: Unicode.Scalar) {
      guard !scalar.properties.isDefaultIgnorableCodePoint else {
        self = .hidden
        return
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: self = .hidden
      case .nonspacingMark, .enclosingMark: self = .mark
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
        .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
        .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
        .modifierSymbol, .otherSymbol, .spaceSeparator:
        self = .seen
      @unknown default: self = .hidden
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is part of a picture: an emoji, or what a picture is made of.
  fileprivate var isPictured: Bool { value > 0xFF && (properties.isEmoji || value == 0xFE0F) }
}
