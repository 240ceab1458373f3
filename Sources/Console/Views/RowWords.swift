import Desk
import Foundation

/// What a row of the list says beside the name and the last words: made once for a minute, a width and a state of the
/// office.
struct RowWords: Sendable {
  /// What the words hang on besides the row itself.
  struct Setting: Equatable, Sendable {
    /// Minutes since 1970.
    let minute: Int
    /// Columns of the list.
    let columns: Int
    /// How often rules, hours or staff have changed.
    let era: Int

    init(_ state: ConsoleState, columns: Int) {
      (minute, self.columns, era) = (state.minute, columns, state.era)
    }
  }

  let setting: Setting
  /// What stands at the right of the name, from the right, each with its width.
  let columns: [(span: Span, width: Int)]
  /// Whose it is, what it is about, how long the citizen has waited.
  let facts: Printable

  init(_ line: ListLine, _ state: ConsoleState, columns width: Int) {
    setting = Setting(state, columns: width)
    let saying = RowSaying(row: line.row, state: state)
    columns = saying.columns(width)
    facts = saying.facts(width)
  }
}

/// Says a row's moments and facts.
private struct RowSaying {
  let row: InboxRow
  let state: ConsoleState

  private var phrases: Phrases { state.phrases }

  func columns(_ width: Int) -> [(span: Span, width: Int)] {
    let time = Span(Printable(phrases.past(row.lastAt, now: state.now)), .muted)
    let deadline = deadline
    guard width >= 44 else { return width >= 30 ? [(deadline ?? time, width >= 36 ? 18 : 14)] : [(time, 5)] }
    let news = news
    return [(deadline ?? Span(.empty), width >= 56 ? 18 : 14), (news ?? Span(.empty), 9), (time, 8)].map { part in
      (Span(elide(part.0.text, columns: part.1), part.0.role, part.0.emphasis), part.1)
    }
  }

  private var deadline: Span? {
    if let outcome = row.outcome { return Span(Printable(phrases.name(outcome)), .muted) }
    if let until = row.snoozedUntil, until > state.now {
      return Span(Printable("◷ " + phrases.snoozed(until: until, now: state.now)), .muted)
    }
    guard row.waitingSince != nil else { return nil }
    let (text, urgency) = phrases.deadline(
      row.lastUseful, now: state.now, openingAfterToday: state.hours.openingAfterToday)
    switch urgency {
    case .calm: return Span(Printable(text), .muted)
    case .dying: return Span(Printable(text), .urgent, .bold)
    case .gone: return Span(Printable(text), .warning)
    }
  }

  private var news: Span? {
    if let clause = row.clauses.first {
      let more = row.clauses.count > 1 ? "+" : ""
      return Span(Printable(clause + more, limit: 12), .danger, .bold)
    }
    return row.unread > 0 ? Span(Printable(phrases.unread(row.unread)), .accent, .bold) : nil
  }

  func facts(_ width: Int) -> Printable {
    guard width >= 44 else { return .empty }
    var parts: [String] = []
    if width >= 56, let label = row.labels.first {
      let title = state.ruleset.subject(label)?.title ?? label
      parts.append(title + (row.labels.count > 1 ? " +\(row.labels.count - 1)" : ""))
    }
    if let holder = row.inCharge {
      parts.append(holder == state.me.id ? phrases.say("tua", "yours") : state.circumstances.name(holder))
    }
    if let since = row.waitingSince { parts.append(phrases.waiting(state.now.timeIntervalSince(since))) }
    // The waiting time stands last and stays longest; the subject goes first when there is no room.
    var text = Printable(parts.joined(separator: " · "), limit: 200)
    while text.columns > width / 2, parts.count > 1 {
      parts.removeFirst()
      text = Printable(parts.joined(separator: " · "), limit: 200)
    }
    return elide(text, columns: width / 2)
  }
}
