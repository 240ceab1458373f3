/// What goes out of the console: to the clipboard, to the user's programs.
extension CommandTable {
  static let outside: [CommandEntry] = [
    row(.copy, .answering, reading: [.character("y")], unless: { $0.copyObstacle }) { state, _ in state.copy() },
    row(.openOutside, .answering, reading: [.character("w")], unless: { $0.outsideObstacle }) { state, _ in
      state.openOutside()
    },
    row(.dossier, .moderation, reading: [.character("E")], unless: { $0.dossierObstacle }) { state, _ in
      state.askDossier()
    },
    row(.mouse, .program, .onOff) { $0.listenToMouse($1) },
  ]
}
