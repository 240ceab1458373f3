/// What stands in the way of a step on the ladder, before the desk is asked.
enum LadderObstacle: CaseIterable, Sendable {
  /// Only a supervisor may; anybody may propose it.
  case supervisorDecides
  /// Nothing waits for a judgement.
  case emptyQueue
  /// Nobody is blocked.
  case nobodyBlocked
  /// Nothing of ours is on its way or has failed.
  case nothingGoesOut
}

extension Phrases {
  /// The sentence for it.
  func sentence(_ obstacle: LadderObstacle) -> Sentence {
    switch obstacle {
    case .supervisorDecides:
      sentence(
        "Lo decide un supervisore", "premi \(key(.propose, in: .thread)) per proporlo", "A supervisor decides that",
        "press \(key(.propose, in: .thread)) to propose it")
    case .emptyQueue:
      sentence(
        "Nessun messaggio aspetta una decisione", "premi \(key(.viewIncoming)) per vedere chi aspetta una risposta",
        "No message waits for a decision", "press \(key(.viewIncoming)) to see who waits for an answer")
    case .nobodyBlocked:
      sentence(
        "Nessuno è bloccato", "premi \(key(.viewQueue)) per i messaggi segnalati", "Nobody is blocked",
        "press \(key(.viewQueue)) for the flagged messages")
    case .nothingGoesOut:
      sentence(
        "Tutto quello che è stato mandato è partito", "premi \(key(.viewIncoming)) per vedere chi aspetta una risposta",
        "Everything that was sent has left", "press \(key(.viewIncoming)) to see who waits for an answer")
    }
  }
}
