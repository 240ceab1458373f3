import Desk
import Foundation
import Moderation

/// One thing that the trainee should do, or should not.
public struct Expectation: Equatable, Sendable, Identifiable {
  /// What is looked at. Everything is judged from what the day left in its file.
  public enum Demand: Equatable, Sendable {
    case answer(within: TimeInterval)
    case mention([String])
    case notMention([String])
    case notAsk([String])
    case greet
    case noPromise
    case flag(clause: String)
    case noFlag
    case settleFlags
    case use(String)
    case pass(to: Staff.Role)
    case noAnswerAfterClosing
    case noAnswer
    case warned
    case blocked
    case noBlock
    case unblocked
    case closed(Session.Outcome)
    case labelled(String)
    case marked(Mark)
    case leftToColleague
    case noted([String])
  }

  /// Its name, by which scripts and score sheets speak of it.
  public var id: String
  /// Whose chat; nil for all.
  public var citizen: String?
  /// The clause it rests on.
  public var clause: String?
  /// What the trainer says when the trainee asks.
  public var hint: String?
  /// What is demanded.
  public var demand: Demand
  /// What it demands as the file writes it: `answer within 15 min`.
  public var words: String
}
