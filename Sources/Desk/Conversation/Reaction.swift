/// The signs that an operator puts on a citizen's message: few, and none that could be read as an opinion (A02).
public enum Reaction: String, CaseIterable, Sendable, Codable {
  case thumbsUp = "👍"
  case thanks = "🙏"
  case smile = "🙂"
  case heart = "❤️"
  case done = "✅"
}
