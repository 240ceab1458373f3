import Desk
import Foundation
import Moderation
import Policy

extension DayReader {
  /// What somebody at the desk does; the keys have been checked.
  mutating func act(_ section: NodeReader.Section, _ item: NodeReader.Entry, lines: [String]) -> DeskAct {
    let given = DayFormat.actNames.filter { section.entries[$0] != nil }
    guard given.count == 1, let key = given.first else {
      reader.report(
        given.isEmpty
          ? "says nothing that the desk does: needs one of claim, reply, flag …"
          : "does two things at once: \(given.joined(separator: ", "))",
        line: item.line, key: item.path)
      return .claim
    }
    warnOfUnusedDetails(section, key)
    if let plain = plainAct(key) {
      yes(section, key)
      return plain
    }
    let text = reader.text(section, key)
    switch key {
    case "reply": return .reply(text)
    case "quick reply": return .quickReply(text)
    case "write note": return .note(text)
    case "close":
      return .close(choice(section, key, among: DayFormat.outcomes).flatMap(Session.Outcome.init) ?? .answered)
    case "hand to":
      let colleague = choice(section, key, among: logins) ?? ""
      return .handTo(StaffID(colleague), comment: optional(section, "reason") ?? "")
    case "label as": return .label(text)
    case "lift block": return .liftBlock(reason: text)
    case "undo block": return .undoBlock(reason: text)
    default: return moderation(section, key, text, lines: lines)
    }
  }

  private func plainAct(_ key: String) -> DeskAct? {
    switch key {
    case "claim": .claim
    case "release": .release
    case "take over": .takeOver
    case "take back": .takeBack
    case "reopen": .reopen
    default: nil
    }
  }

  private mutating func moderation(
    _ section: NodeReader.Section, _ key: String, _ text: String, lines: [String]
  ) -> DeskAct {
    let target = target(section, "message", lines: lines) ?? .previous
    let reason = optional(section, "reason") ?? "Violazione della policy"
    switch key {
    case "flag": return .flag(target, clause: text, reason: reason)
    case "dismiss flags": return .dismissFlags(target, reason: text)
    case "mark": return .mark(target, choice(section, key, among: DayFormat.marks).flatMap(Mark.init) ?? .riservati)
    case "propose":
      let rung = choice(section, key, among: DayFormat.act.words(key)).flatMap(Rung.init) ?? .delete
      if section.entries["clause"] == nil {
        reader.report("missing", line: section.entries[key]?.line ?? 0, key: section.path("clause"))
      }
      return .propose(
        DeskAct.Step(rung, length: duration(section, "until") ?? 30 * 86_400), target,
        clause: reader.text(section, "clause"), reason: reason)
    default:
      return .take(
        DeskAct.Step(Rung(rawValue: key) ?? .warn, length: duration(section, "until") ?? 30 * 86_400), target,
        clause: text, reason: reason)
    }
  }

  private mutating func warnOfUnusedDetails(_ section: NodeReader.Section, _ key: String) {
    let about = ["message", "reason"]
    let used: [String: [String]] = [
      "hand to": ["reason"], "flag": about, "dismiss flags": ["message"], "mark": ["message"], "warn": about,
      "delete": about, "report": about, "refer": about, "block": about + ["until"],
      "propose": about + ["until", "clause"],
    ]
    for detail in DayFormat.actDetails where detail != "by" && !(used[key] ?? []).contains(detail) {
      guard let entry = section.entries[detail] else { continue }
      reader.report("does not go with '\(key)'", at: entry)
    }
  }

  /// A key that only `yes` may stand at.
  mutating func yes(_ section: NodeReader.Section, _ key: String) {
    _ = value(section, key, expected: "yes") { ["yes", "true"].contains($0) ? true : nil }
  }

  /// A length of time, when the key is there.
  mutating func duration(_ section: NodeReader.Section, _ key: String) -> TimeInterval? {
    value(section, key, expected: "a length as '10 min'", Timing.duration)
  }

  /// An order of the director's.
  mutating func order(_ item: NodeReader.Entry) -> DayOrder {
    let section = section(item, DayFormat.order)
    let given = ["closure", "opening"].filter { section.entries[$0] != nil }
    if given.count != 1 {
      reader.report("needs one of 'closure' and 'opening'", line: item.line, key: item.path)
    }
    let key = given.first ?? "closure"
    let moment = value(section, "at", expected: "a moment as '+20 min' or 'yesterday 11:20'") { text in
      Timing.offset(text).map { DayOrder.Moment.during($0) } ?? Timing.ago(text).map { .before($0) }
    }
    return DayOrder(
      moment: moment ?? .during(0), by: StaffID(choice(section, "by", among: logins) ?? ""), opens: key == "opening",
      hours: value(section, key, expected: "hours as '12:00-13:00'", Timing.hours)
        ?? Hours(start: .midnight, end: .midnight),
      day: reader.integer(section, "day", in: 0...400, or: 0), reference: reader.text(section, "reference"),
      reason: reader.text(section, "reason"))
  }
}
