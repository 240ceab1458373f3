import Console
import Desk
import Foundation
import Training

/// A rehearsal at the console: its clock, what its trainer puts in, going back.
extension ConsoleLoop {
  /// Tells the console how the day stands; after going back, that it did.
  func beginTraining() {
    guard let rehearsal = setup.rehearsal else { return }
    feed(.training(.course(rehearsal.course)))
    if rehearsal.isRepeated { feed(.training(.rewound)) }
  }

  /// Does what the trainer asks. What touches the file is done by the writer, in order with all acts.
  func serve(_ request: TrainingRequest) {
    guard let rehearsal = setup.rehearsal else { return }
    switch request {
    case .pace(let pace): rehearsal.clock.keep(pace)
    case .go(let instant):
      rehearsal.clock.show(instant)
      let now = setup.clock.now
      nextOfDay = min(nextOfDay ?? now, now)
      workers.write { rehearsal.go(to: now).map(Heard.input) }
    case .inject, .score: workers.write { rehearsal.answer(request).map(Heard.input) }
    case .rewind(let instant): (rewindsTo, isOver) = (instant, true)
    }
  }
}
