import Yams

extension NodeReader {
  /// Reads a whole ruleset; what could not be read is in `problems`.
  mutating func ruleset(_ root: Node) -> Ruleset {
    let whole = Entry(node: root, path: "", line: root.mark?.line ?? 1)
    let top = section(
      whole,
      required: [
        "name", "version", "title", "service", "number", "zone", "hours", "holidays", "subjects", "contacts", "texts",
        "grounds", "controller", "officer", "processors", "retention",
      ],
      optional: ["quickReplies", "limits", "moderation"])
    return Ruleset(
      name: slug(top, "name"), version: slug(top, "version"), title: text(top, "title"), service: service(top),
      number: number(top), zone: zone(top), hours: weeklyHours(top), holidays: holidays(top),
      subjects: items(top, "subjects").map { subject($0) },
      contacts: contacts(top), texts: citizenTexts(top),
      quickReplies: items(top, "quickReplies").map { quickReply($0) },
      grounds: items(top, "grounds").map { ground($0) },
      controller: party(top, "controller"), officer: party(top, "officer"),
      processors: items(top, "processors").map { processor($0) },
      retention: retention(top), limits: limits(top), moderation: wordLists(top))
  }

  private mutating func slug(_ section: Section, _ key: String) -> String {
    guard let entry = section.entries[key] else { return "" }
    let value = text(entry)
    let allowed = value.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-") || (key == "version" && byte == UInt8(ascii: "."))
    }
    if !value.isEmpty, !allowed || value.utf8.count > 40 {
      report("expected up to 40 small letters, digits and hyphens, found '\(Self.shown(value))'", at: entry)
    }
    return value
  }

  private mutating func service(_ section: Section) -> Service {
    guard let entry = section.entries["service"] else { return .liveChat }
    if let service = Service(rawValue: entry.node.scalar?.string ?? "") { return service }
    let words = Service.allCases.map(\.rawValue)
    report(
      "expected \(words.joined(separator: " or ")), found \(Self.kind(entry.node))", at: entry,
      suggestion: nearest(to: entry.node.scalar?.string ?? "", among: words))
    return .liveChat
  }

  private mutating func number(_ section: Section) -> String {
    guard let entry = section.entries["number"] else { return "" }
    let value = text(entry)
    let digits = value.dropFirst().filter { $0 != " " }
    let fits = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if !value.isEmpty, value.first != "+" || !fits || !(8...15).contains(digits.utf8.count) {
      report(
        "expected an international number of 8 to 15 digits as '+39 342 1234567', found '\(Self.shown(value))'",
        at: entry)
    }
    return value
  }

  private mutating func zone(_ section: Section) -> String {
    guard let entry = section.entries["zone"] else { return Zone.rome.rawValue }
    let value = text(entry)
    if Zone(rawValue: value) == nil {
      report("only Europe/Rome is known, found \(Self.kind(entry.node))", at: entry)
    }
    return value
  }

  /// The contacts that every service has: whom citizens (A04, C06) and reports (A14, C13) go to.
  static let neededContacts = ["office", "manager"]

  private mutating func contacts(_ top: Section) -> [String: String] {
    guard let entry = top.entries["contacts"], let section = anySection(entry) else { return [:] }
    for key in Self.neededContacts where section.entries[key] == nil {
      reportMissing(key, of: section, line: entry.line)
    }
    var result: [String: String] = [:]
    for (key, value) in section.inOrder {
      result[key] = text(value)
      if key.isEmpty || !key.allSatisfy({ $0.isASCII && $0.isLetter }) {
        report("expected a name of plain letters", at: value)
      }
      if Ruleset.facts[key] != nil { report("the ruleset itself fills this placeholder; use another name", at: value) }
      if result[key]?.contains(where: { $0 == "{" || $0 == "}" }) == true {
        report("a contact cannot hold a placeholder", at: value)
      }
    }
    return result
  }

  private mutating func citizenTexts(_ top: Section) -> [TextKey: String] {
    guard let entry = top.entries["texts"] else { return [:] }
    let keys = TextKey.allCases.map(\.rawValue)
    let broadcast = top.entries["service"]?.node.scalar?.string == Service.broadcast.rawValue
    let needed = broadcast ? TextKey.neededByBroadcast.map(\.rawValue) : TextKey.neededByLiveChat.map(\.rawValue)
    let section = section(entry, required: needed, optional: keys)
    var result: [TextKey: String] = [:]
    for key in TextKey.allCases where section.entries[key.rawValue] != nil { result[key] = text(section, key.rawValue) }
    return result
  }
}
