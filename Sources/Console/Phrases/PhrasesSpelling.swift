/// The spelling of what is being written.
extension Phrases {
  /// That words are checked, and what to do with those that are marked.
  func spellingIsOn(_ tools: SpellingTools) -> String {
    let key = self.key(.correct, in: .composer)
    return say(
      "L'ortografia si controlla mentre scrivi (dizionario \(tools.dictionary)): \(key) corregge",
      "The spelling is checked while you write (dictionary \(tools.dictionary)): \(key) corrects")
  }

  /// What keeps the spelling from being checked, and what to do.
  func sentence(_ trouble: SpellingTrouble) -> String {
    let again = ":\(promptName(.spelling)) on"
    let remedy = "apt-get install hunspell hunspell-it"
    switch trouble {
    case .noProgram:
      return say(
        "Per controllare l'ortografia manca hunspell: chi amministra fa «\(remedy)», poi \(again)",
        "To check the spelling hunspell is missing: an administrator does '\(remedy)', then \(again)")
    case .noDictionary(let name):
      return say(
        "Per controllare l'ortografia manca il dizionario \(name): chi amministra fa «\(remedy)», poi \(again)",
        "To check the spelling the dictionary \(name) is missing: an administrator does '\(remedy)', then \(again)")
    case .ended:
      return say(
        "L'ortografia non si controlla più: hunspell è finito da solo; \(again) lo riavvia",
        "The spelling is not checked any more: hunspell ended by itself; \(again) starts it again")
    case .hung:
      return say(
        "L'ortografia non si controlla più: hunspell non risponde; \(again) lo riavvia",
        "The spelling is not checked any more: hunspell does not answer; \(again) starts it again")
    case .babbled:
      return say(
        "L'ortografia non si controlla più: hunspell risponde senza senso; \(again) lo riavvia",
        "The spelling is not checked any more: what hunspell says makes no sense; \(again) starts it again")
    }
  }
}
