import WhatsApp

/// The JSON Schema of a day, so that editors complete its keys and underline what does not fit. It is made from the
/// validator's own table, and stands in `fixtures/days/day.schema.json`.
public enum DaySchema {
  /// The schema as a file.
  public static var text: String { document.lines(indent: "").joined(separator: "\n") + "\n" }

  private static let document: JSON = .object([
    .init("$schema", .string("http://json-schema.org/draft-07/schema#")),
    .init("title", .string("A day at the desk, for sportello train")),
    .init("$ref", .string("#/definitions/day")),
    .init(
      "definitions",
      .object(
        [
          DayFormat.day, DayFormat.staff, DayFormat.citizen, DayFormat.earlier, DayFormat.step, DayFormat.order,
          DayFormat.line, DayFormat.expectation,
        ].map { .init($0.name, definition($0)) })),
  ])

  private static func definition(_ place: Place) -> JSON {
    .object([
      .init("type", .string("object")),
      .init("additionalProperties", .bool(false)),
      .init("required", .array(place.required.map(JSON.string))),
      .init(
        "properties",
        .object(
          place.keys.map { key in
            .init(key.name, .object([.init("description", .string(key.about))] + members(key.shape)))
          })),
    ])
  }

  private static func members(_ shape: Shape) -> [JSON.Member] {
    switch shape {
    case .text: [.init("type", .array([.string("string"), .string("number"), .string("boolean")]))]
    case .yes: [.init("enum", .array([.bool(true), .string("yes")]))]
    case .number(let range):
      [
        .init("type", .string("integer")), .init("minimum", .number("\(range.lowerBound)")),
        .init("maximum", .number("\(range.upperBound)")),
      ]
    case .written(let pattern):
      [
        .init("type", .string("string")), .init("pattern", .string(pattern.expression)),
        .init("examples", .array([.string(pattern.example)])),
      ]
    case .word(let words): [.init("enum", .array(words.map(JSON.string)))]
    case .list(let words):
      [.init("type", .string("array")), .init("items", .object(members(words.isEmpty ? .text : .word(words))))]
    case .place(let place): [.init("$ref", .string("#/definitions/\(place.name)"))]
    case .places(let place):
      [.init("type", .string("array")), .init("items", .object(members(.place(place))))]
    }
  }
}

extension JSON {
  /// The value as lines, one member or element each.
  fileprivate func lines(indent: String) -> [String] {
    switch self {
    case .null, .bool, .number, .string: [canonicalText]
    case .array(let elements):
      elements.allSatisfy { $0.members == nil }
        ? ["[" + elements.map(\.canonicalText).joined(separator: ", ") + "]"]
        : block(elements.map { $0.lines(indent: indent) }, "[", "]")
    case .object(let members):
      block(
        members.map { member in
          let lines = member.value.lines(indent: indent)
          return [JSON.string(member.key).canonicalText + ": " + (lines.first ?? "")] + lines.dropFirst()
        }, "{", "}")
    }
  }

  private func block(_ parts: [[String]], _ open: String, _ close: String) -> [String] {
    guard !parts.isEmpty else { return [open + close] }
    let last = parts.count - 1
    let inner = parts.enumerated().flatMap { index, lines in
      index == last ? lines : Array(lines.dropLast()) + [(lines.last ?? "") + ","]
    }
    return [open] + inner.map { "  " + $0 } + [close]
  }
}
