import Yams

/// A text of the file whose placeholders are filled, with what fills them besides contacts and facts.
struct Template {
  var text: String
  var place: NodeReader.Entry
  var own: [String] = []

  /// The names within its braces, in their order.
  var placeholders: [String] {
    text.pieces.compactMap { piece in
      if case .placeholder(let name) = piece { name } else { nil }
    }
  }
}

extension NodeReader {
  /// Looks for placeholders that nothing fills. Each is told once, at the first text that has it, and a contact under
  /// a misspelt name is told where it stands.
  mutating func judgePlaceholders(_ templates: [Template], _ ruleset: Ruleset, contacts: [String: Entry]) {
    let uses = templates.flatMap { template in template.placeholders.map { (name: $0, template: template) } }
    let used = Set(uses.map(\.name))
    let unknown = uses.filter { name, template in
      !template.own.contains(name) && ruleset.contacts[name] == nil && Ruleset.facts[name] == nil
    }
    let unused = contacts.keys.filter { !used.contains($0) && !Self.neededContacts.contains($0) }
    let lacking = Set(unknown.map(\.name)).union(Self.neededContacts.filter { contacts[$0] == nil })
    let misspelt = unused.filter { contact in nearest(to: contact, among: lacking, share: 2) != nil }
    for contact in misspelt.sorted() {
      guard let place = contacts[contact] else { continue }
      report("no text uses this contact", at: place, suggestion: nearest(to: contact, among: lacking, share: 2))
    }
    let known = Set(ruleset.contacts.keys).subtracting(misspelt).union(Ruleset.facts.keys)
    var told: Set<String> = []
    for (name, template) in unknown where told.insert(name).inserted {
      if Self.neededContacts.contains(name), !contacts.isEmpty { continue }
      report(
        "unknown placeholder '{\(name.shown)}'\(others(unknown.count { $0.name == name } - 1))", at: template.place,
        suggestion: nearest(to: name, among: known.union(template.own)))
    }
    judgeFacts(uses, ruleset)
  }

  /// What a text says of the ruleset itself has to stand in the file, or it would read "pec .".
  private mutating func judgeFacts(_ uses: [(name: String, template: Template)], _ ruleset: Ruleset) {
    var told: Set<String> = []
    for (name, template) in uses where !template.own.contains(name) && ruleset.contacts[name] == nil {
      guard let fact = Ruleset.facts[name], fact.of(ruleset).isEmpty, told.insert(name).inserted else { continue }
      let isTold = problems.contains { problem in
        problem.key == fact.key || problem.key.hasPrefix(fact.key) || fact.key.hasPrefix("\(problem.key).")
      }
      if isTold { continue }
      let places = uses.count { $0.name == name } - 1
      report("'{\(name)}' needs a value of \(fact.key), and there is none\(others(places))", at: template.place)
    }
  }

  private func others(_ count: Int) -> String {
    count == 0 ? "" : count == 1 ? ", here and in another place" : ", here and in \(count) other places"
  }
}
