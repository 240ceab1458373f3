import Desk
import Foundation

/// What a body of Callbell's webhook says, to be asked of its API before it is believed: Callbell signs nothing
/// (whatsapp.md §9).
public enum CallbellClaim: Equatable, Sendable {
  /// That a citizen wrote: the contact, the words, and when.
  case message(contact: String, text: String, created: Date?)
  /// That a message of ours got so far.
  case status(message: String, word: String)

  /// The claim of a body; nil for what changes nothing on the desk.
  public init?(_ body: [UInt8]) {
    guard let json = try? JSON(body), let payload = json["payload"] else { return nil }
    switch (json["event"]?.text, payload["status"]?.text) {
    case ("message_created", "received"):
      self = .message(
        contact: payload["contact"]?["uuid"]?.text ?? "", text: payload["text"]?.text ?? "",
        created: callbellInstant(payload["createdAt"]))
    case ("message_status_updated", let word?): self = .status(message: payload["uuid"]?.text ?? "", word: word)
    default: return nil
    }
  }

  /// The call that asks; nil where the name is none that Callbell gives, and the claim cannot be true.
  public var question: CarrierRequest? {
    let name =
      switch self {
      case .message(let contact, _, _): contact
      case .status(let message, _): message
      }
    let isName = (1...64).contains(name.utf8.count) && name.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == "-") }
    guard isName else { return nil }
    return switch self {
    case .message: CarrierRequest(.get, "/contacts/\(name)/messages?page=1")
    case .status: CarrierRequest(.get, "/messages/status/\(name)")
    }
  }

  /// Whether the API says the same; nil where its answer says neither.
  public func holds(http: Int, body: [UInt8]) -> Bool? {
    guard (200..<300).contains(http) || http == 404 else { return nil }
    guard http != 404 else { return false }
    guard let json = try? JSON(body) else { return nil }
    switch self {
    case .message(_, let text, let created):
      return json.records("messages").contains { message in
        message["status"]?.text == "received" && (message["text"]?.text ?? "") == text
          && Self.isSame(callbellInstant(message["createdAt"]), created)
      }
    case .status(_, let word):
      guard let known = json["message"]?["status"]?.filledText else { return nil }
      // News may come late: what has gone further was once there.
      return Self.rank(known) >= Self.rank(word) && (word == "failed") == (known == "failed")
    }
  }

  /// The API and the webhook write the same second in two ways.
  private static func isSame(_ one: Date?, _ other: Date?) -> Bool {
    guard let one, let other else { return one == other }
    return abs(one.timeIntervalSince(other)) < 1.5
  }

  private static func rank(_ word: String) -> Int {
    ["enqueued", "sent", "delivered", "read"].firstIndex(of: word) ?? 0
  }
}
