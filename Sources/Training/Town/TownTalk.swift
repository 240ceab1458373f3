/// What people of an invented town say and send: short and long by turns, common words often and rare ones seldom, so
/// that searching among them is like searching among real ones.
enum TownTalk {
  /// The first message of a visit: a question, perhaps with a greeting and more than was needed.
  static func question(_ matter: TownPhrases.Matter, _ chance: inout Chance) -> String {
    var text = ""
    if chance.hits(650) {
      chance.pickCommon(TownSmallTalk.greetings).fill(&text, &chance)
      text += chance.hits(120) ? "\n" : " "
    }
    chance.pick(matter.questions).fill(&text, &chance)
    for _ in 0..<asides(&chance) { chance.pick(TownSmallTalk.asides).join(&text, &chance, breaks: 150) }
    return text
  }

  /// What a citizen says further on.
  static func followUp(_ matter: TownPhrases.Matter, isLast: Bool, _ chance: inout Chance) -> String {
    if isLast, chance.hits(700) { return chance.pickCommon(TownSmallTalk.thanks).filled(&chance) }
    if chance.hits(180) { return chance.pick(matter.questions).filled(&chance) }
    var text = chance.pick(TownSmallTalk.followUps).filled(&chance)
    if chance.hits(150) { chance.pick(TownSmallTalk.asides).join(&text, &chance, breaks: 0) }
    return text
  }

  /// What the desk answers.
  static func answer(
    _ matter: TownPhrases.Matter, isFirst: Bool, isLast: Bool, _ chance: inout Chance
  ) -> String {
    if !isFirst, isLast, chance.hits(600) { return chance.pickCommon(TownSmallTalk.farewells).filled(&chance) }
    if !isFirst, chance.hits(350) { return chance.pick(TownSmallTalk.shortReplies).filled(&chance) }
    var text = ""
    if isFirst {
      chance.pickCommon(TownSmallTalk.replies).fill(&text, &chance)
      text += " "
    }
    chance.pick(matter.answers).fill(&text, &chance)
    for _ in 0..<asides(&chance) { chance.pick(TownSmallTalk.details).join(&text, &chance, breaks: 0) }
    return text
  }

  /// How many sentences more: mostly none, now and then a whole letter.
  private static func asides(_ chance: inout Chance) -> Int {
    switch chance.below(100) {
    case ..<55: 0
    case ..<85: 1
    case ..<95: chance.within(2...3)
    case ..<99: chance.within(4...7)
    default: chance.within(8...25)
    }
  }
}
