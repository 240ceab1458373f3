import Foundation
import Training

/// How the clock of a rehearsal goes.
public struct TrainingPace: Equatable, Sendable {
  /// The paces that a trainer may choose.
  public static let speeds = [1, 10, 60]

  /// Whether it stands still.
  public var isPaused: Bool
  /// How many times as fast as the machine's it goes otherwise.
  public var speed: Int

  /// Makes a pace.
  public init(isPaused: Bool = false, speed: Int = 1) { (self.isPaused, self.speed) = (isPaused, speed) }
}

/// What a rehearsal asks of the world; each is answered with `Input.training`.
public enum TrainingRequest: Equatable, Sendable {
  /// The clock goes like this from now on.
  case pace(TrainingPace)
  /// The clock goes to a later instant at once; what is due by then happens, each thing at its own time.
  case go(to: Date)
  /// The day begins anew and is played to an earlier instant, with what was done up to then.
  case rewind(to: Date)
  /// A citizen writes something that is not in the day.
  case inject(citizen: String, text: String)
  /// What the day has come to so far.
  case score
}

/// What a rehearsal is told.
public enum TrainingAnswer: Sendable {
  /// How the day stands.
  case course([CourseItem])
  /// What it has come to.
  case sheet(ScoreSheet)
  /// The day was taken back to the instant that the clock shows.
  case rewound
}

/// The rehearsal that is going on.
struct TrainingState: Sendable {
  let day: Day
  var pace: TrainingPace
  /// The day as it stands.
  var course: [CourseItem] = []
  /// Whether the day's end has been told.
  var hasEnded = false
  /// How many hints have been given, by the citizen's handle; "" is for all.
  var hintsGiven: [String: Int] = [:]

  /// When the day is over.
  var end: Date { day.start.addingTimeInterval(day.length) }

  /// When the next thing happens that does not hang on the operator.
  func next(after now: Date) -> Date? {
    let due = course.compactMap { item -> Date? in if case .due(let at) = item.standing { at } else { nil } }
    return due.filter { $0 > now }.min() ?? (now < end && due.isEmpty ? end : nil)
  }

  /// When the last thing up to an instant happened.
  func last(upTo now: Date) -> Date? {
    course.compactMap { item -> Date? in if case .happened(let at) = item.standing { at } else { nil } }
      .filter { $0 <= now }.max()
  }
}

/// What lies over the picture in a rehearsal.
enum TrainingOverlay: Sendable {
  /// The day as it stands; the chosen line, counted from the first, is nil for the first that is to come.
  case panel(selection: Int?)
  /// The score sheet.
  case sheet(ScoreSheet, scroll: Int)
}

extension ConsoleState {
  /// Begins a rehearsal of a day.
  public mutating func beginTraining(_ day: Day, _ pace: TrainingPace) {
    training = TrainingState(day: day, pace: pace)
  }

  /// Whether a command is there at all: those of the rehearsal are only in one.
  func has(_ command: Command) -> Bool { training != nil || !command.isOfTraining }

  mutating func take(_ answer: TrainingAnswer) {
    switch answer {
    case .course(let course): training?.course = course
    case .sheet(let sheet): overlay = .training(.sheet(sheet, scroll: 0))
    case .rewound:
      let key = phrases.key(.trainPause)
      notice = .hint(
        phrases.say(
          "Tornati alle \(phrases.clock(now)): l'orologio è fermo, \(key) lo fa ripartire",
          "Back at \(phrases.clock(now)): the clock stands still, \(key) starts it again"))
    }
  }

  /// Stops the clock at the day's end, and asks once for the score sheet.
  mutating func endTraining() -> [Effect] {
    guard var state = training, !state.hasEnded, now >= state.end else { return [] }
    state.hasEnded = true
    state.pace.isPaused = true
    training = state
    return [.training(.pace(state.pace)), .training(.score)]
  }
}

extension Command {
  private static let ofTraining: Set<Command> = [
    .trainPanel, .trainPause, .trainStep, .trainSpeed, .trainJump, .trainRewind, .trainHint, .trainInject, .trainScore,
  ]

  /// Whether it is there only in a rehearsal.
  var isOfTraining: Bool { Self.ofTraining.contains(self) }
}
