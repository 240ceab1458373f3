import ArgumentParser
import Policy

/// Hours as they are typed: `08:30-13:00,15:00-17:00`, and for a week `mon-fri 08:30-13:00; sat 09:00-12:00`.
enum HoursArgument {
  /// What `order add` asks for.
  ///
  /// - Throws: a validation error that shows how to write it.
  static func act(_ kind: OrderCommand.Add.Kind, from: CivilDay, to: CivilDay?, hours: String?) throws -> Order.Act {
    switch kind {
    case .closure: return .closure(from: from, to: to ?? from, hours: try hours.map(list))
    case .opening:
      guard let hours else { throw ValidationError("an opening needs --hours, as 09:00-12:00") }
      return .opening(from: from, to: to ?? from, hours: try list(hours))
    case .weekly:
      guard let hours else { throw ValidationError("weekly needs --hours, as 'mon-fri 08:30-13:00'") }
      return .weekly(from: from, to: to, hours: try week(hours))
    }
  }

  /// Stretches of one day.
  static func list(_ text: String) throws -> [Hours] {
    try text.split(separator: ",").map { part in
      let ends = part.split(separator: "-").map { CivilTime(String($0.filter { !$0.isWhitespace })) }
      guard ends.count == 2, let start = ends[0], let end = ends[1] else {
        throw ValidationError("'\(part)' is no stretch of hours: write 09:00-12:00")
      }
      return Hours(start: start, end: end)
    }
  }

  /// A week: days or ranges of days, each with its stretches.
  static func week(_ text: String) throws -> WeeklyHours {
    var week = WeeklyHours()
    for part in text.split(separator: ";") {
      let words = part.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard words.count == 2 else {
        throw ValidationError("'\(part)': write a day and its hours, as 'mon 08:30-13:00'")
      }
      let hours = try list(String(words[1]))
      for day in try days(words[0].lowercased()) { week[day] = hours }
    }
    return week
  }

  private static func days(_ text: String) throws -> [Weekday] {
    let ends = text.split(separator: "-").map { word in
      Weekday.allCases.first { $0.name.hasPrefix(word) && word.count > 2 }
    }
    guard let first = ends.first.flatMap(\.self), let last = ends.last.flatMap(\.self), ends.count <= 2,
      first.rawValue <= last.rawValue
    else { throw ValidationError("'\(text)' is no day or range of days: write mon, tue … sun, or mon-fri") }
    return Weekday.allCases.filter { first.rawValue <= $0.rawValue && $0.rawValue <= last.rawValue }
  }
}

extension Order.Act {
  /// The order in a few English words, for the administrator's list.
  var summary: String {
    switch self {
    case .closure(let from, let to, nil): "closure \(from) to \(to)"
    case .closure(let from, let to, let hours?): "closure \(from) to \(to), \(Self.text(hours))"
    case .opening(let from, let to, let hours): "opening \(from) to \(to), \(Self.text(hours))"
    case .weekly(let from, let to, let week): "weekly \(from) to \(to?.description ?? "revoked"), \(Self.text(week))"
    }
  }

  /// Stretches as they are typed.
  static func text(_ hours: [Hours]) -> String { hours.map(\.description).joined(separator: ",") }

  /// A week as it is typed.
  static func text(_ week: WeeklyHours) -> String {
    Weekday.allCases.filter { !week[$0].isEmpty }.map { "\($0.name.prefix(3)) \(text(week[$0]))" }.joined(
      separator: "; ")
  }
}

extension AnnouncementPlace {
  /// What is to be done there.
  var sentence: String {
    switch self {
    case .website: "publish it on the institutional site"
    case .whatsApp: "send the announcement on WhatsApp"
    case .policyText: "bring the text of the policy up to date"
    }
  }
}
