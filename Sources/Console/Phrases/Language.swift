/// The language of the screens: Italian, unless English is asked for.
public enum Language: String, CaseIterable, Sendable {
  case italian = "it"
  case english = "en"

  /// What the environment asks for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides, and only one
  /// that begins with `en` means English; `C`, `C.UTF-8` and unset are Italian.
  public init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self = locale?.hasPrefix("en") == true ? .english : .italian
  }
}
