import Desk

/// What the console asks about the way out.
public enum OutboxRequest: Equatable, Sendable {
  /// Whether a gateway serves the file, and how it fares.
  case link
  /// How long citizens are usually silent; takes a moment.
  case usualSilence
  /// Approve a template for this desk, or take that back: written to the file.
  case allowTemplate(String, language: String, Bool)
}

/// What is answered.
public enum OutboxAnswer: Equatable, Sendable {
  /// The gateway, as the file and its lock tell of it.
  case link(Link)
  /// Minutes of opening; nil where too few have written to tell.
  case usualSilence(minutes: Int?)
  /// A template is approved, or not any more.
  case templateAllowed(Bool)
  /// Not done, and why.
  case refused(Refusal)
}
