import Yams

extension NodeReader {
  mutating func subject(_ entry: Entry) -> Subject {
    let section = section(entry, required: ["id", "title"], optional: ["words"])
    return Subject(id: text(section, "id"), title: text(section, "title"), words: texts(section, "words"))
  }

  mutating func quickReply(_ entry: Entry) -> QuickReply {
    let section = section(entry, required: ["id", "title", "text"])
    return QuickReply(id: text(section, "id"), title: text(section, "title"), text: text(section, "text"))
  }

  mutating func ground(_ entry: Entry) -> Ground {
    let section = section(entry, required: ["id", "title", "text"], optional: ["weight"])
    return Ground(
      id: text(section, "id"), title: text(section, "title"), text: text(section, "text"),
      weight: section.entries["weight"] == nil ? nil : integer(section, "weight", in: 1...10, or: 1))
  }

  mutating func party(_ top: Section, _ key: String) -> Party {
    guard let entry = top.entries[key] else { return Party(name: "") }
    let section = section(entry, required: ["name"], optional: ["address", "phone", "email", "pec"])
    func present(_ key: String) -> Bool { section.entries[key] != nil }
    return Party(
      name: text(section, "name"), address: text(section, "address"),
      phone: present("phone") ? text(section, "phone") : nil,
      email: present("email") ? address(section, "email") : nil,
      pec: present("pec") ? address(section, "pec") : nil)
  }

  /// An e-mail address, looked at only as far as a slip of the keyboard goes.
  private mutating func address(_ section: Section, _ key: String) -> String {
    guard let entry = section.entries[key] else { return "" }
    let value = text(entry)
    let halves = value.split(separator: "@", omittingEmptySubsequences: false)
    if !value.isEmpty,
      halves.count != 2 || halves.contains(where: \.isEmpty) || halves.last?.contains(".") != true
        || value.contains(where: \.isWhitespace)
    {
      report("expected an e-mail address, found \(Self.kind(entry.node))", at: entry)
    }
    return value
  }

  mutating func processor(_ entry: Entry) -> Processor {
    let section = section(entry, required: ["name", "link", "date"])
    if let link = section.entries["link"] {
      let value = link.node.scalar?.string ?? ""
      if !value.hasPrefix("https://") || value.count < 12 || value.contains(where: \.isWhitespace) {
        report("expected an address that starts with https://, found \(Self.kind(link.node))", at: link)
      }
    }
    var date: CivilDay?
    if let entry = section.entries["date"] {
      date = CivilDay(entry.node.scalar?.string ?? "")
      if date == nil { report("expected a day as 2026-01-31, found \(Self.kind(entry.node))", at: entry) }
    }
    return Processor(name: text(section, "name"), link: text(section, "link"), date: date ?? .first)
  }

  mutating func retention(_ top: Section) -> Retention {
    guard let entry = top.entries["retention"] else { return Retention(months: nil) }
    let section = section(entry, required: ["months"], optional: ["sealedDays"])
    let sealed = section.entries["sealedDays"] == nil ? nil : integer(section, "sealedDays", in: 1...365, or: 90)
    if section.entries["months"]?.node.scalar?.string == "until-leaving" {
      return Retention(months: nil, sealed: sealed)
    }
    // A25: twelve months at the most; a shorter term may be chosen.
    let months = integer(section, "months", in: 1...12, or: 12)
    return Retention(months: months, sealed: sealed)
  }

  mutating func limits(_ top: Section) -> Limits {
    let standard = Limits()
    guard let entry = top.entries["limits"] else { return standard }
    let section = section(
      entry, required: [], optional: ["messageCharacters", "undoSeconds", "voiceSeconds", "snoozeDays", "blockDays"])
    return Limits(
      messageCharacters: integer(section, "messageCharacters", in: 1...4096, or: standard.messageCharacters),
      undoSeconds: integer(section, "undoSeconds", in: 0...60, or: standard.undoSeconds),
      voiceSeconds: integer(section, "voiceSeconds", in: 1...3600, or: standard.voiceSeconds),
      snoozeDays: integer(section, "snoozeDays", in: 1...365, or: standard.snoozeDays),
      longestBlock: section.entries["blockDays"] == nil
        ? nil : integer(section, "blockDays", in: 1...365, or: standard.blockDays))
  }

  mutating func wordLists(_ top: Section) -> WordLists {
    guard let entry = top.entries["moderation"] else { return WordLists() }
    let section = section(
      entry, required: [], optional: ["addWords", "removeWords", "allowDomains", "removeDomains"])
    return WordLists(
      addWords: texts(section, "addWords"), removeWords: texts(section, "removeWords"),
      allowDomains: texts(section, "allowDomains"), removeDomains: texts(section, "removeDomains"))
  }
}
