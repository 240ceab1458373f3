import Desk
import Foundation
import Policy

/// One line for the whole morning: which desk, whether it is open and for how long, the time, and who sits here.
/// What is no living desk always says so.
func drawHeader(_ grid: inout Grid, _ region: Region, _ state: ConsoleState) {
  let known = state.header.flatMap { $0.isOf(state) ? $0 : nil }
  let parts = (known ?? HeaderLine(state)).parts
  let place = region.origin.moved(columns: 1)
  let used = grid.write(parts.left, at: place, limit: region.columns - 1)
  let right = parts.right.reduce(0) { $0 + $1.text.columns }
  let start = max(region.columns - 1 - right, used + 2)
  grid.write(parts.right, at: region.origin.moved(columns: start), limit: region.columns - start)
}

/// The header as it is for a minute, made once for all keys of it.
struct HeaderLine: Sendable {
  private let minute: Int
  private let era: Int
  private let columns: Int
  private let language: Language
  private let pace: TrainingPace?
  fileprivate let parts: HeaderParts

  init(_ state: ConsoleState) {
    pace = state.training?.pace
    (minute, era, columns, language) = (state.minute, state.era, state.size.columns, state.phrases.language)
    let fitting = HeaderParts.choices.lazy.map { HeaderParts(state, $0) }.first { $0.columns <= state.size.columns }
    parts = fitting ?? HeaderParts(state, HeaderParts.least)
  }

  /// Whether it still says what is so.
  func isOf(_ state: ConsoleState) -> Bool {
    (minute, era, columns, language) == (state.minute, state.era, state.size.columns, state.phrases.language)
      && pace == state.training?.pace
  }
}

/// The header's words, as many as there is room for.
private struct HeaderParts: Sendable {
  /// How much of each part is said: 0 is nothing.
  struct Choice {
    let names, hours, moment, who: Int
  }

  static let least = Choice(names: 0, hours: 0, moment: 0, who: 0)
  /// From the fullest to the barest; whether the desk is open stays to the last.
  static let choices = [
    (2, 2, 2, 2), (1, 2, 2, 2), (1, 2, 2, 1), (1, 2, 1, 1), (1, 2, 1, 0), (0, 2, 1, 1), (0, 2, 1, 0), (0, 1, 1, 0),
    (0, 0, 1, 0), (0, 0, 0, 0),
  ].map { Choice(names: $0.0, hours: $0.1, moment: $0.2, who: $0.3) }

  var left: [Span] = []
  var right: [Span] = []

  /// Columns that both sides take, with the margins and a gap.
  var columns: Int { (left + right).reduce(0) { $0 + $1.text.columns } + 4 }

  init(_ state: ConsoleState, _ choice: Choice) {
    let phrases = state.phrases
    if let kind = kind(state) { left += [Span(Printable(" \(kind) "), .training, .bold), Span("  ")] }
    if choice.names > 0 { left += [Span("SPORTELLO", .heading, .bold), Span("  ")] }
    if choice.names > 1 { left += [Span(Printable(state.ruleset.title, limit: 60)), Span("   ")] }
    let isOpen = state.hours.status.open
    let sign = isOpen ? "● " + phrases.say("APERTO", "OPEN") : "○ " + phrases.say("CHIUSO", "CLOSED")
    left.append(Span(Printable(sign), isOpen ? .good : .danger, .bold))
    if choice.hours > 0 {
      let words = phrases.hours(state.hours.status, now: state.now, countsDown: choice.hours > 1)
      left.append(Span(Printable("  " + words, limit: 120)))
    }
    if choice.moment > 0 {
      let moment = choice.moment > 1 ? phrases.stamp(state.now) : phrases.time(state.now)
      right.append(Span(Printable(moment), .plain, .bold))
    }
    if choice.who > 0 {
      right.append(Span(Printable("   " + (choice.who > 1 ? who(state) : state.me.id.rawValue), limit: 60), .muted))
    }
  }
}

private func kind(_ state: ConsoleState) -> String? {
  switch state.file {
  case .service: nil
  case .demo(let speed): state.phrases.say("DIMOSTRAZIONE · orologio ×\(speed)", "DEMO · clock ×\(speed)")
  case .seeded: state.phrases.say("DATI INVENTATI", "INVENTED DATA")
  case .training: state.trainingBanner
  }
}

/// `a.bianchi · operatore`.
private func who(_ state: ConsoleState) -> String {
  let roles = Staff.Role.allCases.filter { state.me.may(act: $0) }
  let names: String
  if roles.count == Staff.Role.allCases.count {
    names = state.phrases.say("tutti i ruoli", "all roles")
  } else {
    names = roles.prefix(2).map(state.phrases.roleName).joined(separator: ", ")
  }
  return names.isEmpty ? state.me.id.rawValue : "\(state.me.id.rawValue) · \(names)"
}
