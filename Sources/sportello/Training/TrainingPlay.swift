import Desk
import Foundation
import Store
import Training

/// Plays a day with acts written down beforehand, on a file of its own, as fast as the file takes it. The same day and
/// acts give the same file, wherever and whenever it is.
struct TrainingPlay {
  private let day: Day
  /// The file.
  let store: Store
  private let runner: DayRunner

  /// Makes the file.
  ///
  /// - Parameter path: where; a training file, with no way to WhatsApp.
  init(_ day: Day, at path: String) throws {
    self.day = day
    store = try DayRunner.prepare(day, at: path, kind: .training)
    runner = DayRunner(day, in: store, book: .embedded)
  }

  /// Plays to the day's end.
  func play(_ acts: [ScriptedAct]) throws -> Played {
    try Played.read(day, from: store, refusals: try replay(acts))
  }

  /// The same without looking at what it left.
  ///
  /// - Returns: what was refused.
  func replay(_ acts: [ScriptedAct]) throws -> [Played.Refused] { try store.together { try replayed(acts) } }

  private func replayed(_ acts: [ScriptedAct]) throws -> [Played.Refused] {
    var refusals: [Played.Refused] = []
    var next = try runner.advance(to: day.start)
    for act in acts {
      next = try runner.play(next, to: act.at)
      if let refusal = try runner.perform(act) { refusals.append(Played.Refused(act, refusal)) }
      next = try runner.advance(to: act.at)
    }
    let end = day.start.addingTimeInterval(day.length)
    _ = try runner.play(next, to: end)
    return refusals
  }
}

extension Played {
  /// Reads what a day left in its file.
  static func read(_ day: Day, from store: Store, refusals: [Refused] = []) throws -> Played {
    var witness = DeskWitness(day, in: store)
    var threads: [String: [Entry]] = [:]
    var measures: [String: [MeasureRecord]] = [:]
    for citizen in day.citizens {
      guard let chat = try witness.chat(of: citizen.id) else { continue }
      threads[citizen.id] = try store.thread(chat, limit: 10_000)?.entries ?? []
      measures[citizen.id] = try store.measures(in: chat)
    }
    let head = try store.verifyJournal(finding: []).head
    return Played(
      day: day, timetable: try store.office().timetable, threads: threads, measures: measures, refusals: refusals,
      journal: head?.text ?? "")
  }
}

extension Played.Refused {
  /// What a script asked for and the desk refused.
  init(_ act: ScriptedAct, _ refusal: Refusal) {
    self.init(at: act.at, citizen: act.citizen, refusal: refusal, wasAnswer: act.act.isAnswer)
  }
}

extension DeskAct {
  /// Whether it sends something to the citizen.
  var isAnswer: Bool {
    switch self {
    case .reply, .quickReply: true
    case .claim, .release, .takeOver, .takeBack, .reopen, .note, .close, .handTo, .label, .flag, .dismissFlags, .mark,
      .take, .propose, .liftBlock, .undoBlock:
      false
    }
  }
}
