import Desk
import Foundation
import Policy

extension DayReader {
  /// A conversation that is there when the day starts.
  mutating func earlier(_ item: NodeReader.Entry) -> EarlierConversation? {
    let section = section(item, DayFormat.earlier)
    let who = choice(section, "who", among: citizens) ?? ""
    let steps = reader.items(section, "steps").map { step($0) }
    return EarlierConversation(citizen: who, steps: steps, labels: reader.texts(section, "labels"))
  }

  private mutating func step(_ item: NodeReader.Entry) -> EarlierStep {
    let acts = ["claimed", "answer", "note", "closed", "blocked"]
    let section = section(item, DayFormat.step)
    let expected = "a moment before the day as '-2 h', 'yesterday 11:20', '-3 d 09:15' or 'last weekday 11:20'"
    let when = value(section, "at", expected: expected, Timing.ago) ?? .seconds(0)
    let given = acts.filter { section.entries[$0] != nil }
    guard let act = given.first else {
      for key in ["by", "ticks", "reason", "until"] where section.entries[key] != nil {
        reader.report(
          "goes with what the desk did, not with a citizen's message", line: item.line, key: section.path(key))
      }
      return EarlierStep(when: when, what: .citizen(deed(section, item, lines: [])))
    }
    for key in DayFormat.deedNames + DayFormat.detailNames + given.dropFirst() where section.entries[key] != nil {
      reader.report("does two things at once: \(act), \(key)", line: item.line, key: item.path)
    }
    return EarlierStep(when: when, what: deskAct(act, section, item))
  }

  private mutating func deskAct(
    _ act: String, _ section: NodeReader.Section, _ item: NodeReader.Entry
  ) -> EarlierStep.What {
    let byKey = act == "claimed" ? "claimed" : "by"
    if section.entries[byKey] == nil { reader.report("missing", line: item.line, key: section.path(byKey)) }
    let by = StaffID(choice(section, byKey, among: logins) ?? "")
    if act != "answer", let entry = section.entries["ticks"] { reader.report("goes only with 'answer'", at: entry) }
    for key in ["reason", "until"] where act != "blocked" {
      if let entry = section.entries[key] { reader.report("goes only with 'blocked'", at: entry) }
    }
    switch act {
    case "claimed": return .claimed(by: by)
    case "note": return .noted(reader.text(section, act), by: by)
    case "closed":
      let outcome = choice(section, act, among: DayFormat.outcomes).flatMap(Session.Outcome.init)
      return .closed(outcome ?? .answered, by: by)
    case "blocked":
      return .blocked(
        clause: reader.text(section, act), reason: optional(section, "reason") ?? "Violazione della policy",
        length: duration(section, "until") ?? 30 * 86_400, by: by)
    default:
      let state = choice(section, "ticks", among: DayFormat.step.words("ticks")).flatMap(OutboxState.init)
      return .answered(reader.text(section, act), by: by, state: state ?? .read)
    }
  }
}
