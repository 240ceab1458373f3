import Foundation
import Moderation

extension Office {
  /// What moderation proposes about each arrival of a delivery, by the ruleset in force at an instant; to be worked out
  /// before any transaction opens.
  ///
  /// - Parameter book: the word lists; those that the program carries, unless an administrator has put others.
  public func judge(_ delivery: Delivery, at now: Date, with book: Rulebook = .embedded) -> [Judgement] {
    let ruleset = timetable.ruleset(at: now)
    return delivery.arrivals.map { Moderation.judge($0.specimen, under: ruleset, with: book) }
  }
}

extension Arrival {
  /// The message as moderation looks at it: what a citizen did not write is no text.
  public var specimen: Specimen {
    switch content {
    case .media(let media):
      Specimen(kind: kind.rawValue, text: text ?? "", voiceSeconds: media.isVoice ? media.seconds : nil)
    case .contacts(let cards):
      Specimen(kind: kind.rawValue, text: text ?? "", cards: cards.flatMap { [$0.name] + $0.phones + $0.emails })
    case .text, .location, .choice, .order, .edit: Specimen(kind: kind.rawValue, text: text ?? "")
    case .reaction, .revoke, .system, .call, .unsupported: Specimen(kind: kind.rawValue, text: "")
    }
  }
}
