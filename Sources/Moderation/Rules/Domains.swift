/// Which sites a message may lead to (A14.f, C13.f).
struct Domains: Sendable {
  private var allowed: [[Substring]]
  private let shorteners: [[Substring]]
  private let imitated: Set<String>

  /// Makes the program's list ready.
  init(_ list: WordList) {
    func names(_ rule: String) -> [String] { list.entries.filter { $0.rule == rule }.map(\.pattern) }
    allowed = names("allowed").map { Domains.labels(of: $0) }
    shorteners = names("shorteners").map { Domains.labels(of: $0) }
    imitated = Set(names("imitated"))
  }

  /// The domains with those that a ruleset adds, and without those that it removes.
  func adapted(adding: [String], removing: [String]) -> Domains {
    var own = self
    let removed = removing.map { Domains.labels(of: $0) }
    own.allowed.removeAll { removed.contains($0) }
    own.allowed += adding.map { Domains.labels(of: $0) }
    return own
  }

  /// What a host is to us.
  enum Standing { case allowed, shortener, lookAlike, outside }

  /// Where a host stands; a shortener never passes, and an allowed name counts with all below it.
  func standing(of host: String) -> Standing {
    let labels = Domains.labels(of: host)
    if allowed.contains(where: { Domains.covers($0, labels) }) { return .allowed }
    if shorteners.contains(where: { Domains.covers($0, labels) }) { return .shortener }
    return imitates(labels) ? .lookAlike : .outside
  }

  /// Whether a foreign host carries the name of an institution or a bank in one of its parts: `poste-verifica.top`.
  private func imitates(_ labels: [Substring]) -> Bool {
    labels.prefix(40).contains { label in
      label.split { !$0.isLetter && !$0.isNumber }.contains { piece in
        imitated.contains(
          String(
            decoding: Reading(String(piece)).bytes.map { $0 == 0x30 ? 0x6F : $0 == 0x31 ? 0x69 : $0 }, as: UTF8.self))
      }
    }
  }

  private static func labels(of host: String) -> [Substring] {
    host.lowercased()[...].split(separator: ".").map { $0 }
  }

  private static func covers(_ pattern: [Substring], _ labels: [Substring]) -> Bool {
    guard !pattern.isEmpty, labels.count >= pattern.count else { return false }
    return zip(pattern.reversed(), labels.reversed()).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
