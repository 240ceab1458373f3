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
      case .literal(let text): text.filter { $0 != "}" }
      case .placeholder(let name): values[name] ?? contacts[name] ?? Ruleset.facts[name]?(self) ?? ""
      }
    }.joined()
  }

  /// What a ruleset can say of itself in a text; a fact the source does not give is empty.
  static let facts: [String: @Sendable (Ruleset) -> String] = [
    "title": { $0.title },
    "number": { $0.number },
    "version": { $0.version },
    "openingHours": { Italian.week($0.hours) },
    "controller": { $0.controller.name },
    "controllerAddress": { $0.controller.address },
    "controllerPhone": { $0.controller.phone ?? "" },
    "officer": { $0.officer.name },
    "officerAddress": { $0.officer.address },
    "officerEmail": { $0.officer.email ?? "" },
    "officerPec": { $0.officer.pec ?? "" },
    "processors": { $0.processors.map { "- \($0.name): \($0.link)" }.joined(separator: "\n") },
    "retentionMonths": { $0.retention.months.map(String.init) ?? "" },
    "subjects": { $0.subjects.map(\.title).joined(separator: ", ") },
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
    while let open = rest.firstIndex(of: "{") {
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
