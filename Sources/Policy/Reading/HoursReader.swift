import Yams

extension NodeReader {
  mutating func weeklyHours(_ top: Section) -> WeeklyHours {
    guard let entry = top.entries["hours"] else { return WeeklyHours() }
    let week = section(entry, required: [], optional: Weekday.allCases.map(\.name))
    var hours = WeeklyHours()
    for weekday in Weekday.allCases {
      var last: Hours?
      for item in items(week, weekday.name) {
        guard let stretch = stretch(item, after: last) else { continue }
        hours[weekday].append(stretch)
        last = stretch
      }
    }
    return hours
  }

  /// One stretch, `08:30-13:00`, that starts where the one before it has ended or later.
  private mutating func stretch(_ entry: Entry, after last: Hours?) -> Hours? {
    let written = entry.node.scalar?.string ?? ""
    let halves = written.split(separator: "-", omittingEmptySubsequences: false).map { half in
      CivilTime(String(half.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    }
    guard halves.count == 2, let start = halves[0], let end = halves[1] else {
      report("expected a stretch as '08:30-13:00', found \(Self.kind(entry.node))", at: entry)
      return nil
    }
    let stretch = Hours(start: start, end: end)
    if stretch.isEmpty {
      report("the end \(end) does not come after the start \(start)", at: entry)
      return nil
    }
    if let last, start < last.end {
      report("starts at \(start), before the end of \(last)", at: entry)
      return nil
    }
    return stretch
  }

  mutating func holidays(_ top: Section) -> Holidays {
    guard let entry = top.entries["holidays"] else { return Holidays(national: true) }
    let section = section(entry, required: ["national"], optional: ["patrons"])
    let patrons = items(section, "patrons").map { patron($0) }
    return Holidays(national: flag(section, "national"), patrons: patrons)
  }

  private mutating func patron(_ entry: Entry) -> PatronSaint {
    let section = section(entry, required: ["month", "day", "name"])
    let month = integer(section, "month", in: 1...12, or: 1)
    let day = integer(section, "day", in: 1...31, or: 1)
    // A leap year, so that 29 February is a day.
    if CivilDay(year: 2024, month: month, day: day) == nil {
      report("there is no day \(day) in month \(month)", at: entry)
    }
    return PatronSaint(month: month, day: day, name: text(section, "name"))
  }
}
