import Foundation
import Moderation
import Policy

extension Conversation {
  /// Proposes that a citizen's message breaks a clause of the ruleset in force (A14, C13).
  func flag(_ message: MessageID, _ clause: String, _ reason: String, under ruleset: Ruleset) throws(Refusal) -> [Event]
  {
    guard let facts = messages[message] else { throw .unknownMessage }
    guard facts.isFromCitizen else { throw .notTheCitizens }
    guard ruleset.ground(clause) != nil else { throw .unknownGround(clause) }
    let isOpenAlready = facts.flags.contains { $0.flag.clause == clause && $0.state == .open }
    guard !isOpenAlready else { throw .nothingToDo }
    return [.flagged(message, clause: clause, reason: try words(reason, limit: ruleset.limits.messageCharacters))]
  }

  /// Settles a proposal as unfounded, with a reason: one's own, or any for a supervisor (C17).
  func dismiss(
    _ flag: FlagID, on message: MessageID, _ reason: String, by staff: Staff, under ruleset: Ruleset
  ) throws(Refusal) -> [Event] {
    guard let facts = messages[message] else { throw .unknownMessage }
    guard let record = facts.flags.first(where: { $0.id == flag && $0.state == .open }) else { throw .noOpenFlag }
    guard record.by == staff.id || staff.may(act: .supervisor) else { throw .roleMissing(.supervisor) }
    let reason = try words(reason, limit: ruleset.limits.messageCharacters)
    return [.flagDismissed(flag, on: message, reason: reason)]
  }

  /// Puts a mark on a citizen's message or takes it off (A03, A13).
  func change(_ mark: Mark, on message: MessageID, to wanted: Bool) throws(Refusal) -> [Event] {
    guard let facts = messages[message] else { throw .unknownMessage }
    guard facts.isFromCitizen else { throw .notTheCitizens }
    guard facts.marks.contains(mark) != wanted else { throw .nothingToDo }
    return [wanted ? .marked(message, mark) : .unmarked(message, mark)]
  }
}
