/// Which sites a message may lead to (A14.f, C13.f).
struct Domains: Sendable {
  private let allowed: [[Substring]]
  private let shorteners: [[Substring]]

  /// Takes the program's list, with what a ruleset adds and removes.
  init(_ list: WordList, adding: [String] = [], removing: [String] = []) {
    func names(_ rule: String) -> [String] { list.entries.filter { $0.rule == rule }.map(\.pattern) }
    let kept = names("allowed").filter { !removing.contains($0) } + adding
    allowed = kept.map { Domains.labels(of: $0) }
    shorteners = names("shorteners").map { Domains.labels(of: $0) }
  }

  /// What a host is to us.
  enum Standing { case allowed, shortener, outside }

  /// Where a host stands; a shortener never passes, and an allowed name counts with all below it.
  func standing(of host: String) -> Standing {
    let labels = Domains.labels(of: host)
    if allowed.contains(where: { Domains.covers($0, labels) }) { return .allowed }
    return shorteners.contains { Domains.covers($0, labels) } ? .shortener : .outside
  }

  private static func labels(of host: String) -> [Substring] {
    host.lowercased()[...].split(separator: ".").map { $0 }
  }

  private static func covers(_ pattern: [Substring], _ labels: [Substring]) -> Bool {
    guard !pattern.isEmpty, labels.count >= pattern.count else { return false }
    return zip(pattern.reversed(), labels.reversed()).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
