import Desk
import Foundation
import Synchronization
import WhatsApp

/// Meta's Cloud API or Callbell on this machine, for one service of a configuration: for tests and for trainers. What it
/// accepts it names, and its news come back by the webhook; citizens write through it; and it misbehaves when asked.
final class StandIn: Sendable {
  /// A message of the desk's that was accepted.
  struct Accepted: Sendable {
    /// The name it was given.
    var id: ProviderID
    /// The desk's own number for it.
    var callback: String?
    /// The citizen's number or user id, as it was told.
    var to: String
  }

  private struct State {
    var counts = StandInCounts()
    var misbehaviour = Misbehaviour()
    var blocked: Set<String> = []
    var expired: Set<String> = []
    var told: [String] = []
    var numbers: SeededNumbers
    var vanishedUntil = ContinuousClock.now
  }

  let service: Service
  let appSecret: String?
  /// Where the desk's webhook is.
  let webhook: String
  /// What names of messages begin with: no two runs give the same.
  let run: String
  private let state: Mutex<State>

  /// Stands in for a service's carrier.
  ///
  /// - Throws: `SecretFault` when the service's secrets cannot be read.
  init(_ service: Service, at address: GatewayConfiguration.Address, misbehaviour: Misbehaviour, seed: UInt64) throws {
    self.service = service
    _ = try service.accessToken.read()
    appSecret = try service.appSecret?.read()
    let host = address.host.contains(":") ? "[\(address.host)]" : address.host
    let secret = try service.pathSecret?.read()
    webhook = "http://\(host):\(address.port)/webhook/\(service.name)" + (secret.map { "/\($0)" } ?? "")
    run = String(UInt64(Date().timeIntervalSince1970 * 1000), radix: 36)
    var state = State(numbers: SeededNumbers(seed: seed))
    state.misbehaviour = misbehaviour
    self.state = Mutex(state)
  }

  /// The token that it accepts, as it stands in its place now; nil while it cannot be read.
  var token: String? { try? service.accessToken.read() }
  /// What it has come to.
  var counts: StandInCounts { state.withLock { $0.counts } }
  /// How it misbehaves now.
  var misbehaviour: Misbehaviour { state.withLock { $0.misbehaviour } }
  /// The names of the citizens' messages that were taken.
  var told: [String] { state.withLock { $0.told } }
  /// Until when it is not there.
  var vanishedUntil: ContinuousClock.Instant { state.withLock { $0.vanishedUntil } }

  /// Counts something.
  func count(_ change: (inout StandInCounts) -> Void) { state.withLock { change(&$0.counts) } }

  /// Misbehaves in another way from now on.
  func misbehave(_ words: String) throws(MisbehaviourFault) {
    var changed = misbehaviour
    try changed.take(words)
    state.withLock { [changed] in $0.misbehaviour = changed }
  }

  /// Is not there for a while.
  func vanish(seconds: Double) { state.withLock { $0.vanishedUntil = .now + .seconds(seconds) } }

  /// Whether something happens that happens with a share.
  func happens(_ share: Double) -> Bool {
    share > 0 && state.withLock { Double.random(in: 0..<1, using: &$0.numbers) < share }
  }

  /// A number of a range.
  func number(in range: Range<Int>) -> Int { state.withLock { Int.random(in: range, using: &$0.numbers) } }

  /// The instant by its own clock, which may be wrong.
  var now: Date { Date(timeIntervalSinceNow: misbehaviour.clock) }

  /// Whether it has blocked somebody, by number or user id.
  func isBlocked(_ name: String) -> Bool { state.withLock { $0.blocked.contains(name) } }

  /// Whether a citizen is blocked: nothing of theirs is told.
  func isBlocked(_ citizen: Identity) -> Bool {
    [citizen.phone, citizen.userID].contains { $0.map(isBlocked) ?? false }
  }

  /// Blocks somebody, or takes the block off.
  func block(_ name: String, lifting: Bool) {
    state.withLock { state in
      if lifting { state.blocked.remove(name) } else { state.blocked.insert(name) }
    }
  }

  /// Who is blocked.
  var blocked: [String] { state.withLock { $0.blocked.sorted() } }

  /// Whether a file's address is the first one, which leads nowhere where files expire.
  func isFirstAddress(of file: String) -> Bool { state.withLock { $0.expired.insert(file).inserted } }

  /// The code with which the next send is refused; nil when it is not.
  func nextError() -> Int? {
    state.withLock { state in
      if !state.misbehaviour.errors.isEmpty { return state.misbehaviour.errors.removeFirst() }
      let share = state.misbehaviour.refused
      return share > 0 && Double.random(in: 0..<1, using: &state.numbers) < share ? 131_000 : nil
    }
  }

  /// Accepts a message of the desk's.
  func accept(_ callback: String?, to: String) -> Accepted {
    state.withLock { state in
      state.counts.accepted += 1
      if let callback { state.counts.callbacks[callback, default: 0] += 1 }
      let id = ProviderID("wamid.SENT.\(run).\(state.counts.accepted)")
      return Accepted(id: id, callback: callback, to: to)
    }
  }

  /// Notes messages of citizens that were taken.
  func note(taken names: [String]) { state.withLock { $0.told += names } }
}

/// Numbers by chance that can be repeated (SplitMix64).
struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
