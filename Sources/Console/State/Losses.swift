import Desk

/// Colleagues who take a chat over: it is said at once, wherever the operator is, and no text is lost.
extension ConsoleState {
  /// The colleague who has the open chat, when it is not ours: what is being written there cannot be sent.
  var lostCharge: StaffID? {
    guard let holder = openSubject?.conversation.session?.inCharge, holder != me.id else { return nil }
    return holder
  }

  /// What is known of the chats on screen: those of the list, and the open one by its head.
  struct Charges {
    /// Whose they are; nobody's are not among them.
    var holders: [ConversationID: StaffID] = [:]
    /// What the citizens are called, of those that have a holder.
    var names: [ConversationID: Printable] = [:]
    /// Whether these are all chats of ours: what is not among them is not ours.
    var areAllOurs = false
  }

  /// Whose the chats are that are known.
  var charges: Charges {
    var charges = Charges(areAllOurs: view == .mine && list.isLoaded && !list.hasEarlier && !list.hasLater)
    for line in list.lines {
      guard let holder = line.row.inCharge else { continue }
      (charges.holders[line.row.id], charges.names[line.row.id]) = (holder, line.name)
    }
    if let thread {
      charges.names[thread.id] = thread.name
      if let head = thread.head { charges.holders[thread.id] = head.conversation.session?.inCharge }
    }
    return charges
  }

  /// Says which of our chats a colleague has taken since.
  mutating func announceLosses(since before: Charges) {
    let now = charges
    for (id, holder) in now.holders where holder == me.id && before.holders[id] != me.id { letGo.remove(id) }
    let ours = before.holders.filter { $0.value == me.id }.keys.sorted { $0.rawValue < $1.rawValue }
    let lost = ours.filter { id in
      let isGone = now.holders[id].map { $0 != me.id } ?? (now.areAllOurs && thread?.id != id)
      return isGone && !letGo.contains(id)
        && !pending.contains { $0.conversation == id && $0.intent.letsGo }
    }
    guard let first = lost.first else { return }
    let name = before.names[first]?.text ?? ""
    let text =
      lost.count == 1
      ? phrases.lost(name, to: now.holders[first].map(circumstances.name), keepsDraft: keepsDraft(first))
      : phrases.lost(lost.compactMap { before.names[$0]?.text }, keepsDraft: lost.contains { keepsDraft($0) })
    notice = .refusal(text)
  }

  private func keepsDraft(_ id: ConversationID) -> Bool { drafts[id]?.reply.editor.isEmpty == false }
}

extension Intent {
  /// Whether the chat is not ours any more after it.
  var letsGo: Bool {
    switch self {
    case .release, .transfer, .close: true
    case .claim, .takeOver, .reply, .takeBack, .note, .reopen, .snooze, .label, .unlabel, .see, .markUnread, .flag,
      .dismissFlag, .mark, .unmark, .outbox, .template, .react, .ladder:
      false
    }
  }
}

extension Phrases {
  /// That one chat is a colleague's now; nil when it is not known whose.
  func lost(_ citizen: String, to colleague: String?, keepsDraft: Bool) -> String {
    let fact =
      colleague.map {
        say("La chat di \(citizen) ora è in carico \(to($0))", "The chat of \(citizen) is with \($0) now")
      } ?? say("La chat di \(citizen) non è più in carico a te", "The chat of \(citizen) is not yours any more")
    let remedy =
      keepsDraft
      ? say("la tua bozza resta lì, ma non parte", "your draft stays there and is not sent")
      : say("\(key(.note)) lascia una nota a chi risponde", "\(key(.note)) leaves a note to whoever answers")
    return fact + ": " + remedy
  }

  /// That several chats are not ours any more.
  func lost(_ citizens: [String], keepsDraft: Bool) -> String {
    let fact = say(
      "\(citizens.count) chat non sono più in carico a te", "\(citizens.count) chats are not yours any more")
    let drafts = keepsDraft ? say("; le tue bozze restano lì", "; your drafts stay there") : ""
    return fact + ": " + citizens.joined(separator: ", ") + drafts
  }
}
