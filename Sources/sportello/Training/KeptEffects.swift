import Console

extension Effect {
  /// Whether it goes into the file.
  var isWritten: Bool {
    switch self {
    case .perform, .dismissFlags, .saveDraft: true
    case .ladder(let request): request.writes
    case .loadInbox, .loadCounts, .loadThread, .search, .outbox, .attend, .copy, .mouse, .outside, .dossier, .training,
      .writing, .redraw, .suspend, .quit:
      false
    }
  }

  /// Whether it is done again when the day is taken back: what was only begun to be written is not.
  var isKept: Bool { if case .saveDraft = self { false } else { isWritten } }
}
