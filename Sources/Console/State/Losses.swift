import Desk

/// Colleagues who take a chat over: it is said at once, wherever the operator is, and no text is lost.
extension ConsoleState {
  /// The colleague who has the open chat, when it is not ours: what is being written there cannot be sent.
  var lostCharge: StaffID? {
    guard let holder = openSubject?.conversation.session?.inCharge, holder != me.id else { return nil }
    return holder
  }

  /// Whose the chats are that are known: the open one's head and the rows of the list.
  var charges: [ConversationID: StaffID] {
    var charges: [ConversationID: StaffID] = [:]
    for line in list.lines { charges[line.row.id] = line.row.inCharge }
    if let thread, let head = thread.head { charges[thread.id] = head.conversation.session?.inCharge }
    return charges
  }

  /// Says which of our chats a colleague has taken since.
  ///
  /// - Parameter before: whose they were.
  mutating func announceLosses(since before: [ConversationID: StaffID]) {
    let now = charges
    for (id, holder) in now where holder != me.id && before[id] == me.id {
      guard handed.remove(id) == nil else { continue }
      let citizen = thread?.id == id ? thread?.name : list.lines.first { $0.row.id == id }?.name
      let (name, whose) = (circumstances.name(holder), citizen?.text ?? "")
      let keepsDraft = drafts[id]?.reply.editor.isEmpty == false
      let remedy =
        keepsDraft
        ? phrases.say("la tua bozza resta qui, ma non parte", "your draft stays here and is not sent")
        : phrases.say("ora risponde \(name)", "\(name) answers now")
      notice = .refusal(
        phrases.say("\(name) è subentrato nella chat di \(whose): ", "\(name) took over the chat of \(whose): ")
          + remedy)
    }
  }
}
