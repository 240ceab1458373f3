import Desk

/// Signs on citizens' messages.
extension ConsoleState {
  /// What keeps the chosen message from a sign.
  var reactionObstacle: Obstacle? {
    if let obstacle = chargeObstacle { return obstacle }
    guard let message else { return missingMessage }
    guard case .incoming = message.body else { return .refusal(.notTheCitizens) }
    return obstacle(toAct: .react(message.id, .thumbsUp))
  }

  /// Chooses a sign.
  mutating func chooseReaction() -> [Effect] {
    guard let thread, let message else { return [] }
    let choices: [Reaction?] = Reaction.allCases + [nil]
    let items = choices.map { reaction in
      Menu.Item(
        title: phrases.title(reaction), detail: reaction.map(phrases.meaning) ?? "",
        choice: .react(message.id, reaction, thread.id))
    }
    overlay = .menu(Menu(title: phrases.say("Reagisci al messaggio", "React to the message"), items: items))
    return []
  }
}

extension Phrases {
  static let reactionTitles: [Command: Saying] = [
    .react: Saying("reagisci con un segno a un messaggio del cittadino", "react with a sign to the citizen's message")
  ]

  /// A sign, or that there is to be none.
  func title(_ reaction: Reaction?) -> String {
    reaction?.rawValue ?? say("togli la reazione", "take the reaction off")
  }

  /// What a sign says.
  func meaning(_ reaction: Reaction) -> String {
    switch reaction {
    case .thumbsUp: say("va bene", "all right")
    case .thanks: say("grazie", "thank you")
    case .smile: say("un sorriso", "a smile")
    case .heart: say("un cuore", "a heart")
    case .done: say("fatto", "done")
    }
  }
}
