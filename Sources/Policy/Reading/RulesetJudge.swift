import Yams

extension TextKey {
  /// What a one-way list cannot do without; a live chat needs every text.
  static let neededByBroadcast: [TextKey] = [.notice, .callRefused, .outOfScope]

  /// The placeholders that the program fills in this text, besides the contacts and the ruleset's own facts.
  public var placeholders: [String] {
    switch self {
    case .closed, .closedWriteAgain: ["opens"]
    case .announceClosure, .announceOpening, .announceHours: ["period", "hours", "reason", "reference"]
    case .notice, .callRefused, .formalApplication, .reservedData, .outOfScope: []
    }
  }
}

extension NodeReader {
  /// Looks for what no single value shows: placeholders that nothing fills, texts too long, ids that stand twice.
  mutating func judge(_ ruleset: Ruleset, _ root: Node) {
    let own = Set(ruleset.contacts.keys).union(Ruleset.facts.keys)
    let texts = entry("texts", root)
    for key in TextKey.allCases {
      guard let template = ruleset.texts[key], let place = child(key.rawValue, of: texts) else { continue }
      judge(template, at: place, known: own.union(key.placeholders), ruleset)
    }
    let replies = list("quickReplies", root)
    for (reply, place) in zip(ruleset.quickReplies, replies) {
      judge(reply.text, at: child("text", of: place) ?? place, known: own, ruleset)
    }
    judgeIds(ruleset.quickReplies.map(\.id), replies)
    judgeIds(ruleset.subjects.map(\.id), list("subjects", root))
    judgeIds(ruleset.grounds.map(\.id), list("grounds", root))
    for (key, isEmpty) in [("grounds", ruleset.grounds.isEmpty), ("subjects", ruleset.subjects.isEmpty)] where isEmpty {
      if let entry = entry(key, root) { report("expected at least one", at: entry) }
    }
    if ruleset.service == .liveChat, ruleset.hours.isEmpty, let hours = entry("hours", root),
      !problems.contains(where: { $0.key.hasPrefix("hours") })
    {
      report("a live chat needs at least one stretch of opening", at: hours)
    }
  }

  private mutating func judge(_ template: String, at place: Entry, known: Set<String>, _ ruleset: Ruleset) {
    let opening = template.filter { $0 == "{" }.count
    var placeholders = 0
    for case .placeholder(let name) in template.pieces {
      placeholders += 1
      if known.contains(name) { continue }
      report(
        "unknown placeholder '{\(Self.shown(name))}'", at: place, suggestion: nearest(to: name, among: known))
    }
    if opening != placeholders || template.filter({ $0 == "}" }).count != placeholders {
      report("a brace has no fellow; braces stand only around a placeholder", at: place)
    }
    let length = ruleset.fill(template).utf16.count
    if length > ruleset.limits.messageCharacters {
      report("is \(length) characters long when filled; a message takes \(ruleset.limits.messageCharacters)", at: place)
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

  private func list(_ key: String, _ root: Node) -> [Entry] {
    guard let parent = entry(key, root), let sequence = parent.node.sequence else { return [] }
    return sequence.enumerated().map { index, node in
      Entry(node: node, path: "\(parent.path)[\(index)]", line: node.mark?.line ?? parent.line)
    }
  }
}
