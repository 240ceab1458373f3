import Foundation

extension Conversation {
  /// Who answers: claim, release, transfer, take over.
  func decideCharge(_ intent: Intent, by staff: Staff, in office: Office) throws(Refusal) -> [Event] {
    guard let session else { throw .closed }
    switch intent {
    case .claim:
      guard let colleague = session.inCharge else { return [.claimed] }
      throw colleague == staff.id ? .alreadyYours : .alreadyClaimed(by: colleague)
    case .takeOver:
      guard let colleague = session.inCharge else { return [.claimed] }
      guard colleague != staff.id else { throw .alreadyYours }
      return [.takenOver(from: colleague)]
    case .transfer(let colleague, let comment):
      try checkCharge(staff.id)
      guard colleague != staff.id else { throw .transferToOneself }
      guard office.staff[colleague]?.may(act: .operator) == true else { throw .unknownColleague(colleague) }
      return [.transferred(to: colleague, comment: comment.trimmingCharacters(in: .whitespacesAndNewlines))]
    default:
      try checkCharge(staff.id)
      return [.released]
    }
  }
}
