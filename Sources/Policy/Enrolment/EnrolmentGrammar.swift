/// Reads a citizen's message by the enrolment grammar (C07–C10).
///
/// A keyword counts when it stands alone or with a name; signs, accents, capitals, labels, courtesies (also "ok" and
/// "sì") and the signature of a phone do not matter. Words are a name with the sign, the comma or the labels of the
/// form, or when one of them is a known first name; a word of a list that no name is made of makes them a sentence.
/// Everything else that holds a keyword is for a person, with a proposal.
///
/// Leaving is made easier than entering, because a wrong leave is undone by one message, and a right one that is not
/// heard is a broken promise (C08). It wins over entering in the same message, and is honoured with whatever else stands
/// there when the keyword is an order (an imperative or an infinitive) that begins the message, follows a name, has the
/// sign of the form, or is a clause by itself. `vorrei disattivare il servizio` and `il servizio si disattiva` are none
/// of these, a question or a second thought never is: they are for a person.
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
    tokens = EnrolmentToken.tokens(of: text).withoutSignatures.joiningKeywords()
    found = tokens.enumerated().compactMap { index, token in
      token.folded.flatMap(EnrolmentKeyword.of).map { (index, $0) }
    }
    age = tokens.takingAge().age
  }

  /// One keyword for each of several people, or a choice between the two.
  var contradiction: Enrolment? {
    let sure = found.filter { $0.match.strength != .misspelt }
    guard sure.count > 1 else { return nil }
    if asksBoth, tokens.contains(where: { $0.text == "/" || $0.folded == "o" }) {
      return Enrolment(outcome: .doubt, why: "The message asks both to enrol and to leave; proposal: deactivate.")
    }
    let edges = [-1] + sure.map(\.index) + [tokens.count]
    let named = zip(edges, edges.dropFirst()).filter { start, end in
      EnrolmentRest(Array(tokens[(start + 1)..<end]), proof: .sign, isLeaving: true) != .nothing
    }
    if named.count < 2 { return nil }
    return Enrolment(outcome: .doubt, why: "The keyword stands more than once, with words for each.")
  }

  /// What a keyword, or another form of its verb, asks for. Leaving wins (C08).
  var byKeyword: Enrolment? {
    let sure = found.filter { $0.match.strength != .misspelt }
    if let leave = sure.first(where: { $0.match.keyword == .deactivate }) {
      return leaving(at: leave.index, without: sure.map(\.index))
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
    if !hasSign(at: first.index), standsAmidst(first.index) {
      return doubt("words on both sides", proposal: "activate", name: rest.name)
    }
    return Enrolment(outcome: .activate, name: rest.name, why: stands("ATTIVA", rest))
  }

  /// What a keyword with one slip of the keyboard asks for, when it stands alone or with a name; a slip of the longer
  /// one is for a person wherever it stands.
  var bySlip: Enrolment? {
    guard let slip = found.first(where: { $0.match.keyword == .deactivate }) ?? found.first else { return nil }
    switch slip.match.keyword {
    case .deactivate: return leaving(at: slip.index, without: [slip.index])
    case .activate:
      let rest = rest(without: [slip.index])
      if case .other = rest { return nil }
      let why = "'\(tokens[slip.index].text)' is one slip away from the keyword; proposal: activate."
      return minor(rest) ?? Enrolment(outcome: .doubt, name: rest.name, why: why)
    }
  }

  /// The words of other services for entering and leaving, alone or with a name, are for a person; those that speak of
  /// the writer's own leaving are wherever they stand. Anything else is no request.
  var byOtherWords: Enrolment {
    for (words, proposal) in [(EnrolmentWords.leaving, "deactivate"), (EnrolmentWords.joining, "activate")] {
      guard let index = tokens.firstIndex(where: { $0.folded.map(words.contains) == true }) else { continue }
      let rest = rest(without: [index])
      if case .other = rest, tokens[index].folded.map(EnrolmentWords.leavingMyself.contains) != true { continue }
      let why = "'\(tokens[index].text)' is not the keyword; proposal: \(proposal)."
      return Enrolment(outcome: .doubt, name: rest.name, why: why)
    }
    return .nothing
  }

  private func rest(without indices: [Int], isLeaving: Bool = false) -> EnrolmentRest {
    let others = tokens.indices.filter { !indices.contains($0) }.map { tokens[$0] }
    let hasSign = isLeaving || indices.contains(where: hasSign) || tokens.contains { $0.text == "+" }
    return EnrolmentRest(others.takingAge().rest, proof: hasSign ? .sign : .words, isLeaving: isLeaving)
  }

  /// Whether the sign of the form stands at a keyword, or the keyword has a line for itself below or above others.
  private func hasSign(at index: Int) -> Bool {
    let neighbours = [index - 1, index + 1].map { tokens.indices.contains($0) ? tokens[$0].text : nil }
    let isOwnLine = neighbours.allSatisfy { $0 == nil || $0 == "\n" } && neighbours.contains("\n")
    return isOwnLine || neighbours.contains { $0.map(["+", "-", "–", "—"].contains) == true }
  }

  private func leaving(at index: Int, without indices: [Int]) -> Enrolment {
    let rest = rest(without: indices, isLeaving: true)
    let what: String? = if case .other(let what) = rest { what } else { nil }
    let second = tokens.first { $0.text == "?" || $0.folded.map(EnrolmentWords.questions.contains) == true }
    if let second { return doubt(what ?? "'\(second.text)'", proposal: "deactivate", name: rest.name) }
    let keyword = tokens[index].text
    guard let what else {
      let exact = EnrolmentToken.fold(keyword) == EnrolmentWords.deactivate
      let why = stands("DISATTIVA", rest) + (exact ? "" : " It is written '\(keyword)'; leaving is always honoured.")
      return Enrolment(outcome: .deactivate, name: rest.name, why: why)
    }
    let before = EnrolmentRest(
      tokens[..<index].filter { $0.folded != EnrolmentWords.activate }, proof: .sign, isLeaving: true)
    let isOrder = EnrolmentWords.deactivateOrders.contains(EnrolmentToken.fold(keyword))
    guard isOrder, let place = before.place ?? place(of: index)
    else { return doubt(what, proposal: "deactivate") }
    let why = "'\(keyword)' stands \(place), beside \(what); leaving is always honoured."
    return Enrolment(outcome: .deactivate, name: before.name, why: why)
  }

  /// How a keyword stands apart from the sentence before it: by the sign of the form, or as a clause; nil when it does
  /// not.
  private func place(of index: Int) -> String? {
    let before = index > 0 ? tokens[index - 1].text : "\n"
    let after = index + 1 < tokens.count ? tokens[index + 1].text : "\n"
    if ["+", "-", "–", "—"].contains(before) { return "with the sign of the form" }
    let marks = [",", ".", ";", ":", "!", "\n"]
    return marks.contains(before) && marks.contains(after) ? "in a clause of its own" : nil
  }

  /// Whether words stand on both sides of a keyword, as in "Marco, attiva le luci".
  private func standsAmidst(_ index: Int) -> Bool {
    [tokens[..<index], tokens[(index + 1)...]].allSatisfy { side in
      let others = side.filter { $0.folded != EnrolmentWords.activate }
      return EnrolmentRest(others.takingAge().rest, proof: .sign) != .nothing
    }
  }

  /// Someone below 14, or someone for whom another decides (C10).
  private func minor(_ rest: EnrolmentRest) -> Enrolment? {
    if let age, age < 14 {
      let why = "The declared age, \(age), is below 14: the guardian's consent is needed; proposal: activate."
      return Enrolment(outcome: .doubt, name: rest.name, why: why)
    }
    guard let child = tokens.indices.first(where: isForChild) else { return nil }
    let why =
      "'\(tokens[child].text)': it may be for a minor, and the guardian's consent is needed; proposal: activate."
    return Enrolment(outcome: .doubt, why: why)
  }

  private func isForChild(_ index: Int) -> Bool {
    guard let word = tokens[index].folded else { return false }
    if EnrolmentWords.children.contains(word) { return true }
    let next = tokens.indices.contains(index + 1) ? tokens[index + 1].folded : nil
    return word == "papa" && (!tokens[index].text.lowercased().hasSuffix("a") || next == "di")
  }

  private var isQuestion: Bool { tokens.contains { $0.text == "?" } }

  private var asksBoth: Bool {
    let sure = found.filter { $0.match.strength != .misspelt }
    return sure.contains { $0.match.keyword != sure[0].match.keyword }
  }

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

  /// Where a keyword behind it stands; nil when it is neither nothing nor a name.
  fileprivate var place: String? {
    switch self {
    case .nothing: "at the start"
    case .name: "behind a name"
    case .other: nil
    }
  }
}
