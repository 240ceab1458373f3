extension Ground {
  /// How grave a violation is, 1 to 10: the ruleset's weight, else one by the letter, which stands for the same thing in
  /// every policy (A14, C13). Threats come first, then what harms others, then what only disturbs.
  public var gravity: Int { weight ?? Self.gravity(of: id) }

  /// The weight of a clause by its letter alone, also of one that the ruleset no longer has.
  public static func gravity(of clause: String) -> Int {
    switch clause.last {
    case "c": 10
    case "a": 8
    case "e": 7
    case "d": 6
    case "b": 5
    case "h": 4
    case "f", "g", "k": 3
    default: 2
    }
  }
}

extension Ruleset {
  /// How grave a violation of a clause is, 1 to 10.
  public func gravity(of clause: String) -> Int { ground(clause)?.gravity ?? Ground.gravity(of: clause) }
}
