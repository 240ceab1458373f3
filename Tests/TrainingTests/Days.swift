import Desk
import Foundation
import Policy
import Testing

@testable import Training

/// An embedded day.
func embeddedDay(_ name: String) throws -> Day {
  try Day.parse(try #require(Day.embedded(name)), file: "\(name).yaml")
}

/// A day of one citizen with some lines, started on Thursday 12 March 2026 at 10:40.
func day(_ lines: String, citizen: String = "") throws -> Day {
  let indented = lines.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  return try Day.parse(
    """
    title: Prova
    ruleset: arezzo
    start: 2026-03-12 10:40
    staff: [{login: a.bianchi, name: Anna Bianchi, roles: [operator]}]
    citizens: [{id: giulia, name: Giulia, number: "+39 347 555 0142"\(citizen)}]
    timeline:
    \(indented)
    """, file: "prova.yaml")
}

/// An instant so many seconds into a day.
func seconds(_ seconds: TimeInterval, into day: Day) -> Date { day.start.addingTimeInterval(seconds) }

/// Happenings in short: `60 text day.giulia.1`, `61 sent m1`.
func told(_ happenings: [Happening], _ day: Day) -> [String] {
  happenings.map { happening in
    let second = Int(happening.at.timeIntervalSince(day.start))
    return switch happening {
    case .arrival(let arrival): "\(second) \(arrival.kind.rawValue) \(arrival.id.rawValue)"
    case .status(let update): "\(second) \(update.word) \(update.id.rawValue)"
    case .colleague(let act): "\(second) \(act.by) \(act.act)"
    case .order(let order, _): "\(second) \(order.reference)"
    }
  }
}

/// The hours of Arezzo, by which the days before a day are counted.
func hours() throws -> Timetable {
  let source = try #require(Ruleset.embedded("arezzo"))
  return Timetable(try Ruleset.parse(source, file: "arezzo.yaml"))
}
