import Desk
import Foundation
import Policy

/// A step on the ladder that is being prepared: on what, why, and what exactly it will do.
struct LadderDialog: Sendable {
  /// What is to be done.
  enum Kind: Equatable, Sendable {
    case dismiss
    case take(Rung)
    case propose(Rung)
    case decline(MeasureID)
    case keep, extend, lift
  }

  /// What can be changed in it.
  enum Field: Equatable, Sendable { case clause, reason, days, ends, place }

  /// For how many days a block may be; no more than the ruleset's.
  static let days = [1, 3, 7, 15, 30, 60, 90, 180, 365]

  let kind: Kind
  let targets: [LadderTarget]
  /// The grounds, the likeliest first.
  var clauses: [String]
  var clause = 0
  var reason = TextEditor()
  var day: Int
  let choices: [Int]
  var ends = BlockTerm.Kind.lapse
  var atWhatsApp = false
  var field = Field.reason
  /// What it will do, once that is known.
  private(set) var told: [Consequence] = []
  private(set) var refused: [Refusal] = []
  private(set) var isTold = false
  var scroll = 0

  init(_ kind: Kind, on targets: [LadderTarget], clauses: [String], mostDays: Int) {
    (self.kind, self.targets, self.clauses) = (kind, targets, clauses)
    choices = Self.days.filter { $0 <= mostDays }
    day = choices.firstIndex(of: 30) ?? max(choices.count - 1, 0)
  }

  /// What can be changed, from top to bottom.
  var fields: [Field] {
    switch kind {
    case .dismiss, .decline, .keep, .lift: [.reason]
    case .extend: [.days, .reason]
    case .take(.block), .propose(.block): [.clause, .days, .ends, .place, .reason]
    case .take(.warn), .take(.delete), .take(.report), .take(.refer), .propose(.warn), .propose(.delete),
      .propose(.report), .propose(.refer):
      [.clause, .reason]
    }
  }

  var ground: String { clauses.indices.contains(clause) ? clauses[clause] : "" }
  var daysChosen: Int { choices.indices.contains(day) ? choices[day] : 1 }
  func until(_ now: Date) -> Date { now.addingTimeInterval(TimeInterval(daysChosen) * 86_400) }

  /// The step on one conversation.
  ///
  /// - Parameter usual: the reason where none was written; empty where the person has to write one.
  func step(on target: LadderTarget, at now: Date, usual: String) -> LadderIntent {
    let words = reason.text.trimmingCharacters(in: .whitespaces)
    let reason = words.isEmpty ? usual : words
    switch kind {
    case .dismiss: return .dismiss(target.messages, reason: reason)
    case .take(let rung): return .take(measure(rung, now), Finding(target.messages, clause: ground, reason: reason))
    case .propose(let rung):
      return .propose(measure(rung, now), Finding(target.messages, clause: ground, reason: reason))
    case .decline(let id): return .decline(id, reason: reason)
    case .keep: return .review(.keep, reason: reason)
    case .extend: return .review(.extend(until: until(now)), reason: reason)
    case .lift: return .review(.lift, reason: reason)
    }
  }

  private func measure(_ rung: Rung, _ now: Date) -> Measure {
    switch rung {
    case .warn: .warn
    case .delete: .delete
    case .report: .report()
    case .block: .block(BlockTerm(until: until(now), ends: ends, atWhatsApp: atWhatsApp))
    case .refer: .refer
    }
  }

  /// Takes in what the steps would do: counts are added up, and each thing is told once.
  mutating func take(_ results: [Result<[Consequence], Refusal>]) {
    (told, refused, isTold) = ([], [], true)
    for result in results {
      switch result {
      case .success(let more): for consequence in more { told.add(consequence) }
      case .failure(let refusal): refused.append(refusal)
      }
    }
  }

  /// Changes the field that has the bar; whether what it will do may be another thing now.
  mutating func turn(by step: Int) -> Bool {
    func next(_ index: Int, of count: Int) -> Int { count == 0 ? 0 : (index + step + count) % count }
    switch field {
    case .clause: clause = next(clause, of: clauses.count)
    case .days: day = next(day, of: choices.count)
    case .ends: ends = ends == .lapse ? .review : .lapse
    case .place: atWhatsApp.toggle()
    case .reason: return false
    }
    return true
  }

  /// Goes to the next field.
  mutating func move(by step: Int) {
    guard let index = fields.firstIndex(of: field) else { return field = fields[0] }
    field = fields[(index + step + fields.count) % fields.count]
  }
}

extension [Consequence] {
  /// Adds what one more step would do.
  fileprivate mutating func add(_ more: Consequence) {
    for (index, known) in enumerated() {
      guard let sum = known.joined(more) else { continue }
      self[index] = sum
      return
    }
    append(more)
  }
}

extension Consequence {
  /// Two things of the same sort as one; nil when they are not.
  fileprivate func joined(_ other: Consequence) -> Consequence? {
    switch (self, other) {
    case (.confirms(let some, let clause), .confirms(let more, let same)) where clause == same:
      .confirms(messages: some + more, clause: clause)
    case (.hides(let some, let until), .hides(let more, let same)) where until == same:
      .hides(messages: some + more, until: until)
    case (.dismisses(let some), .dismisses(let more)): .dismisses(flags: some + more)
    case (.refers(let some), .refers(let more)): .refers(messages: some + more)
    case (.closesFlags(let some), .closesFlags(let more)): .closesFlags(clauses: Set(some + more).sorted())
    case (.earlier(let some), .earlier(let more)): .earlier(some.merging(more, uniquingKeysWith: +))
    case (let known, let more) where known == more: known
    case _: nil
    }
  }
}
