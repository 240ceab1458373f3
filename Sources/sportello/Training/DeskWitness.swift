import Desk
import Foundation
import Store
import Training

/// Sees in the journal what the desk did, and tells the citizens of a day.
struct DeskWitness: Sendable {
  /// Rows of the journal read at once.
  private static let page = 500

  private let day: Day
  /// Where it looks.
  var store: Store
  private let identities: [String: [Identity]]
  /// The last row that has been told; nil before the first look.
  private var row: Int64?
  private var citizens: [ConversationID: String] = [:]

  init(_ day: Day, in store: Store) {
    (self.day, self.store) = (day, store)
    identities = Dictionary(
      day.citizens.map { ($0.id, day.identities(of: $0.id)) }, uniquingKeysWith: { first, _ in first })
  }

  /// What was done since the last look; the first look sees only where the journal ends.
  mutating func acts() throws -> [OperatorAct] {
    let isFirst = row == nil
    var acts: [OperatorAct] = []
    var isMore = true
    while isMore {
      let rows = try store.journal(after: row ?? 0, limit: Self.page)
      isMore = rows.count == Self.page
      row = rows.last?.id ?? row
      if isFirst { continue }
      for row in rows {
        guard let event = DeskEvent(verb: row.verb), !["citizen", "program"].contains(row.actor),
          let chat = row.conversation, let citizen = try citizen(of: chat)
        else { continue }
        acts.append(.did(event, citizen: citizen, at: row.at))
      }
    }
    row = row ?? 0
    return acts
  }

  /// The citizen whose conversation it is, by their handle. Once found they are known, whatever number they write from.
  mutating func citizen(of chat: ConversationID) throws -> String? {
    if let known = citizens[chat] { return known }
    let found = Set(citizens.values)
    for citizen in day.citizens where !found.contains(citizen.id) {
      guard let there = try find(citizen.id) else { continue }
      citizens[there] = citizen.id
      if there == chat { break }
    }
    return citizens[chat]
  }

  /// The conversation of a citizen.
  mutating func chat(of citizen: String) throws -> ConversationID? {
    if let known = citizens.first(where: { $0.value == citizen }) { return known.key }
    guard let found = try find(citizen) else { return nil }
    citizens[found] = citizen
    return found
  }

  private func find(_ citizen: String) throws -> ConversationID? {
    for identity in identities[citizen] ?? [] {
      if let found = try store.find(citizen: identity) { return found }
    }
    return nil
  }
}

extension DeskEvent {
  /// What a verb of the journal means to a citizen; nil when nothing.
  init?(verb: String) {
    switch JournalVerb(rawValue: verb) {
    case .warned: self = .warned
    case .blocked: self = .blocked
    case .blockLifted, .blockUndone: self = .unblocked
    case .flagged: self = .flagged
    case .closed: self = .closed
    case .transferred, .proposed: self = .handedOver
    case .received, .replied, .noted, .seen, .markedUnread, .sessionOpened, .claimed, .released, .takenOver, .withdrew,
      .reopened, .snoozed, .labelled, .unlabelled, .flagDismissed, .marked, .unmarked, .numberChanged, .noticeSent,
      .closedNoticeSent, .callRefused, .deleted, .reported, .referred, .proposalDeclined, .violationConfirmed,
      .blockKept, .blockExtended, .blockLapsed, .appealNoted, .whatsAppBlock, .unsealed, .sealErased, .reportWritten,
      .reportReceived, .fileMade, .rulesUsed, .staffSet, .staffRemoved, .orderMade, .orderRevoked, .chatImported,
      .dossierMade, .retried, .markedSent, .gaveUp, .templateSent, .templateAllowed, .templateRefused, .reacted,
      nil:
      return nil
    }
  }
}
