import Desk

/// What goes out and has not arrived.
extension CommandTable {
  static let outbox: [CommandEntry] = [
    row(.template, .answering, reading: [.character("M")], unless: { $0.templateObstacle }) { state, _ in
      state.chooseTemplate()
    },
    row(.templates, .moderation, unless: { $0.templatesObstacle }) { state, _ in state.showTemplates() },
    row(.react, .answering, thread: [.character("+")], unless: { $0.reactionObstacle }) { state, _ in
      state.chooseReaction()
    },
    row(.viewOutbox, .answering, reading: [.character("O")], queue: [.character("O")]) { state, _ in
      state.showLadder(.outbox)
    },
    row(.retry, .answering, queue: [.character("R")], unless: { $0.outgoingObstacle }) { state, _ in
      state.retryOutgoing()
    },
    row(.markSent, .answering, queue: [.character("S")], unless: { $0.outgoingObstacle }) { state, _ in
      state.markOutgoingSent()
    },
    row(.giveUp, .answering, queue: [.character("x")], unless: { $0.outgoingObstacle }) { state, _ in
      state.giveUpOutgoing()
    },
  ]
}
