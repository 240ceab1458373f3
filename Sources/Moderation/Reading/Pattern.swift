/// One idea of a word list: the words that make a phrase, in order.
///
/// The way to write one is told in `Words/README.md`.
struct Pattern: Equatable {
  /// Words any of which may stand in a place, by themselves or as a class of words that has a name.
  struct Choice: Hashable {
    var words: Set<String> = []
    var classes: Set<String> = []
    var isEmpty: Bool { words.isEmpty && classes.isEmpty }
  }

  /// How far a word may stand from the one before it.
  enum Distance: Equatable {
    /// Right after it.
    case next
    /// Up to so many other words between them, in the same sentence.
    case within(Int)
    /// In the next sentence.
    case nextSentence
    /// Before it or after it: near it in the same sentence, or anywhere in the message.
    case either(anywhere: Bool)
  }

  /// A place in the phrase.
  struct Place: Equatable {
    var choice: Choice
    var distance = Distance.next
    var isOptional = false

    /// Whether a part begins here that may change places with the one before.
    fileprivate var opensPart: Bool { if case .either = distance { true } else { false } }
  }

  /// Words that must not stand right before the phrase: `via` before `troia`.
  var notAfter = Choice()
  /// Words that must not stand in the same sentence.
  var notWith = Choice()
  /// The phrase, never empty.
  var places: [Place] = []

  /// Reads a pattern, or nil when it holds no word, a bracket is not closed, or an ending has no name.
  init?(_ text: String, inflections: Inflections) {
    var distance = Distance.next
    var rest = Substring(text)
    while let token = Pattern.nextToken(&rest) {
      if let further = Pattern.distance(token) {
        distance = further
        continue
      }
      guard let inside = Pattern.inside(token), let choice = Pattern.choice(inside.text, inflections) else {
        return nil
      }
      switch inside.kind {
      case .notAfter: notAfter = choice
      case .notWith: notWith = choice
      case .place, .optional:
        places.append(Place(choice: choice, distance: distance, isOptional: inside.kind == .optional))
        distance = .next
      }
    }
    guard let first = places.first, distance == .next, first.distance == .next,
      places.contains(where: { !$0.isOptional }), places.filter(\.opensPart).count < Self.mostParts
    else { return nil }
  }

  /// The phrases that it stands for: with and without each optional word, and its parts in each order.
  var variants: [[Place]] { withoutOptional.flatMap { orders(of: $0) } }

  /// The distance before a word that is left out is kept before the next.
  private var withoutOptional: [[Place]] {
    var variants: [(places: [Place], distance: Distance)] = [([], .next)]
    for place in places {
      let with = variants.map { variant in
        var place = place
        if place.distance == .next { place.distance = variant.distance }
        return (places: variant.places + [place], distance: Distance.next)
      }
      let without = variants.map {
        (places: $0.places, distance: place.distance == .next ? $0.distance : place.distance)
      }
      variants = place.isOptional ? without + with : with
    }
    return variants.map(\.places).filter { !$0.isEmpty }
  }

  /// Parts that may stand in any order, in each order.
  private func orders(of places: [Place]) -> [[Place]] {
    var parts: [[Place]] = []
    for place in places {
      if place.opensPart { parts.append([place]) } else { parts.append((parts.popLast() ?? []) + [place]) }
    }
    guard parts.count > 1 else { return [places] }
    let joint = Distance.either(anywhere: places.contains { $0.distance == .either(anywhere: true) })
    return Pattern.permutations(parts).map { order in
      order.flatMap { part in
        part.enumerated().map { index, place in
          Place(choice: place.choice, distance: index == 0 ? joint : place.distance)
        }
      }
    }
  }

  private static func permutations<Part>(_ parts: [Part]) -> [[Part]] {
    guard parts.count > 1 else { return [parts] }
    return parts.indices.flatMap { index in
      var others = parts
      let first = others.remove(at: index)
      return permutations(others).map { [first] + $0 }
    }
  }

  /// Most parts that may stand in any order: each more multiplies the phrases to look for.
  private static let mostParts = 3

  private enum Kind { case place, optional, notAfter, notWith }

  private static func distance(_ token: Substring) -> Distance? {
    switch token {
    case "..": .within(3)
    case "...": .within(8)
    case "//": .nextSentence
    case "&": .either(anywhere: false)
    case "&&": .either(anywhere: true)
    default: nil
    }
  }

  private static func inside(_ token: Substring) -> (kind: Kind, text: Substring)? {
    switch (token.first, token.last) {
    case ("[", "]"):
      let inside = token.dropFirst().dropLast()
      if inside.hasPrefix("^") { return (.notAfter, inside.dropFirst()) }
      if inside.hasPrefix("-") { return (.notWith, inside.dropFirst()) }
      return (.place, inside)
    case ("(", ")"): return (.optional, token.dropFirst().dropLast())
    case ("[", _), ("(", _): return nil
    default: return (.place, token)
    }
  }

  /// Takes a word or a bracket with all that it holds from the front.
  private static func nextToken(_ rest: inout Substring) -> Substring? {
    rest = rest.drop { $0 == " " }
    guard let first = rest.first else { return nil }
    let closing: Character = first == "[" ? "]" : first == "(" ? ")" : " "
    var end = rest.firstIndex(of: closing) ?? rest.endIndex
    if closing != " ", end != rest.endIndex { end = rest.index(after: end) }
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  private static func choice(_ text: Substring, _ inflections: Inflections) -> Choice? {
    var choice = Choice()
    for item in text.split(separator: " ") {
      if item.hasPrefix("@") {
        choice.classes.insert(String(item.dropFirst()))
      } else {
        guard let words = inflections.words(item) else { return nil }
        choice.words.formUnion(words)
      }
    }
    return choice.isEmpty ? nil : choice
  }
}
