import Foundation
import Policy

extension Conversation {
  /// Takes a chat that is nobody's; a colleague's needs `takeOver`.
  func claim(by staff: StaffID) throws(Refusal) -> [Event] {
    guard let session else { throw .closed }
    guard let holder = session.inCharge else { return [.claimed] }
    throw holder == staff ? .alreadyYours : .alreadyClaimed(by: holder)
  }

  /// Takes a chat from a colleague; one that is nobody's is simply claimed.
  func takeOver(by staff: StaffID) throws(Refusal) -> [Event] {
    guard let session else { throw .closed }
    guard let holder = session.inCharge else { return [.claimed] }
    guard holder != staff else { throw .alreadyYours }
    return [.takenOver(from: holder)]
  }

  /// Hands a chat to a colleague who answers citizens; the comment may be empty.
  func transfer(
    to colleague: StaffID, comment: String, by staff: StaffID, in office: Office, under ruleset: Ruleset
  ) throws(Refusal) -> [Event] {
    try checkCharge(staff)
    guard colleague != staff else { throw .transferToOneself }
    guard office.staff[colleague]?.may(act: .operator) == true else { throw .unknownColleague(colleague) }
    let comment = comment.trimmingCharacters(in: .whitespacesAndNewlines)
    return [
      .transferred(
        to: colleague, comment: comment.isEmpty ? "" : try words(comment, limit: ruleset.limits.messageCharacters))
    ]
  }
}
