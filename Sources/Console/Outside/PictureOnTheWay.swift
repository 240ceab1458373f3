import Desk

/// A picture that is being drawn for the terminal: by which number it comes, and the chat that it was asked for in.
struct PictureOnTheWay: Equatable, Sendable {
  let number: Int
  let conversation: ConversationID?
}

/// Pictures take a while; keys go on meanwhile.
extension ConsoleState {
  /// What stands below a picture in the terminal.
  public var pictureHint: Printable {
    Printable(phrases.say("un tasto qualsiasi torna alla chat", "any key goes back to the chat"))
  }

  /// Takes note of what became of an outing. A picture is shown where it was asked for, and not over something else that
  /// the operator does meanwhile.
  mutating func take(_ outcome: OutsideOutcome) -> [Effect] {
    switch outcome {
    case .drawing(let number): drawing = PictureOnTheWay(number: number, conversation: thread?.id)
    case .picture(let number, let picture):
      guard let asked = drawing, asked.number == number else { return [] }
      drawing = nil
      if focus == .thread, overlay == nil, thread?.id == asked.conversation { return [.outside(.show(picture))] }
      notice = .hint(phrases.pictureIsReady)
    case .stopped: drawing = nil
    case .opened, .shown, .copied, .noProgram, .noFile, .tooLarge, .unknownSort, .failed:
      drawing = nil
      notice = phrases.notice(outcome)
    }
    return []
  }

  /// Gives up the picture that is being drawn; nil when there is none.
  mutating func stopDrawing() -> [Effect]? {
    guard drawing != nil else { return nil }
    drawing = nil
    notice = .hint(phrases.say("L'immagine non si disegna più", "The picture is not being drawn any more"))
    return [.outside(.stopDrawing)]
  }
}

extension Phrases {
  /// That a picture is being drawn, and how to give it up.
  var drawing: String { say("disegno l'immagine: Esc annulla", "drawing the picture: Esc gives it up") }

  /// That a picture is drawn, while the operator is elsewhere.
  var pictureIsReady: String {
    let key = self.key(.openOutside, in: .thread)
    return say(
      "L'immagine è pronta: \(key) nella sua chat la mostra", "The picture is ready: \(key) in its chat shows it")
  }
}
