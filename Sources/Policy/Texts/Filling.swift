extension Ruleset {
  /// A text for citizens with its placeholders filled: `{name}` is looked up in the values given, then among the
  /// contacts, then among what the ruleset itself knows (`title`, `number`, `openingHours`, `controller`…).
  ///
  /// No brace of the template is left behind: what is not known becomes nothing. Values are put in as they are and
  /// never looked at again, braces and all (A12: a reference or a reason is told as the director wrote it).
  public func text(_ key: TextKey, _ values: [String: String] = [:]) -> String {
    fill(texts[key] ?? "", values)
  }

  /// A quick reply with its placeholders filled, as `text`.
  public func text(of reply: QuickReply, _ values: [String: String] = [:]) -> String {
    fill(reply.text, values)
  }

  /// Fills the placeholders of any template, as `text`.
  public func fill(_ template: String, _ values: [String: String] = [:]) -> String {
    template.pieces.map { piece in
      switch piece {
      case .literal(let text): text.utf8.contains(UInt8(ascii: "}")) ? text.filter { $0 != "}" } : text
      case .placeholder(let name): values[name] ?? contacts[name] ?? Ruleset.facts[name]?.of(self) ?? ""
      }
    }.joined()
  }

  /// Something that a ruleset can say of itself in a text.
  struct Fact: Sendable {
    /// The key of the file that it is taken from.
    var key: String
    /// The words; empty when the file does not give it.
    var of: @Sendable (Ruleset) -> String
  }

  /// The facts by the names of their placeholders.
  static let facts: [String: Fact] = [
    "title": Fact(key: "title") { $0.title },
    "number": Fact(key: "number") { $0.number },
    "version": Fact(key: "version") { $0.version },
    "openingHours": Fact(key: "hours") { Italian.week($0.hours) },
    "controller": Fact(key: "controller.name") { $0.controller.name },
    "controllerAddress": Fact(key: "controller.address") { $0.controller.address },
    "controllerPhone": Fact(key: "controller.phone") { $0.controller.phone ?? "" },
    "officer": Fact(key: "officer.name") { $0.officer.name },
    "officerAddress": Fact(key: "officer.address") { $0.officer.address },
    "officerEmail": Fact(key: "officer.email") { $0.officer.email ?? "" },
    "officerPec": Fact(key: "officer.pec") { $0.officer.pec ?? "" },
    "processors": Fact(key: "processors") { $0.processors.map { "- \($0.name): \($0.link)" }.joined(separator: "\n") },
    "retentionMonths": Fact(key: "retention.months") { $0.retention.months.map(String.init) ?? "" },
    "subjects": Fact(key: "subjects") { $0.subjects.map(\.title).joined(separator: ", ") },
  ]
}

/// A part of a template.
enum TemplatePiece: Equatable {
  case literal(String)
  case placeholder(String)
}

extension String {
  /// The template cut at its placeholders. A brace without its fellow is dropped.
  var pieces: [TemplatePiece] {
    var result: [TemplatePiece] = []
    var rest = self[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      result.append(.literal(String(rest[..<open])))
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(where: { $0 == "}" || $0 == "{" || $0.isNewline }), rest[close] == "}" else {
        continue
      }
      result.append(.placeholder(String(rest[..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return result + [.literal(String(rest))]
  }
}
