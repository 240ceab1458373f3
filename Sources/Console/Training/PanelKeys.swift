import Desk
import Foundation
import Training

/// Keys while the trainer's panel or the score sheet lies over the picture. The keys of the rehearsal work there too.
extension ConsoleState {
  mutating func press(_ key: Key, on shown: TrainingOverlay) -> [Effect] {
    if key == .escape {
      overlay = nil
      return []
    }
    if let command = phrases.keys.command(for: key, in: .list), command.isOfTraining {
      let isPanelAgain: Bool
      if case .panel = shown { isPanelAgain = command == .trainPanel } else { isPanelAgain = false }
      if isPanelAgain || command == .trainScore || command == .trainHint { overlay = nil }
      return isPanelAgain ? [] : run(command)
    }
    switch shown {
    case .panel(let selection): return press(key, onPanelAt: selection)
    case .sheet(let sheet, let scroll):
      guard key.stroke != .accept else {
        overlay = nil
        return []
      }
      let steps = SheetView.steps(sheet, self)
      overlay = .training(.sheet(sheet, scroll: scroll.scrolled(by: key.stroke, page: SheetView.page(size), to: steps)))
      return []
    }
  }

  private mutating func press(_ key: Key, onPanelAt selection: Int?) -> [Effect] {
    let items = training?.course ?? []
    let current = selection ?? PanelView.present(items)
    if key.stroke == .accept, items.indices.contains(current) {
      overlay = nil
      switch items[current].standing {
      case .happened(let at): return askToRewind(to: at.addingTimeInterval(-1))
      case .due(let at): return [.training(.go(to: at))]
      case .waits, .passedOver:
        notice = .hint(phrases.say("Questo non ha un'ora sua", "This has no time of its own"))
        return []
      }
    }
    if key == .character("+") {
      overlay = nil
      return inject(nil)
    }
    let moved = current.scrolled(by: key.stroke, page: PanelView.page(size), to: items.count - 1)
    overlay = .training(.panel(selection: moved == current ? selection : moved))
    return []
  }
}
