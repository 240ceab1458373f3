/// Reads a citizen's message by the enrolment grammar (C07–C10).
///
/// A keyword counts when it stands alone or with a name; signs, accents, capitals, labels and courtesies do not
/// matter. Everything else that holds a keyword is for a person, with a proposal. Leaving is made easier than
/// entering: other forms of the verb and one slip of the keyboard are enough, because a wrong leave is undone by one
/// message, and a right one that is not heard is a broken promise (C08).
public func enrolment(_ text: String) -> Enrolment {
  let message = EnrolmentMessage(text)
  return message.contradiction ?? message.byKeyword ?? message.bySlip ?? message.byOtherWords
}

/// A message, taken apart.
private struct EnrolmentMessage {
  typealias Found = (keyword: EnrolmentKeyword, strength: EnrolmentKeyword.Strength)

  let tokens: [EnrolmentToken]
  let found: [(index: Int, match: Found)]
  let age: Int?

  init(_ text: String) {
    tokens = EnrolmentToken.tokens(of: text).joiningKeywords()
    found = tokens.enumerated().compactMap { index, token in
      token.folded.flatMap(EnrolmentKeyword.of).map { (index, $0) }
    }
    age = tokens.takingAge().age
  }

  /// Two keywords that want different things, or one keyword for each of several people.
  var contradiction: Enrolment? {
    let sure = found.filter { $0.match.strength != .misspelt }
    guard sure.count > 1 else { return nil }
    if sure.contains(where: { $0.match.keyword != sure[0].match.keyword }) {
      return Enrolment(outcome: .doubt, why: "The message asks both to enrol and to leave.")
    }
    let edges = [-1] + sure.map(\.index) + [tokens.count]
    let named = zip(edges, edges.dropFirst()).filter { start, end in
      if case .nothing = EnrolmentRest(Array(tokens[(start + 1)..<end])) { false } else { true }
    }
    if named.count < 2 { return nil }
    return Enrolment(outcome: .doubt, why: "The keyword stands more than once, with words for each.")
  }

  /// What a keyword, or another form of its verb, asks for.
  var byKeyword: Enrolment? {
    let sure = found.filter { $0.match.strength != .misspelt }
    if let leave = sure.first(where: { $0.match.keyword == .deactivate }) {
      return leaving(rest(without: sure.map(\.index)), keyword: tokens[leave.index].text)
    }
    guard let first = sure.first(where: { $0.match.strength == .plain }) ?? sure.first else { return nil }
    let rest = rest(without: sure.map(\.index))
    if let doubt = minor(rest) { return doubt }
    if first.match.strength == .form {
      let why = "'\(tokens[first.index].text)' is not the keyword; proposal: activate."
      return Enrolment(outcome: .doubt, name: rest.name, why: why)
    }
    if case .other(let what) = rest { return doubt(what, proposal: "activate") }
    if isQuestion { return doubt("a question mark", proposal: "activate", name: rest.name) }
    return Enrolment(outcome: .activate, name: rest.name, why: stands("ATTIVA", rest))
  }

  /// What a keyword with one slip of the keyboard asks for, when it stands alone or with a name.
  var bySlip: Enrolment? {
    guard let slip = found.first, case let rest = rest(without: [slip.index]) else { return nil }
    if case .other = rest { return nil }
    switch slip.match.keyword {
    case .deactivate: return leaving(rest, keyword: tokens[slip.index].text)
    case .activate:
      let why = "'\(tokens[slip.index].text)' is one slip away from the keyword; proposal: activate."
      return minor(rest) ?? Enrolment(outcome: .doubt, name: rest.name, why: why)
    }
  }

  /// The words of other services for leaving, alone or with a name, are for a person; anything else is no request.
  var byOtherWords: Enrolment {
    if let index = tokens.firstIndex(where: { $0.folded.map(EnrolmentWords.leaving.contains) == true }) {
      let rest = rest(without: [index])
      if case .other = rest { return .nothing }
      let why = "'\(tokens[index].text)' is not the keyword; proposal: deactivate."
      return Enrolment(outcome: .doubt, name: rest.name, why: why)
    }
    return .nothing
  }

  private func rest(without indices: [Int]) -> EnrolmentRest {
    let others = tokens.indices.filter { !indices.contains($0) }.map { tokens[$0] }
    return EnrolmentRest(others.takingAge().rest)
  }

  private func leaving(_ rest: EnrolmentRest, keyword: String) -> Enrolment {
    if case .other(let what) = rest { return doubt(what, proposal: "deactivate") }
    if isQuestion { return doubt("a question mark", proposal: "deactivate", name: rest.name) }
    let exact = EnrolmentToken.fold(keyword) == EnrolmentWords.deactivate
    let why = stands("DISATTIVA", rest) + (exact ? "" : " It is written '\(keyword)'; leaving is always honoured.")
    return Enrolment(outcome: .deactivate, name: rest.name, why: why)
  }

  /// Someone below 14, or someone for whom another decides (C10).
  private func minor(_ rest: EnrolmentRest) -> Enrolment? {
    if let age, age < 14 {
      let why = "The declared age, \(age), is below 14: the guardian's consent is needed; proposal: activate."
      return Enrolment(outcome: .doubt, name: rest.name, why: why)
    }
    let words = tokens.compactMap(\.folded)
    guard let child = words.first(where: { EnrolmentWords.children.contains($0) }) else { return nil }
    let why = "'\(child)': it may be for a minor, and the guardian's consent is needed; proposal: activate."
    return Enrolment(outcome: .doubt, why: why)
  }

  private var isQuestion: Bool { tokens.contains { $0.text == "?" } }

  private func doubt(_ what: String, proposal: String, name: String? = nil) -> Enrolment {
    Enrolment(
      outcome: .doubt, name: name, why: "The keyword stands with \(what); proposal: \(proposal).")
  }

  private func stands(_ keyword: String, _ rest: EnrolmentRest) -> String {
    rest.name == nil ? "\(keyword) stands alone." : "\(keyword) stands with a name."
  }
}

extension Enrolment {
  fileprivate static let nothing = Enrolment(outcome: .none, why: "The message holds no keyword.")
}

extension EnrolmentRest {
  fileprivate var name: String? {
    if case .name(let name) = self { name } else { nil }
  }
}
