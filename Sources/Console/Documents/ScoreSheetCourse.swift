import Foundation
import Policy
import Training

extension Phrases {
  /// The day as lines of signs: one line for each citizen, one column for each stretch of the day.
  func course(of sheet: ScoreSheet, columns: Int = 48, zone: Zone = .rome) -> [String] {
    let step = max(60, sheet.span.duration / Double(columns - 1))
    let width = min(16, sheet.courses.map { Printable($0.name).columns }.max() ?? 0)
    let last = Int(sheet.span.duration / step)
    func clock(_ instant: Date) -> String { String(zone.iso8601(instant).dropFirst(11).prefix(5)) }
    let (from, to) = (clock(sheet.span.start), clock(sheet.span.end))
    let rule = String(repeating: " ", count: max(1, last + 1 - from.count - to.count))
    let head = String(repeating: " ", count: width + 2) + from + rule + to
    let lines = sheet.courses.map { course in
      var signs = Array(repeating: Character("·"), count: last + 1)
      for moment in course.moments {
        let column = min(last, max(0, Int(moment.at.timeIntervalSince(sheet.span.start) / step)))
        if weight(moment.kind) >= weight(of: signs[column]) { signs[column] = sign(moment.kind) }
      }
      let name = elide(Printable(course.name), columns: width)
      return name.text + String(repeating: " ", count: max(0, width - name.columns) + 2) + String(signs)
    }
    let key = say(
      "● scrive · ▲ risposta · ■ altro atto · ○ collega", "● writes · ▲ answer · ■ other act · ○ colleague")
    return [head] + lines + [key]
  }

  private func sign(_ kind: ScoreSheet.Course.Kind) -> Character {
    switch kind {
    case .wrote: "●"
    case .answered: "▲"
    case .acted: "■"
    case .colleague: "○"
    }
  }

  private func weight(_ kind: ScoreSheet.Course.Kind) -> Int {
    switch kind {
    case .colleague: 1
    case .acted: 2
    case .wrote: 3
    case .answered: 4
    }
  }

  private func weight(of sign: Character) -> Int {
    switch sign {
    case "○": 1
    case "■": 2
    case "●": 3
    case "▲": 4
    default: 0
    }
  }
}
