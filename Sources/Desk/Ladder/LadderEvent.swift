import Foundation

/// Something that was decided about messages or who wrote them.
public enum LadderEvent: Equatable, Sendable {
  /// The citizen was told, with this text.
  case warned(Finding, text: String)
  /// The texts are hidden, and rest sealed until then.
  case deleted(Finding, sealedUntil: Date)
  case reported(Finding, to: String, purpose: String)
  case blocked(Finding, BlockTerm, WhatsAppLevel)
  case referred(Finding)
  case proposed(Measure, Finding)
  case declined(MeasureID, reason: String)
  /// A person found that the message breaks the clause: what was proposed for it is upheld, the rest is closed.
  case confirmed(MessageID, clause: String, reason: String)
  /// Something of a blocked citizen came, was counted and kept out.
  case keptOut
  /// A block was looked at again; the date that stands now.
  case blockKept(until: Date, reason: String)
  case blockExtended(until: Date, reason: String)
  case blockLifted(reason: String)
  /// Its date came.
  case blockLapsed
  /// It had been a mistake.
  case blockUndone(reason: String)
  /// A deleted text was read.
  case unsealed(MessageID)
}

extension LadderEvent {
  /// The measure that was taken or proposed, with its grounds.
  public var measure: (Measure, Finding)? {
    switch self {
    case .warned(let finding, _): (.warn, finding)
    case .deleted(let finding, _): (.delete, finding)
    case .reported(let finding, let recipient, let purpose): (.report(to: recipient, purpose: purpose), finding)
    case .blocked(let finding, let term, _): (.block(term), finding)
    case .referred(let finding): (.refer, finding)
    case .proposed(let measure, let finding): (measure, finding)
    case .declined, .confirmed, .keptOut, .blockKept, .blockExtended, .blockLifted, .blockLapsed, .blockUndone,
      .unsealed:
      nil
    }
  }

  /// Whether only a person may have brought it about (C17); the rest follows from what a person decided before.
  public var takesAPerson: Bool {
    switch self {
    case .keptOut, .blockLapsed: false
    case .warned, .deleted, .reported, .blocked, .referred, .proposed, .declined, .confirmed, .blockKept,
      .blockExtended, .blockLifted, .blockUndone, .unsealed:
      true
    }
  }
}
