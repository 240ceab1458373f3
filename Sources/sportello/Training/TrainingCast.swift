import Console
import Desk
import Foundation
import Policy
import Training

/// Records what the console shows while a day is played with acts written down beforehand: each thing that happens, each
/// act with its chat open, the clock at each minute, and the score sheet at the end. The same day and acts give the same
/// recording.
struct TrainingCast {
  /// Seconds for which the score sheet stands at the end.
  private static let last = 5

  var day: Day
  var acts: [ScriptedAct]
  /// How many times as fast as the day it is shown.
  var speed: Int
  var size: Size
  var language: Language
  var painter: ANSIPainter

  /// Plays the day on a new file.
  ///
  /// - Returns: the recording, what was played, and how many seconds the recording takes.
  func recorded(at path: String) throws -> (cast: Asciicast, played: Played, seconds: Int) {
    let rehearsal = try Rehearsal(day, at: path)
    let setup = ConsoleSetup(
      store: rehearsal.store, path: rehearsal.store.path, me: rehearsal.me, clock: .training(rehearsal.clock),
      language: language, isLinked: true, rehearsal: rehearsal)
    var console = StillConsole(setup, try setup.state(size: size))
    var (painter, cast) = (painter, Asciicast(size: size, title: day.title))
    console.open()
    console.show(TrainingPace(speed: speed))
    cast.add(painter.paint(console.frame), at: 0)
    let end = day.start.addingTimeInterval(day.length)
    var (now, left) = (day.start, acts[...])
    while now < end {
      now = next(after: now, [rehearsal.next, left.first?.at]) ?? end
      rehearsal.clock.show(now)
      _ = try rehearsal.advance(to: now)
      console.hear([.tick(now), .training(.course(rehearsal.course)), .changed])
      while let act = left.first, act.at <= now {
        left.removeFirst()
        try play(act, in: rehearsal, on: &console)
      }
      cast.add(painter.paint(console.frame), at: shown(now))
    }
    console.hear(rehearsal.answer(.score))
    cast.add(painter.paint(console.frame), at: shown(end) + 1000)
    // A last sign without effect, so that the sheet stands for a while.
    let seconds = shown(end) / 1000 + 1 + Self.last
    cast.add("\u{1B}[?25l", at: seconds * 1000)
    return (cast, try rehearsal.played(), seconds)
  }

  /// When something is to be shown next: what is due, or the next minute of the clock; nil at the day's end.
  private func next(after now: Date, _ due: [Date?]) -> Date? {
    let minute = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
    let end = day.start.addingTimeInterval(day.length)
    return (due.compactMap(\.self) + [minute, end]).filter { $0 > now }.min()
  }

  private func play(_ act: ScriptedAct, in rehearsal: Rehearsal, on console: inout StillConsole) throws {
    if act.by == rehearsal.me, let chat = try rehearsal.store.find(act.citizen, of: day) {
      console.show(chat, named: day.citizen(act.citizen)?.name ?? act.citizen)
    }
    console.hear(try rehearsal.perform(act))
  }

  /// Milliseconds of the recording.
  private func shown(_ instant: Date) -> Int {
    Int((instant.timeIntervalSince(day.start) * 1000 / Double(speed)).rounded())
  }
}
