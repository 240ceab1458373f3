import Desk
import Foundation

extension Store {
  /// Exactly what an intent would do on the ladder, told before it is done, or why it may not (A14–A16). Nothing is
  /// written.
  public func foresee(
    _ intent: Intent, on id: ConversationID, by staff: StaffID, at now: Date
  ) throws(ActError) -> [Consequence] {
    let answer: Result<[Consequence], ActError>
    do {
      try welcome(staff)
      answer = try connection.read("foreseeing an act") { sql -> Result<[Consequence], ActError> in
        let office = try officeCache.office(sql)
        guard let person = office.staff[staff] else { return .failure(.refused(.roleMissing(intent.role))) }
        guard let record = try record(id, for: intent, sql) else { return .failure(.unknownConversation(id)) }
        do {
          let earlier = try QueueTable(sql).confirmed(of: id)
          let told = try record.conversation.foresee(intent, by: person, at: now, in: office)
          return .success(told + (earlier.isEmpty || told.isEmpty ? [] : [.earlier(earlier)]))
        } catch let refusal as Refusal {
          return .failure(.refused(refusal))
        }
      }
    } catch {
      throw .fault(error)
    }
    return try answer.get()
  }
}
