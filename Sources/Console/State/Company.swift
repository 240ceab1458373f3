import Desk

/// Who is at which chat at other consoles.
struct Company: Equatable, Sendable {
  /// Somebody at a chat.
  struct Member: Equatable, Sendable {
    let staff: StaffID
    let mode: Presence.Mode
  }

  private var members: [ConversationID: [Member]] = [:]

  /// Nobody.
  init() {}

  /// Everyone once for each chat, whoever writes first; in one order, so that nothing changes places by itself.
  init(_ presences: [Presence]) {
    for (id, there) in Dictionary(grouping: presences, by: \.place.conversation) {
      let modes = Dictionary(there.map { ($0.staff, $0.place.mode) }, uniquingKeysWith: max)
      members[id] = modes.map { Member(staff: $0.key, mode: $0.value) }
        .sorted { ($1.mode, $0.staff) < ($0.mode, $1.staff) }
    }
  }

  /// Who is at a chat: those who write, then those who look.
  subscript(id: ConversationID) -> [Member] { members[id] ?? [] }
}

extension ConsoleState {
  /// Where the operator is: at a chat whose pane is on screen, and writing there when the keys go to an answer that has
  /// been begun. A note is for colleagues: it gives nobody a reason to wait.
  var whereabouts: Presence.Place? {
    guard let thread, !Layout(self).thread.isEmpty else { return nil }
    let isWriting = focus == .composer && draft.purpose == .reply && !draft.reply.editor.isEmpty
    return Presence.Place(thread.id, isWriting ? .writing : .viewing)
  }

  /// Tells colleagues where the operator is, when that has changed.
  mutating func tellWhereabouts() -> [Effect] {
    let place = whereabouts
    guard place != toldPlace else { return [] }
    toldPlace = place
    return [.attend(place)]
  }
}
