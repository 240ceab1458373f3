import Console
import Desk
import Foundation
import Policy
import Store
import Training

/// A day that a trainee plays at the console. Whatever is done is noted with its instant, and what is due before it
/// happens first, each thing at its own time: so the same acts at the same instants give the same file, and the day can be
/// taken back to any moment by playing it again up to there.
final class Rehearsal: DayPlaying, @unchecked Sendable {
  /// Something done to the file, by whoever sits at the console.
  struct Step: Sendable {
    /// What was done.
    enum Deed: Sendable {
      case effect(Effect)
      case tended
      case injected(citizen: String, text: String)
    }

    var at: Date
    var deed: Deed
  }

  /// The day.
  let day: Day
  /// The trainee.
  let me: StaffID
  /// The clock that the trainer moves.
  let clock: TrainingClock
  /// The file: a training file, with no way to WhatsApp.
  let store: Store
  /// The connection by which the day and the trainee write.
  private let hand: Store
  private let runner: DayRunner
  private let lock = NSRecursiveLock()
  private var steps: [Step] = []
  private var refusals: [Played.Refused] = []
  /// When something happens next by itself.
  private(set) var next: Date?
  private var marks: [RehearsalMark] = []
  /// What happened or was done since the last mark.
  private var stretch = 0
  /// How often the day was begun, for the files' names.
  private let round: Int

  /// Begins a day on a new file; its clock stands still at the day's start.
  ///
  /// - Throws: a fault of the file, or a failure for a day that nobody works in.
  convenience init(_ day: Day, at path: String) throws { try self.init(day, at: path, round: 1) }

  private init(_ day: Day, at path: String, round: Int) throws {
    guard let me = day.staff.first?.id else { throw Failure.refused("the day has no staff") }
    (self.day, self.me, self.round) = (day, me, round)
    clock = TrainingClock(at: day.start, pace: TrainingPace(isPaused: true))
    store = try DayRunner.prepare(day, at: path, kind: .training)
    hand = try TrainingFile.open(path)
    runner = DayRunner(day, in: hand, book: .embedded)
    next = try runner.advance(to: day.start)
    mark(day.start)
  }

  /// Takes the day up at a mark of an earlier rehearsal.
  private init(_ earlier: Rehearsal, from mark: RehearsalMark, at path: String) throws {
    (day, me, round) = (earlier.day, earlier.me, earlier.round + 1)
    clock = TrainingClock(at: mark.at, pace: TrainingPace(isPaused: true, speed: earlier.clock.pace.speed))
    try FileManager.default.copyItem(atPath: mark.path, toPath: path)
    store = try TrainingFile.open(path)
    hand = try TrainingFile.open(path)
    runner = DayRunner(day, in: hand, from: mark.memory, book: .embedded)
    (next, refusals) = (mark.next, mark.refusals)
    steps = Array(earlier.steps.prefix(mark.steps))
    marks = earlier.marks.filter { $0.at <= mark.at }
  }

  /// Whether the day was taken back to get here.
  var isRepeated: Bool { round > 1 }

  /// Plays on, each thing at its own time.
  func advance(to now: Date) throws -> Date? {
    try lock.withLock {
      next = try runner.play(next, to: now) { moment, later in
        next = later
        stretch += 1
        if stretch >= RehearsalMark.stride { mark(moment) }
      }
      return next
    }
  }

  /// Copies the file as it is. Where that cannot be, going back only takes longer.
  private func mark(_ instant: Date) {
    stretch = 0
    let path = folder.appendingPathComponent("mark-\(round)-\(marks.count).sqlite").path
    guard (try? hand.copy(to: path)) != nil else { return }
    marks.append(
      RehearsalMark(
        at: instant, path: path, steps: steps.count, refusals: refusals, memory: runner.memory, next: next))
  }

  private var folder: URL { URL(fileURLWithPath: store.path).deletingLastPathComponent() }

  private func keep(_ step: Step) {
    steps.append(step)
    stretch += 1
  }

  /// Does what the console asks, after what is due; nothing for an effect that writes nothing.
  func perform(_ effect: Effect, at now: Date) -> [Input] {
    guard effect.isWritten else { return [] }
    return lock.withLock {
      do {
        _ = try advance(to: now)
        let heard = hand.write(effect, for: me, at: now)
        if effect.isKept { keep(Step(at: now, deed: .effect(effect))) }
        note(heard, of: effect, at: now)
        next = try runner.advance(to: now)
        return heard
      } catch {
        return [effect.ticket.map { .settled(ticket: $0, .fault(error.trouble)) } ?? .fault(error.trouble)]
      }
    }
  }

  /// Does what a script says, at its moment.
  func perform(_ act: ScriptedAct) throws -> [Input] {
    try lock.withLock {
      _ = try advance(to: act.at)
      if let refusal = try runner.perform(act) { refusals.append(Played.Refused(act, refusal)) }
      next = try runner.advance(to: act.at)
      return [.training(.course(course)), .changed]
    }
  }

  /// Ends what has ended by itself.
  func tend(at now: Date) -> [Input] {
    lock.withLock {
      do {
        _ = try advance(to: now)
        if try hand.tend(at: now) { keep(Step(at: now, deed: .tended)) }
        return []
      } catch {
        return [.fault(error.trouble)]
      }
    }
  }

  /// Puts the clock forward, and lets happen what is due by then.
  @discardableResult
  func go(to instant: Date) -> [Input] {
    clock.show(instant)
    do {
      let now = clock.now
      _ = try advance(to: now)
      return [.tick(now), .training(.course(course)), .changed]
    } catch {
      return [.fault(error.trouble)]
    }
  }

  /// What the console hears when it asks for something; going back is for whoever owns the console.
  func answer(_ request: TrainingRequest) -> [Input] {
    switch request {
    case .pace(let pace):
      clock.keep(pace)
      return []
    case .go(let instant): return go(to: instant)
    case .inject(let citizen, let text): return inject(text, from: citizen, at: clock.now)
    case .score:
      do { return [.training(.sheet(try played().score()))] } catch { return [.fault(error.trouble)] }
    case .rewind: return []
    }
  }

  private func inject(_ text: String, from citizen: String, at now: Date) -> [Input] {
    lock.withLock {
      do {
        _ = try advance(to: now)
        try runner.inject(text, from: citizen, number: injected.count + 1, at: now)
        keep(Step(at: now, deed: .injected(citizen: citizen, text: text)))
        next = try runner.advance(to: now)
        return [.training(.course(course)), .changed]
      } catch {
        return [.fault(error.trouble)]
      }
    }
  }

  /// The day as it stands.
  var course: [CourseItem] { lock.withLock { runner.course(with: injected) } }

  private var injected: [CourseItem] {
    steps.compactMap { step in
      guard case .injected(let citizen, let text) = step.deed else { return nil }
      return CourseItem(.injected(citizen: citizen, text: text), .happened(step.at))
    }
  }

  /// What the day has left so far.
  func played() throws -> Played { try lock.withLock { try Played.read(day, from: store, refusals: refusals) } }

  /// Whose conversation it is, by the citizen's handle.
  func citizen(of chat: ConversationID) -> String? { runner.citizen(of: chat) }

  /// Which line of the timeline a citizen's message of an instant was; nil for none of them.
  func line(at instant: Date, by citizen: String) -> Int? { runner.line(at: instant, by: citizen) }

  /// What was done, in order.
  var done: [Step] { lock.withLock { steps } }

  /// The same day on a new file beside this one, with what was done up to an instant; its clock shows it and stands still.
  func rewound(to instant: Date) throws -> Rehearsal {
    try lock.withLock {
      let path = folder.appendingPathComponent("training-\(round + 1).sqlite").path
      let earlier: Rehearsal
      if let mark = marks.last(where: { $0.at <= instant }) {
        earlier = try Rehearsal(self, from: mark, at: path)
      } else {
        earlier = try Rehearsal(day, at: path, round: round + 1)
        earlier.clock.keep(TrainingPace(isPaused: true, speed: clock.pace.speed))
      }
      // What was attached lies beside the file.
      if FileManager.default.fileExists(atPath: store.filesFolder) {
        try FileManager.default.copyItem(atPath: store.filesFolder, toPath: earlier.store.filesFolder)
      }
      for step in steps.dropFirst(earlier.steps.count) where step.at <= instant { earlier.repeat(step) }
      _ = try earlier.advance(to: instant)
      earlier.clock.show(instant)
      return earlier
    }
  }

  private func `repeat`(_ step: Step) {
    switch step.deed {
    case .effect(let effect): _ = perform(effect, at: step.at)
    case .tended: _ = tend(at: step.at)
    case .injected(let citizen, let text): _ = inject(text, from: citizen, at: step.at)
    }
  }

  /// Notes what the desk refused: the score looks at answers tried when it was too late.
  private func note(_ heard: [Input], of effect: Effect, at now: Date) {
    guard case .perform(_, let intent, let chat) = effect, case .reply = intent else { return }
    for case .settled(_, .refused(let refusal)) in heard {
      guard let citizen = runner.citizen(of: chat) else { continue }
      refusals.append(Played.Refused(at: now, citizen: citizen, refusal: refusal, wasAnswer: true))
    }
  }
}
