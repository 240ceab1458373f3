import Desk
import Foundation

/// The acts that stand beside a day: those that earn full marks, and ways to do it worse.
public struct Script: Equatable, Sendable {
  /// An act of the script, told relative to the day's start.
  public struct Step: Equatable, Sendable {
    /// A name by which slips point at it.
    public var id: String?
    /// Seconds from the day's start.
    public var offset: TimeInterval
    /// Whose chat.
    public var citizen: String
    /// Who does it; nil for the trainee.
    public var by: StaffID?
    /// What.
    public var act: DeskAct
  }

  /// A way to do it worse.
  public struct Slip: Equatable, Sendable {
    /// The expectations that are missed then, by their ids.
    public var misses: [String]
    /// The acts that are left out; nil leaves none of them.
    public var leaving: [String]?
    /// What is done besides.
    public var acts: [Step]
  }

  /// What is done.
  public var steps: [Step]
  /// Ways to do it worse.
  public var slips: [Slip]

  /// Makes a script; by default one in which nothing is done.
  public init(steps: [Step] = [], slips: [Slip] = []) { (self.steps, self.slips) = (steps, slips) }

  /// The acts at the instants of a day, soonest first.
  public func acts(of day: Day) -> [ScriptedAct] {
    let me = day.staff.first?.id ?? StaffID("")
    let acts = steps.map { step in
      ScriptedAct(
        at: day.start.addingTimeInterval(step.offset), citizen: step.citizen, by: step.by ?? me, act: step.act)
    }
    return acts.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// The script as it is with a slip.
  public func with(_ slip: Slip) -> Script {
    let kept = slip.leaving.map { left in steps.filter { !left.contains($0.id ?? "") } } ?? []
    return Script(steps: kept + slip.acts)
  }
}
