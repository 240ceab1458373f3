import Desk

/// What citizens send that is no plain text, in every kind the desk knows (A02).
enum TownMedia {
  /// Something that is no text, or nil for the nine in ten that are.
  static func content(_ matter: TownPhrases.Matter, _ chance: inout Chance) -> Content? {
    switch chance.below(1000) {
    case ..<40: image(&chance)
    case ..<62: .media(voice(&chance))
    case ..<75: .media(document(&chance))
    case ..<80: place(&chance)
    case ..<84: .media(Media(.video, bytes: chance.within(300_000...14_000_000), seconds: chance.within(3...60)))
    case ..<88: .media(Media(.sticker, mimeType: "image/webp", bytes: chance.within(8_000...90_000)))
    case ..<90: .choice(title: chance.pick(TownWords.offices), detail: nil)
    case ..<92: .call(Call(event: "connect", isFromCitizen: true))
    case ..<93: .contacts([card(&chance)])
    case ..<94: .unsupported(what: "poll")
    default: nil
    }
  }

  /// Now and then a first message that moderation is to look at, or nil.
  static func oddity(_ chance: inout Chance) -> Content? {
    switch chance.below(1000) {
    case ..<8: .text(chance.pick(TownSmallTalk.improper).filled(&chance))
    case ..<11: .text(chance.pick(TownSmallTalk.applications).filled(&chance))
    case ..<14: .text(chance.pick(TownSmallTalk.reserved).filled(&chance))
    default: nil
    }
  }

  private static func image(_ chance: inout Chance) -> Content {
    let caption = chance.hits(350) ? chance.pick(TownSmallTalk.captions).filled(&chance) : nil
    return .media(
      Media(.image, mimeType: "image/jpeg", bytes: chance.within(40_000...4_000_000), caption: caption))
  }

  private static func voice(_ chance: inout Chance) -> Media {
    // A few are longer than any policy likes (A14.j).
    let seconds = chance.hits(40) ? chance.within(120...400) : chance.within(2...50)
    return Media(.audio, mimeType: "audio/ogg", bytes: seconds * 2_100, seconds: seconds, isVoice: true)
  }

  private static func document(_ chance: inout Chance) -> Media {
    let name = "\(chance.pick(TownWords.documents)) \(chance.pickCommon(TownWords.surnames)).pdf"
    return Media(.document, mimeType: "application/pdf", bytes: chance.within(20_000...6_000_000), fileName: name)
  }

  private static func place(_ chance: inout Chance) -> Content {
    let (north, east) = (43_440 + chance.below(60), 11_840 + chance.below(80))
    let name = chance.hits(400) ? chance.pickCommon(TownWords.streets) : nil
    return .location(Location(latitude: Double(north) / 1000, longitude: Double(east) / 1000, name: name))
  }

  private static func card(_ chance: inout Chance) -> ContactCard {
    ContactCard(
      name: "\(chance.pick(TownWords.firstNames)) \(chance.pick(TownWords.surnames))",
      phones: ["+39 347 555 \(chance.within(1_000...9_999))"])
  }
}

extension Content {
  /// Whether moderation would look at it twice: a voice note that goes on and on, somebody else's card.
  var isSuspect: Bool {
    switch self {
    case .media(let media): media.isVoice && (media.seconds ?? 0) > 110
    case .contacts: true
    case .text, .location, .choice, .order, .reaction, .edit, .revoke, .system, .call, .unsupported: false
    }
  }
}
