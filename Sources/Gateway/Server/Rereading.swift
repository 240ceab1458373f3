import WhatsApp

/// Asks Callbell's API whether what its webhook said is so. Whoever learns the secret address could otherwise put words
/// in a citizen's mouth.
struct Rereading: Sendable {
  /// What came of it.
  enum Outcome: Equatable, Sendable {
    case isSo, isNotSo
    /// Callbell could not be asked. What it says is believed then: it repeats nothing, and a lost message is worse.
    case unknown
  }

  private static let attempts = 3

  let transport: Transport
  /// Waits until the list of messages may hold the newest.
  var pause: @Sendable () async -> Void = { _ = try? await Task.sleep(for: .seconds(1)) }

  /// Asks about one body; what changes nothing on the desk is not asked about.
  func outcome(of body: [UInt8]) async -> Outcome {
    guard let claim = CallbellClaim(body) else { return .isSo }
    guard let question = claim.question else { return .isNotSo }
    for attempt in 1...Self.attempts {
      guard case .answered(let http, let answer) = await transport.call(question) else { return .unknown }
      switch claim.holds(http: http, body: answer) {
      case true?: return .isSo
      case nil: return .unknown
      case false?: if attempt < Self.attempts { await pause() }
      }
    }
    return .isNotSo
  }
}
