import Desk
import Policy

/// Why a change to staff, rules or orders may not happen. Each says what to do.
public enum OfficeRefusal: Error, Equatable, Sendable {
  /// The person lacks the role (A12, A24).
  case roleMissing(Staff.Role)
  /// Nobody could look after the file any more.
  case lastAdministrator
  /// Not on the list of staff.
  case unknownStaff(StaffID)
  /// An account's name is letters, digits, dot, hyphen and underscore, 1 to 64 of them.
  case unfitLogin
  /// A name has 1 to 100 characters and no control characters.
  case unfitName
  /// A ruleset never reaches back: what was in force stays provable.
  case rulesFromThePast
  /// The order could not be meant (A12).
  case order(OrderRefusal)
  /// There is no such order.
  case unknownOrder(Int64)
  /// It has no force any more.
  case alreadyRevoked
  /// A reason is needed.
  case reasonMissing
  /// There is nothing to change: it is so already.
  case nothingToDo
}

/// A change to staff, rules or orders did not happen.
public enum OfficeError: Error, Equatable, Sendable {
  /// It may not.
  case refused(OfficeRefusal)
  /// The file failed.
  case fault(StoreFault)
}

extension Store {
  /// One transaction that may refuse; afterwards every connection reads the office anew.
  func change<Value>(_ doing: String, _ body: (SQL) throws -> Value) throws(OfficeError) -> Value {
    let answer: Result<Value, OfficeRefusal>
    do {
      answer = try connection.write(doing, refusing: OfficeRefusal.self) { sql in
        let value = try body(sql)
        try sql.execute("UPDATE file SET office_version = office_version + 1")
        return value
      }
    } catch {
      throw .fault(error)
    }
    do { return try answer.get() } catch { throw .refused(error) }
  }
}
