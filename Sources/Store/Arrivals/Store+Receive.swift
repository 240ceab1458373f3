import Desk
import Foundation
import Moderation

/// What a delivery came to: each element is counted once.
public struct Tally: Equatable, Sendable {
  /// Arrivals stored for the first time, by kind.
  public var arrivals: [Arrival.Kind: Int] = [:]
  /// Statuses stored for the first time.
  public var statuses = 0
  /// Other changes kept for the first time.
  public var others = 0
  /// Arrivals and statuses seen before.
  public var duplicates = 0
  /// Other changes seen before.
  public var repeatedOthers = 0
  /// Elements that the tables refused; they are kept whole and sealed. Arrivals among them count as `unsupported`
  /// above.
  public var keptAside = 0

  /// A tally of nothing.
  public init() {}

  /// Adds another delivery's.
  public static func += (left: inout Tally, right: Tally) {
    left.arrivals.merge(right.arrivals, uniquingKeysWith: +)
    left.statuses += right.statuses
    left.others += right.others
    left.duplicates += right.duplicates
    left.repeatedOthers += right.repeatedOthers
    left.keptAside += right.keptAside
  }
}

extension Store {
  /// Stores everything a body brought, in one transaction: once this returns, it outlives a power cut, and WhatsApp may
  /// be answered 200.
  ///
  /// - Parameters:
  ///   - delivery: what came; what is known already is left as it is.
  ///   - judgements: one for each arrival, made before, so that no judging holds the file; missing ones count as empty.
  ///   - now: the desk's clock.
  public func receive(
    _ delivery: Delivery, judgements: [Judgement], at now: Date
  ) throws(StoreFault) -> Tally {
    try connection.writeHopefully("storing a delivery") { sql in
      let office = try officeCache.office(sql)
      var tally = Tally()
      for (index, arrival) in delivery.arrivals.enumerated() {
        let judgement = index < judgements.count ? judgements[index] : Judgement()
        try Arrivals(sql, office, now).take(arrival, judgement, &tally)
      }
      for status in delivery.statuses { try Statuses(sql).take(status, at: now, &tally) }
      for other in delivery.others { try BodyTable(sql).take(other, at: now, &tally) }
      return tally
    }
  }
}

/// Takes arrivals in, one at a time: a bad one never loses the others of its delivery.
private struct Arrivals {
  let sql: SQL
  let office: Office
  let now: Date

  init(_ sql: SQL, _ office: Office, _ now: Date) { (self.sql, self.office, self.now) = (sql, office, now) }

  func take(_ arrival: Arrival, _ judgement: Judgement, _ tally: inout Tally) throws {
    guard try MessageTable(sql).find(arrival.id) == nil, try !BodyTable(sql).knows(arrival.id) else {
      return tally.duplicates += 1
    }
    if try sql.attempt({ try store(arrival, judgement) }) {
      tally.arrivals[arrival.kind, default: 0] += 1
    } else {
      try keepAside(arrival)
      tally.arrivals[.unsupported, default: 0] += 1
      tally.keptAside += 1
    }
  }

  private func store(_ arrival: Arrival, _ judgement: Judgement) throws {
    let citizen = try CitizenTable(sql).take(arrival.from, at: now)
    let table = ConversationTable(sql)
    guard let record = try citizen.isNew ? table.begin(citizen.id, at: now) : table.load(citizen.id) else {
      throw Damage(column: 0)
    }
    var events = record.conversation.receive(arrival, judgement: judgement, at: now, in: office)
    if arrival.from.isAnonymous { events.removeAll(where: \.isAutomaticReply) }
    var writer = EventWriter(
      sql, record, office: office, actor: .citizen, at: now, lineAt: Swift.min(arrival.at, now))
    try writer.write(events)
  }

  /// Keeps an arrival that the tables refuse, whole and sealed, under its name.
  private func keepAside(_ arrival: Arrival) throws {
    let whole = ["content": try arrival.content.jsonText(), "raw": arrival.raw]
    _ = try BodyTable(sql).keepOnce(
      try whole.jsonText(), as: .arrival, known: arrival.id, field: arrival.kind.rawValue, sealed: true, at: now)
  }
}

extension Event {
  /// Nobody can be answered who came without any name.
  fileprivate var isAutomaticReply: Bool {
    if case .automaticallyReplied = self { true } else { false }
  }
}
