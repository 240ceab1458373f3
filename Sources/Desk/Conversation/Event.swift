import Foundation
import Moderation
import Policy

/// Something that happened to one conversation, decided and not yet written. Who and when stand beside it.
public enum Event: Equatable, Sendable {
  /// A visit began.
  case sessionOpened
  /// The citizen's message, with what moderation proposes about it.
  case received(Arrival, Judgement)
  /// WhatsApp's 24 hours run from this instant now.
  case windowRefreshed(Date)
  /// The citizen waits for an answer since then.
  case waited(since: Date)
  /// The citizen answers at another number or user id from now on.
  case numberChanged(phone: String?, userID: String?)
  /// An automatic message is due: which ones, in one text.
  case automaticallyReplied([AutomaticReply], text: String)
  case claimed
  case released
  case transferred(to: StaffID, comment: String)
  case takenOver(from: StaffID)
  /// An answer, held until then; `answers` is the wait it ends.
  case replied(text: String, quoting: MessageID?, attachment: Enclosure? = nil, heldUntil: Date, answers: Date?)
  /// A template with its blanks filled, held until then; `answers` is the wait it ends.
  case templateSent(TemplateFill, text: String, heldUntil: Date, answers: Date?)
  case withdrew(MessageID)
  case noted(text: String)
  case closed(Session.Outcome)
  case reopened
  case snoozed(until: Date)
  case labelled(String)
  case unlabelled(String)
  case seen
  case markedUnread
  case flagged(MessageID, clause: String, reason: String)
  case flagDismissed(FlagID, on: MessageID, reason: String)
  case marked(MessageID, Mark)
  case unmarked(MessageID, Mark)
  /// A sign on a message of the citizen's, or none any more. It answers nothing: who waits goes on waiting.
  case reacted(MessageID, Reaction?)
  /// What was decided about a message of ours.
  case outbox(OutboxEvent)
  /// A step on the ladder, or what follows from one (A14–A16).
  case ladder(LadderEvent)
}

/// The automatic messages: each at most once per citizen and period, and written in the journal.
public enum AutomaticReply: Equatable, Sendable {
  /// The policy notice: at first contact and at each new version (A07, A21).
  case notice(version: String)
  /// The closed notice, once per closed period (A11).
  case closed(until: Date)
  /// The fixed reply to a call, once a day (A01).
  case callRefused(CivilDay)
}

/// Who did it: a person, or the rules of the program.
public enum Actor: Equatable, Sendable {
  case staff(StaffID)
  case citizen
  case program
}
