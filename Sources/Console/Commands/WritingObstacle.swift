/// Why a key of the composer does nothing now.
enum WritingObstacle: CaseIterable, Sendable {
  case nothingCut, nothingToUndo, nothingToRedo, noAnswers, nothingAttached
  /// Nobody wants the spelling checked, or something keeps it from being checked.
  case spellingOff, spellingCannot
}

extension Phrases {
  /// The sentence for what stands in the way while one writes.
  func sentence(_ obstacle: WritingObstacle) -> Sentence {
    func key(_ command: Command) -> String { self.key(command, in: .composer) }
    switch obstacle {
    case .nothingCut:
      return sentence(
        "Non c'è testo tagliato", "\(key(.deleteWord)), \(key(.killLine)) e \(key(.killStart)) tagliano",
        "No text has been cut", "\(key(.deleteWord)), \(key(.killLine)) and \(key(.killStart)) cut")
    case .nothingToUndo:
      return sentence(
        "Non c'è una modifica da annullare", "\(key(.redo)) rifà quelle annullate", "There is no change to undo",
        "\(key(.redo)) does again what was undone")
    case .nothingToRedo:
      return sentence(
        "Non c'è una modifica da rifare", "\(key(.undo)) annulla l'ultima", "There is no change to do again",
        "\(key(.undo)) undoes the last one")
    case .nothingAttached:
      return sentence(
        "Non c'è un allegato", "\(key(.attach)) ne sceglie uno", "Nothing is attached", "\(key(.attach)) chooses a file"
      )
    case .spellingOff:
      return sentence(
        "L'ortografia non si controlla", "\(self.key(.spelling)) on la controlla", "The spelling is not checked",
        "\(self.key(.spelling)) on has it checked")
    case .spellingCannot:
      return sentence(
        "L'ortografia ora non si può controllare", "\(self.key(.spelling)) on dice che cosa manca",
        "The spelling cannot be checked now", "\(self.key(.spelling)) on says what is missing")
    case .noAnswers:
      return sentence(
        "Non hai ancora mandato risposte", "dopo la prima la ritrovi qui", "You have not sent an answer yet",
        "after the first you find it here")
    }
  }
}
