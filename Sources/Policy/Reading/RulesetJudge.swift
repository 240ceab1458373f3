import Yams

extension TextKey {
  /// What a one-way list cannot do without; a live chat needs every text.
  static let neededByBroadcast: [TextKey] = [.notice, .callRefused, .outOfScope]
  /// What a live chat cannot do without. A warning came later: who has none warns nobody.
  static let neededByLiveChat: [TextKey] = allCases.filter { $0 != .warning }

  /// The placeholders that the program fills in this text, besides the contacts and the ruleset's own facts.
  public var placeholders: [String] {
    switch self {
    case .closed, .closedWriteAgain: ["opens"]
    case .announceClosure, .announceOpening, .announceHours: ["period", "hours", "reason", "reference"]
    case .warning: ["clause", "ground"]
    case .notice, .callRefused, .formalApplication, .reservedData, .outOfScope: []
    }
  }
}

extension NodeReader {
  /// Looks for what no single value shows: placeholders that nothing fills, texts too long, ids that stand twice or are
  /// none of the policy's.
  mutating func judge(_ ruleset: Ruleset, _ root: Node) {
    let (texts, replies) = (entry("texts", root), list("quickReplies", root))
    var templates = TextKey.allCases.compactMap { key -> Template? in
      guard let text = ruleset.texts[key], let place = child(key.rawValue, of: texts) else { return nil }
      return Template(text: text, place: place, own: key.placeholders)
    }
    templates += zip(ruleset.quickReplies, replies).map { reply, place in
      Template(text: reply.text, place: child("text", of: place) ?? place)
    }
    for template in templates { judge(template, ruleset) }
    judgePlaceholders(templates, ruleset, contacts: children(of: entry("contacts", root)))
    judgeIds(ruleset.quickReplies.map(\.id), replies)
    judgeIds(ruleset.subjects.map(\.id), list("subjects", root))
    judgeGrounds(ruleset, list("grounds", root))
    for (key, isEmpty) in [("grounds", ruleset.grounds.isEmpty), ("subjects", ruleset.subjects.isEmpty)] where isEmpty {
      if let entry = entry(key, root) { report("expected at least one", at: entry) }
    }
    if ruleset.service == .liveChat, ruleset.hours.isEmpty, let hours = entry("hours", root),
      !problems.contains(where: { $0.key.hasPrefix("hours") })
    {
      report("a live chat needs at least one stretch of opening", at: hours)
    }
  }

  private mutating func judge(_ template: Template, _ ruleset: Ruleset) {
    let braces = ["{", "}"].map { brace in template.text.count { String($0) == brace } }
    if braces.contains(where: { $0 != template.placeholders.count }) {
      report("a brace has no fellow; braces stand only around a placeholder", at: template.place)
    }
    let length = ruleset.fill(template.text).utf16.count
    if length > ruleset.limits.messageCharacters {
      report(
        "is \(length) characters long when filled; a message takes \(ruleset.limits.messageCharacters)",
        at: template.place)
    }
  }

  /// Grounds are the letters of one clause: A14 of a live chat, C13 of a broadcast list.
  private mutating func judgeGrounds(_ ruleset: Ruleset, _ places: [Entry]) {
    judgeIds(ruleset.grounds.map(\.id), places)
    // What the service is may itself be told wrong; its grounds are then not judged by it.
    if problems.contains(where: { $0.key == "service" }) { return }
    let (clause, letters) = ruleset.service == .liveChat ? ("A14", "abcdefghijk") : ("C13", "abcdefgh")
    let known = letters.map { "\(clause).\($0)" }
    for (ground, place) in zip(ruleset.grounds, places) where !ground.id.isEmpty && !known.contains(ground.id) {
      report(
        "expected a clause from \(known[0]) to \(known[known.count - 1]), found '\(ground.id.shown)'",
        at: child("id", of: place) ?? place)
    }
  }

  private mutating func judgeIds(_ ids: [String], _ places: [Entry]) {
    var seen: Set<String> = []
    for (id, place) in zip(ids, places) where !id.isEmpty && !seen.insert(id).inserted {
      let entry = child("id", of: place) ?? place
      report("the id '\(Self.shown(id))' stands twice", at: entry)
    }
  }

  private func entry(_ key: String, _ root: Node) -> Entry? {
    child(key, of: Entry(node: root, path: "", line: 1))
  }

  private func child(_ key: String, of parent: Entry?) -> Entry? {
    guard let parent, let pair = parent.node.mapping?.first(where: { $0.key.string == key }) else { return nil }
    let path = parent.path.isEmpty ? key : "\(parent.path).\(key)"
    return Entry(node: pair.value, path: path, line: pair.key.mark?.line ?? parent.line)
  }

  private func children(of parent: Entry?) -> [String: Entry] {
    let keys = parent?.node.mapping?.compactMap(\.key.string) ?? []
    return Dictionary(keys.compactMap { key in child(key, of: parent).map { (key, $0) } }, uniquingKeysWith: { $1 })
  }

  private func list(_ key: String, _ root: Node) -> [Entry] {
    guard let parent = entry(key, root), let sequence = parent.node.sequence else { return [] }
    return sequence.enumerated().map { index, node in
      Entry(node: node, path: "\(parent.path)[\(index)]", line: node.mark?.line ?? parent.line)
    }
  }
}
