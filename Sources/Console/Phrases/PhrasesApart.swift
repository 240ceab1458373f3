import Moderation

extension Phrases {
  /// A citizen's name as it stands above messages: one that reads like a colleague's or the desk's, or that holds signs
  /// of ours, says first that it is a citizen's, so that nobody can speak in the name of the desk.
  func apart(_ name: Printable, from vocabulary: Vocabulary) -> Printable {
    let letters = likeness(of: name.text)
    let isLikeOurs = vocabulary.likenesses.contains { letters.contains($0) }
    guard isLikeOurs || name.holdsSign else { return name }
    return Printable(say("cittadino «", "citizen “")) + name + Printable(say("»", "”"))
  }
}

/// A citizen's name as it stands above messages, made once for each name, language and list of staff.
struct CitizenTitle: Sendable {
  private let name: Printable
  private let era: Int
  private let language: Language
  let shown: Printable

  init(_ name: Printable, _ state: ConsoleState) {
    (self.name, era, language) = (name, state.era, state.phrases.language)
    shown = state.phrases.apart(name, from: state.vocabulary)
  }

  /// Whether it still stands so.
  func isOf(_ name: Printable, _ state: ConsoleState) -> Bool {
    (self.name, era, language) == (name, state.era, state.phrases.language)
  }
}
