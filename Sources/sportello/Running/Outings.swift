import Console

/// What goes to the user's programs, one thing at a time: a new wish ends the drawing of an older one.
final class Outings {
  private let opener: Opener
  private var drawing: Drawing?
  private var number = 0

  init(_ opener: Opener) { self.opener = opener }

  /// Opens something. A picture is drawn by the worker that reads, and comes as an input.
  ///
  /// - Parameter room: the screen, for what is shown on it.
  /// - Returns: what is to be told, and what goes to the clipboard.
  func open(_ item: OutsideItem, room: Size, with reader: Reader) -> (told: OutsideOutcome, copied: String?) {
    _ = stop()
    switch opener.open(item, room: room) {
    case .told(let outcome): return (outcome, nil)
    case .copy(let text): return (.copied, text)
    case .draw(let drawing):
      self.drawing = drawing
      number += 1
      reader.ask { [opener, number] _ in
        if let picture = drawing.run() { return [.opened(.picture(number: number, picture))] }
        return drawing.isStopped ? [] : [.opened(opener.handOver(drawing.path))]
      }
      return (.drawing(number: number), nil)
    }
  }

  /// Gives up the picture that is being drawn; whether there was one.
  func stop() -> Bool {
    defer { drawing = nil }
    drawing?.stop()
    return drawing != nil
  }
}
