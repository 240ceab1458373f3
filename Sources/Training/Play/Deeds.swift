import Desk
import Foundation

/// What the desk has done to the citizens of a day so far.
struct DeskDeeds: Sendable {
  /// When each thing was last done, by citizen.
  private var done: [String: [DeskEvent: Date]] = [:]
  /// The instants of our answers, by citizen.
  private var answers: [String: [Date]] = [:]

  /// Notes that something was done.
  mutating func note(_ event: DeskEvent, to citizen: String, at: Date) {
    done[citizen, default: [:]][event] = at
    if event == .answered { answers[citizen, default: []].append(at) }
  }

  /// Whether a condition is met, for a citizen whose line above was sent at an instant.
  func meet(_ condition: Condition?, of citizen: String, asked: Date) -> Bool {
    guard let condition else { return true }
    let holds =
      switch condition.fact {
      case .did(let event): done[citizen]?[event] != nil
      case .answeredInWindow:
        answers[citizen]?.contains { $0 >= asked && $0 < asked.addingTimeInterval(24 * 60 * 60) } ?? false
      }
    return holds == condition.wanted
  }
}
