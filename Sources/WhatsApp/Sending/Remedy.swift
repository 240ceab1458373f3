import Desk

/// What is to be done about a refused message.
public enum Remedy: Equatable, Sendable {
  /// Try this message again, each time after four times as long, a bounded number of times.
  case retry
  /// As `retry`, for this citizen alone: too many messages in a row to one person.
  case slowDown
  /// Send nothing from this number for so many seconds, then go on with this message; tell the administrator why when
  /// an alarm is given.
  case wait(seconds: Int, Alarm?)
  /// Send nothing more until somebody has looked: the message stays in the outbox.
  case stop(Alarm)
  /// The 24 hours are over: only an approved template may go.
  case offerTemplate
  /// It will never go; the operator is told why by its code.
  case fail
}

extension CarrierError {
  /// What to do, by WhatsApp's code, else by the status of the answer (whatsapp.md §6.3, §9).
  public var remedy: Remedy {
    if let code, let known = Self.remedies[code] { return known }
    if let code, (200...299).contains(code) { return .stop(.permission) }
    if let code, (133_000...133_016).contains(code) { return .stop(.registration) }
    switch http {
    case 401: return .stop(.token)
    case 403: return code == nil ? .stop(.permission) : .fail
    case 429: return .wait(seconds: 60, nil)
    case 500...599: return .retry
    default: return .fail
    }
  }

  /// The codes that have a remedy of their own.
  public static var knownCodes: [Int] { Array(remedies.keys) }

  private static let remedies: [Int: Remedy] = [
    0: .stop(.token), 190: .stop(.token),
    3: .stop(.permission), 10: .stop(.permission), 131_005: .stop(.permission),
    4: .wait(seconds: 300, nil), 80_007: .wait(seconds: 300, nil),
    130_429: .wait(seconds: 4, nil), 131_057: .wait(seconds: 60, nil),
    131_056: .slowDown,
    131_048: .wait(seconds: 3600, .quality), 131_064: .wait(seconds: 3600, .limit),
    368: .stop(.restricted), 131_031: .stop(.restricted),
    131_037: .stop(.registration), 131_045: .stop(.registration), 133_010: .stop(.registration),
    131_042: .stop(.payment),
    1: .retry, 2: .retry, 131_000: .retry, 131_016: .retry, 133_004: .retry,
    131_047: .offerTemplate, 470: .offerTemplate,
  ]
}

/// How long to wait before the next attempt: 4ⁿ seconds, an hour at most (whatsapp.md §6.2).
public func backoffSeconds(afterAttempts attempts: Int) -> Int {
  guard attempts < 6 else { return 3600 }
  return (0..<max(0, attempts)).reduce(1) { seconds, _ in seconds * 4 }
}
