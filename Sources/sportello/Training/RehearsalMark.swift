import Foundation
import Training

/// A copy of a rehearsal's file as it was at an instant, with all that is known beside it: from here going back is quick.
struct RehearsalMark {
  /// Instants and acts between two marks.
  static let stride = 50

  var at: Date
  /// The copy.
  var path: String
  /// How many acts were done by then.
  var steps: Int
  var refusals: [Played.Refused]
  var memory: DayRunner.Memory
  var next: Date?
}
