import Desk
import Foundation

/// Plays a day against a clock: citizens write, wait, react to what the operator does, and their phones give our
/// messages their ticks.
///
/// It is a value and reads no clock: the same day, seed and acts give the same happenings, however time is cut up.
public struct Player: Sendable {
  /// The day being played.
  public let day: Day
  private let seed: UInt64
  private let names: Names
  private let lines: Dependencies
  private(set) var agenda = Agenda()
  private var clock: Date
  /// When a line happened.
  private(set) var happened: [Int: Date] = [:]
  /// Lines whose turn came and that did not happen: a condition was not met, a reminder was not needed.
  private(set) var passedOver: Set<Int> = []
  /// Lines that wait for an answer, by citizen.
  private var waiting: [String: [Int]] = [:]
  private var answers: [String: (id: ProviderID, at: Date)] = [:]
  private var deeds = DeskDeeds()
  /// The numbers of those who have changed theirs.
  private var numbers: [String: String] = [:]

  /// Takes a day to its start. With seed 0 delays are as written; any other makes answers' delays and ticks up to a
  /// fifth shorter or longer, so that a day repeated is not quite the same.
  public init(_ day: Day, seed: UInt64 = 0) {
    (self.day, self.seed, clock) = (day, seed, day.start)
    (names, lines) = (Names(day), Dependencies(day.timeline))
    for (index, line) in day.timeline.enumerated() {
      switch line.moment {
      case .start(let offset): agenda.note(.line(index), at: day.start.addingTimeInterval(offset))
      case .unanswered(let patience) where lines.above[index] == nil:
        agenda.note(.line(index), at: day.start.addingTimeInterval(patience))
      case .answer where lines.anchor[index] == nil, .event where lines.anchor[index] == nil:
        waiting[line.citizen, default: []].append(index)
      case .answer, .event, .unanswered, .previous: break
      }
    }
    for (index, order) in day.orders.enumerated() {
      if case .during(let offset) = order.moment {
        agenda.note(.order(index), at: day.start.addingTimeInterval(offset))
      }
    }
  }

  /// When something happens next, so that nothing has to look in vain; nil when all depends on the operator.
  public var next: Date? { agenda.next.flatMap { $0 <= end ? $0 : nil } }

  /// When the day is over: nothing happens after that.
  public var end: Date { day.start.addingTimeInterval(day.length) }

  /// What happens up to and including an instant, in order, the operator's acts of that stretch taken into account.
  ///
  /// An act told late counts from the instant already reached, one told early from `now`.
  public mutating func advance(to now: Date, acts: [OperatorAct] = []) -> [Happening] {
    var happenings: [Happening] = []
    let inOrder = acts.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    for act in inOrder.map(\.element) {
      let at = max(clock, min(act.at, now))
      run(until: at, &happenings)
      take(act, at: at)
    }
    run(until: max(clock, now), &happenings)
    return happenings
  }

  private mutating func run(until instant: Date, _ happenings: inout [Happening]) {
    while let (at, matter) = agenda.take(by: min(instant, end)) {
      switch matter {
      case .tick(let update, _): happenings.append(.status(update))
      case .order(let index): happenings.append(.order(day.orders[index], at: at))
      case .line(let index): happen(index, at: at, &happenings)
      }
    }
    clock = max(clock, instant)
  }

  private mutating func happen(_ index: Int, at: Date, _ happenings: inout [Happening]) {
    let line = day.timeline[index]
    waiting[line.citizen]?.removeAll { $0 == index }
    let asked = lines.above[index].map { happened[$0] ?? at } ?? day.start
    let isWanted: Bool
    if case .unanswered = line.moment {
      isWanted = (answers[line.citizen]?.at ?? .distantPast) < asked
    } else {
      isWanted = true
    }
    guard isWanted, deeds.meet(line.condition, of: line.citizen, asked: asked), let citizen = day.citizen(line.citizen)
    else {
      passedOver.insert(index)
      return
    }
    if let other = happening(line, at: at, key: names.lines[index]) {
      happenings.append(other)
      happened[index] = at
      return follow(index, at: at)
    }
    guard let content = line.deed.content(resolving: { target($0, of: index) }) else { return }
    // Who writes has the chat open: what was on its way is there, and read.
    if citizen.ticks.read != nil {
      for var tick in agenda.takeTicks(of: line.citizen) {
        tick.at = min(tick.at, at)
        happenings.append(.status(tick))
      }
    }
    let identity = identity(of: citizen)
    if let number = line.deed.newNumber { numbers[line.citizen] = number }
    happenings.append(
      .arrival(
        Arrival(
          id: names.lines[index], kind: content.kind, from: identity, at: at, content: content,
          quoting: line.quoting.flatMap { target($0, of: index) }, forwarding: line.forwarding)))
    happened[index] = at
    follow(index, at: at)
  }

  /// How WhatsApp names a citizen by now.
  public func identity(of citizen: Citizen) -> Identity {
    var identity = citizen.identity
    identity.phone = numbers[citizen.id] ?? identity.phone
    return identity
  }

  /// What a line brings about that is nothing a citizen sends.
  private func happening(_ line: Line, at: Date, key: ProviderID) -> Happening? {
    switch line.deed {
    case .desk(let act, let by): .colleague(ScriptedAct(at: at, citizen: line.citizen, by: by, act: act))
    case .status(let state, let code):
      (answers[line.citizen]?.id ?? names.lastAnswer[line.citizen]).map { message in
        .status(StatusUpdate(id: message, word: state.rawValue, state: state, at: at, errorCode: code, key: key))
      }
    case .send, .react, .edit, .delete: nil
    }
  }

  /// Notes what hangs on a line that has just happened.
  private mutating func follow(_ index: Int, at: Date) {
    for next in lines.following[index] {
      switch day.timeline[next].moment {
      case .start: break
      case .previous(let delay), .unanswered(let delay): agenda.note(.line(next), at: at.addingTimeInterval(delay))
      case .answer, .event: waiting[day.timeline[next].citizen, default: []].append(next)
      }
    }
  }

  private mutating func take(_ act: OperatorAct, at: Date) {
    switch act {
    case .closed(let id, _): did(.closed, to: id, at: at)
    case .did(let event, let id, _): did(event, to: id, at: at)
    case .notified(let id, let message, _): tick(message, to: id, from: at)
    case .answered(let id, let message, _):
      guard day.citizen(id) != nil else { return }
      answers[id] = (message, at)
      deeds.note(.answered, to: id, at: at)
      tick(message, to: id, from: at)
      for index in waiting[id] ?? [] {
        guard case .answer(let delay) = day.timeline[index].moment else { continue }
        agenda.forget(line: index)
        agenda.note(.line(index), at: at.addingTimeInterval(varied(delay, by: names.lines[index].rawValue)))
      }
    }
  }

  /// Notes what was done to a citizen, and lets go what waits for it; each time anew, as with answers.
  private mutating func did(_ event: DeskEvent, to id: String, at: Date) {
    deeds.note(event, to: id, at: at)
    for index in waiting[id] ?? [] {
      guard case .event(event, let delay) = day.timeline[index].moment else { continue }
      agenda.forget(line: index)
      agenda.note(.line(index), at: at.addingTimeInterval(varied(delay, by: names.lines[index].rawValue)))
    }
  }

  /// When a line of a citizen's happened, by its id; nil before it has.
  public func moment(of line: String, by citizen: String) -> Date? {
    day.timeline.firstIndex { $0.citizen == citizen && $0.name == line }.flatMap { happened[$0] }
  }

  /// Which line of the timeline a citizen's message of an instant was, by its place; nil for none of them.
  public func line(at instant: Date, by citizen: String) -> Int? {
    happened.filter { index, at in
      day.timeline[index].citizen == citizen && abs(at.timeIntervalSince(instant)) < 0.001
    }.keys.min()
  }

  /// Notes the ticks that a message will get on a citizen's phone.
  private mutating func tick(_ message: ProviderID, to id: String, from at: Date) {
    for (state, delay) in day.citizen(id)?.ticks.delays ?? [] {
      let due = at.addingTimeInterval(varied(delay, by: message.rawValue))
      let key = ProviderID("\(message.rawValue).\(state.rawValue)")
      let update = StatusUpdate(id: message, word: state.rawValue, state: state, at: due, key: key)
      agenda.note(.tick(update, citizen: id), at: due)
    }
  }

  /// The message that a line points at; nil when there is none yet.
  private func target(_ target: Target, of index: Int) -> ProviderID? {
    let citizen = day.timeline[index].citizen
    switch target {
    case .answer: return answers[citizen]?.id ?? names.lastAnswer[citizen]
    case .previous:
      var above = lines.above[index]
      while let candidate = above {
        if happened[candidate] != nil, day.timeline[candidate].deed.isMessage { return names.lines[candidate] }
        above = lines.above[candidate]
      }
      return nil
    case .line(let name):
      let found = day.timeline.firstIndex { $0.citizen == citizen && $0.name == name }
      return found.flatMap { happened[$0] == nil ? nil : names.lines[$0] }
    }
  }

  /// A delay as the seed has it, in whole seconds; the same message always gets the same.
  private func varied(_ delay: TimeInterval, by name: String) -> TimeInterval {
    guard seed != 0 else { return delay }
    // FNV-1a over the name, then the finish of SplitMix64.
    var mixed = name.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 31
    return (delay * (0.8 + Double(mixed % 401) / 1000)).rounded()
  }
}

extension Ticks {
  /// The ticks a message will get, each with its seconds from the sending; a phone that is off gives only the first.
  var delays: [(OutboxState, TimeInterval)] {
    var ticks: [(OutboxState, TimeInterval)] = [(.sent, 1)]
    guard let delivered else { return ticks }
    ticks.append((.delivered, max(1, delivered)))
    if let read { ticks.append((.read, max(1, delivered, read))) }
    return ticks
  }
}
