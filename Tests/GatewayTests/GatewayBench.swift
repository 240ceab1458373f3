import Desk
import Foundation
import Gateway
import Policy
import Store
import Synchronization
import WhatsApp

/// A desk's file in a folder of its own, removed at the end, with a clock that the story sets.
final class GatewayBench: Sendable {
  static let anna = StaffID("a.bianchi")
  static let rita = StaffID("r.conti")
  /// Thursday 12 March 2026, 11:00 in Rome: the desk is open until 13:00.
  static let thursday = Date(timeIntervalSince1970: 1_773_309_600)

  let folder: URL
  let path: String
  let store: Store
  private let offset = Mutex<TimeInterval>(0)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("gateway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("desk.sqlite").path
    let source = Ruleset.embedded("arezzo") ?? ""
    let ruleset = try Ruleset.parse(source, file: "arezzo.yaml")
    let root = StaffID("admin")
    store = try Store.create(
      at: path, rules: source, ruleset: ruleset, kind: .service, by: root, at: Self.thursday,
      headLog: HeadLog { _ in })
    for (id, roles) in [(Self.anna, [Staff.Role.operator]), (Self.rita, [.supervisor, .operator])] {
      try store.setStaff(Staff(id: id, name: id.rawValue, roles: Set(roles)), by: root, at: Self.thursday)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The story's clock.
  var now: Date { Self.thursday + offset.withLock { $0 } }

  /// Lets time pass.
  func pass(_ seconds: TimeInterval) { offset.withLock { $0 += seconds } }

  var clocks: Courier.Clocks { Courier.Clocks(now: { self.now }, ticks: { self.now }) }

  /// A message of a citizen, and the automatic notice out of the way.
  @discardableResult
  func receive(citizen: Int = 1, text: String = "Buongiorno") throws -> ConversationID {
    let from = Identity(phone: "39347555\(1000 + citizen)")
    let arrival = Arrival(
      id: ProviderID("wamid.\(citizen)-\(now.timeIntervalSince1970)"), kind: .text, from: from, at: now,
      content: .text(text), raw: "{}")
    _ = try store.receive(Delivery(arrivals: [arrival]), judgements: [], at: now)
    for message in try store.takeQueued(at: now, limit: 10) {
      try store.recordSent(message.id, provider: ProviderID("wamid.auto\(message.id)"), state: .sent, at: now)
    }
    return try store.find(citizen: from) ?? ConversationID(0)
  }

  /// An operator's answer, whose seconds of grace are over at once.
  func answer(_ text: String, to id: ConversationID) throws {
    do { _ = try store.perform(.claim, on: id, by: Self.anna, at: now) } catch .refused(.alreadyYours) {}
    _ = try store.perform(.reply(text: text, quoting: nil), on: id, by: Self.anna, at: now)
    pass(5)
  }

  /// The states of what the desk sent in a chat, but for automatic messages.
  func states(_ id: ConversationID) throws -> [OutboxState] {
    try (store.thread(id, limit: 200)?.entries ?? []).compactMap { entry in
      guard case .outgoing(_, let state, _, _) = entry.body, entry.by != nil else { return nil }
      return state
    }
  }
}
