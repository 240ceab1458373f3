import Desk

/// What is said of citizens' files that are not here.
extension Phrases {
  /// Below a message whose file is being fetched.
  var fileOnTheWay: String { say("il file sta arrivando da WhatsApp", "the file is on its way from WhatsApp") }

  /// Below a message whose file will not come, and why.
  func fact(_ loss: FileLoss) -> String {
    switch loss {
    case .gone: say("il file non c'è più da WhatsApp", "WhatsApp does not have the file any more")
    case .damaged: say("il file è arrivato rovinato", "the file came damaged")
    case .tooLarge: say("il file è più grande di 100 MB", "the file is larger than 100 MB")
    case .disguised: say("il file non è ciò che dice di essere", "the file is not what it is said to be")
    }
  }

  /// Why a file cannot be opened, and what to do.
  func sentence(_ loss: FileLoss) -> Sentence {
    let fact = fact(loss)
    let remedy =
      switch loss {
      case .gone, .damaged: say("chiedi al cittadino di mandarlo di nuovo", "ask the citizen to send it again")
      case .tooLarge: say("chiedi al cittadino di mandarlo per e-mail", "ask the citizen to send it by e-mail")
      case .disguised:
        say(
          "non si tiene, potrebbe fare danni: chiedi al cittadino che cos'è",
          "it is not kept, it might do harm: ask the citizen what it is")
      }
    return Sentence(fact.prefix(1).uppercased() + fact.dropFirst(), remedy)
  }
}

extension FileState {
  /// Where opening such a file leads.
  var deadEnd: DeadEnd {
    switch self {
    case .wanted: .fileOnTheWay
    case .lost(.gone): .fileGone
    case .lost(.damaged): .fileDamaged
    case .lost(.tooLarge): .fileTooLarge
    case .lost(.disguised): .fileDisguised
    }
  }
}
