import Foundation
import Policy
import Store

extension OfficeError {
  /// The failure that a command ends with: a refusal is an answer, a fault is the world failing.
  var failure: Failure {
    switch self {
    case .refused(let refusal): .refused(refusal.sentence)
    case .fault(let fault): .cannotRun(fault.description)
    }
  }
}

/// Does something to staff, rules or orders, and turns what goes wrong into a command's failure.
func changingOffice<Value>(_ body: () throws(OfficeError) -> Value) throws(Failure) -> Value {
  do { return try body() } catch { throw error.failure }
}

extension OfficeRefusal {
  /// Why not, and what to do.
  var sentence: String {
    switch self {
    case .roleMissing(let role):
      "this takes the role \(role.rawValue); an administrator gives it with 'sportello staff role'"
    case .lastAdministrator: "somebody must remain administrator; give another the role first"
    case .unknownStaff(let login): "'\(login)' is not on the list; 'sportello staff list' prints it"
    case .unfitLogin: "an account's name has 1 to 64 letters, digits, dots, hyphens and underscores"
    case .unfitName: "a name has 1 to 100 characters, and no control characters"
    case .rulesFromThePast: "a ruleset never reaches back: give --from an instant to come, or leave it out"
    case .order(let refusal): refusal.sentence
    case .unknownOrder(let id): "there is no order \(id); 'sportello order list' prints them"
    case .alreadyRevoked: "the order is revoked already"
    case .reasonMissing: "a reason is needed: --reason '…'"
    case .nothingToDo: "it is so already; nothing was changed"
    }
  }
}

extension Order {
  /// That it changes nothing, and why; nil when it does change hours.
  func idleness(before: Timetable, after: Timetable, at now: Date) -> String? {
    let today = Zone.rome.day(of: now)
    guard !after.differs(from: before, on: act, since: today) else { return nil }
    let plan = before.plan(for: max(act.from, today))
    let why = plan.name.map { "\(plan.reason.rawValue): \($0)" } ?? plan.reason.rawValue
    let hours = plan.intervals.isEmpty ? "closed" : "open \(Act.text(plan.intervals))"
    return "warning: order \(id) changes no hours: on \(plan.day) the desk is \(hours) anyway (\(why)); "
      + "look at the days and hours before announcing it, or take it back with 'sportello order revoke \(id)'"
  }
}

extension OrderRefusal {
  /// Why not, and what to change.
  var sentence: String {
    switch self {
    case .referenceMissing: "the order needs the number of the act: --reference 'Ord. 31/2026'"
    case .reasonMissing: "the order needs a reason that citizens will read: --reason '…'"
    case .textUnfit(let limit): "reference and reason have at most \(limit) characters each, on one line"
    case .endsBeforeStart(let from, let to): "the last day, \(to), comes before the first, \(from)"
    case .whollyPast(let today): "every day it names is over (today is \(today)); an order never reaches back"
    case .hoursMissing: "it names no hours: --hours 09:00-12:00"
    case .hoursEmpty(let hours): "\(hours) ends before it starts"
    case .hoursOverlap(let first, let second): "\(second) starts before \(first) has ended"
    }
  }
}
