import Foundation

/// A text that WhatsApp has approved, which may go outside the citizen's 24 hours (whatsapp.md §6.1).
public struct Template: Equatable, Sendable {
  /// The name it was approved under.
  public var name: String
  /// Its language's code, to the letter.
  public var language: String
  /// WhatsApp's word for what it is for: `UTILITY`, `MARKETING`, …
  public var category: String
  /// The line above the body, without blanks.
  public var header: String?
  /// The text, with its blanks as `{{1}}` or `{{nome}}`.
  public var body: String
  /// The line below the body.
  public var footer: String?
  /// Whether WhatsApp takes it now, and the desk knows how to fill it.
  public var isUsable: Bool
  /// Whether a supervisor has approved it for this desk.
  public var isAllowed: Bool

  /// Makes a template.
  public init(
    name: String, language: String, category: String = "UTILITY", header: String? = nil, body: String,
    footer: String? = nil, isUsable: Bool = true, isAllowed: Bool = false
  ) {
    (self.name, self.language, self.category) = (name, language, category)
    (self.header, self.body, self.footer) = (header, body, footer)
    (self.isUsable, self.isAllowed) = (isUsable, isAllowed)
  }

  /// Its blanks in the order in which they first stand in the body: numbers, or names.
  public var blanks: [String] {
    pieces.reduce(into: []) { found, piece in
      if case .blank(let name) = piece, !found.contains(name) { found.append(name) }
    }
  }

  /// The text as the citizen reads it; blanks without a value stand as they are.
  public func filled(_ values: [TemplateFill.Value] = []) -> String {
    let body = pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .blank(let name): values.first { $0.blank == name }?.text ?? "{{\(name)}}"
      }
    }.joined()
    return [header, body, footer].compactMap(\.self).joined(separator: "\n\n")
  }

  private enum Piece {
    case words(String)
    case blank(String)
  }

  /// The body cut at its blanks; what only looks like a blank is words.
  private var pieces: [Piece] {
    var (pieces, rest) = ([Piece](), body[...])
    while let start = rest.range(of: "{{"), let end = rest[start.upperBound...].range(of: "}}") {
      let name = rest[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespaces)
      let isName = !name.isEmpty && name.utf8.count <= 60 && !name.contains { $0 == "{" || $0 == "}" }
      pieces.append(.words(String(rest[..<start.lowerBound])))
      pieces.append(isName ? .blank(name) : .words(String(rest[start.lowerBound..<end.upperBound])))
      rest = rest[end.upperBound...]
    }
    return pieces + [.words(String(rest))]
  }
}

/// A template with what stands in its blanks.
public struct TemplateFill: Equatable, Sendable, Codable {
  /// A blank and its words.
  public struct Value: Equatable, Sendable, Codable {
    /// The blank: its number or its name.
    public var blank: String
    /// What stands there.
    public var text: String

    /// Fills a blank.
    public init(_ blank: String, _ text: String) { (self.blank, self.text) = (blank, text) }
  }

  /// The template's name.
  public var name: String
  /// Its language.
  public var language: String
  /// Its blanks, in their order.
  public var values: [Value]

  /// Fills a template.
  public init(name: String, language: String, values: [Value] = []) {
    (self.name, self.language, self.values) = (name, language, values)
  }
}

/// Why a template may not go.
public enum TemplateRefusal: Equatable, Sendable {
  /// WhatsApp does not have it, or not any more.
  case unknown
  /// No supervisor has approved it for this desk.
  case notAllowed
  /// A blank is empty, or its words run over a line's end.
  case blanks
}
