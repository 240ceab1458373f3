import Desk

/// What a carrier answered to a message.
public enum CarrierAnswer: Equatable, Sendable {
  /// Taken, under the carrier's name for it: not delivered yet.
  case accepted(ProviderID)
  /// Not taken.
  case refused(CarrierError)
  /// Nothing that can be read: it may have gone out, and must not be sent again blindly.
  case unclear
}

/// Why a carrier did not take something. It repeats none of the carrier's words: they may hold a citizen's number.
public struct CarrierError: Error, Equatable, Sendable {
  /// The status of the answer.
  public var http: Int
  /// WhatsApp's code, when it gave one.
  public var code: Int?

  /// Makes an error.
  public init(http: Int, code: Int? = nil) { (self.http, self.code) = (http, code) }
}

extension CloudAPI {
  /// Reads the answer to `send`.
  public static func answer(http: Int, body: [UInt8]) -> CarrierAnswer {
    let json = try? JSON(body)
    if (200..<300).contains(http) {
      return reference(json?.records("messages").first?["id"]).map { .accepted($0) } ?? .unclear
    }
    return refusal(http: http, json)
  }

  /// Reads the error of any answer but a good one. A proxy's page says nothing about what happened behind it.
  static func refusal(http: Int, _ json: JSON?) -> CarrierAnswer {
    if let error = json?["error"], error.members != nil {
      return .refused(CarrierError(http: http, code: error["code"]?.integer))
    }
    return (400..<500).contains(http) ? .refused(CarrierError(http: http)) : .unclear
  }

  /// Reads the answer to `upload`: the file's id there.
  ///
  /// - Throws: the refusal; 503 for an answer that cannot be read, after which uploading again does no harm.
  public static func uploaded(http: Int, body: [UInt8]) throws(CarrierError) -> String {
    let json = try? JSON(body)
    if (200..<300).contains(http), let id = reference(json?["id"]) { return id.rawValue }
    if case .refused(let error) = refusal(http: http, json) { throw error }
    throw CarrierError(http: 503)
  }

  /// What was done about one citizen of a `block` call.
  public enum BlockOutcome: Equatable, Sendable {
    /// Blocked, or the block taken off.
    case done
    /// Not done for this one.
    case refused(code: Int?)
    /// The call as a whole was refused.
    case failed(CarrierError)
    /// Nothing that can be read.
    case unclear
  }

  /// Reads what `block` did for a citizen; of several some may be done and others not, all in one answer
  /// (whatsapp.md §6.4).
  public static func blockOutcome(http: Int, body: [UInt8], of citizen: Identity) -> BlockOutcome {
    let json = try? JSON(body)
    let lists = json?["block_users"]
    let isDone = ["added_users", "removed_users"].contains { key in
      lists?.records(key).contains { names($0, citizen) } == true
    }
    if isDone { return .done }
    if let failed = lists?.records("failed_users").first(where: { names($0, citizen) }) {
      return .refused(code: failed.records("errors").first?["code"]?.integer)
    }
    switch refusal(http: http, json) {
    case .refused(let error): return .failed(error)
    case .accepted, .unclear: return .unclear
    }
  }

  private static func names(_ user: JSON, _ citizen: Identity) -> Bool {
    let numbers = ["wa_id", "input"].compactMap { user[$0]?.filledText }
    if let phone = citizen.phone, numbers.contains(where: { phoneDigits($0) == phone }) { return true }
    guard let userID = citizen.userID else { return false }
    return numbers.contains(userID) || user["user_id"]?.filledText == userID
  }
}
