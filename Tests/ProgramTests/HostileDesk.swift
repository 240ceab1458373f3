import Console
import Desk
import Foundation
import Policy
import Store
import Testing
import WhatsApp

@testable import sportello

/// One of the texts of `fixtures/hostile/strings.txt`.
struct HostileText: CustomTestStringConvertible {
  let name: String
  /// The text as it stands between the quotation marks of a JSON string.
  let json: String
  var testDescription: String { name }

  /// All of them.
  ///
  /// - Throws: when the file cannot be read.
  static func all() throws -> [HostileText] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "fixtures/hostile/strings.txt")
    let lines = String(decoding: try Data(contentsOf: path), as: UTF8.self).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: " | ", maxSplits: 2).map(String.init)
      return HostileText(name: parts[0], json: repeated(parts[2]))
    }
  }

  /// `{x*9}` is x nine times.
  private static func repeated(_ text: String) -> String {
    text.replacing(#/\{([^{}]*)\*([0-9]+)\}/#) { match in
      String(repeating: String(match.1), count: Int(match.2) ?? 0)
    }
  }
}

/// A desk to which one citizen has sent a text in every field that a message has, through the same path as from
/// WhatsApp; and where colleagues have written it too, in every place that is theirs.
final class HostileDesk {
  /// Thursday 12 March 2026, 10:40 in Rome.
  static let morning = Date(timeIntervalSince1970: 1_773_308_400)

  let store: Store
  /// The text as the desk understood it.
  let text: String
  private let folder = ThrowAwayFolder()
  /// Held as a gateway holds it: no line about a missing one stands on the screen.
  private let gateway: Int32
  private let operatorID = StaffID("a.bianchi")

  init(_ text: HostileText) throws {
    let source = try RulesetSource.embedded("arezzo")
    let begin = Self.morning.addingTimeInterval(-7_200)
    let made = try Store.create(
      at: folder.path("desk.sqlite"), rules: source.yaml, ruleset: source.ruleset, kind: .service, by: operatorID,
      at: begin)
    store = made
    gateway = Foundation.open(GatewayLock.path(of: made.path), O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    _ = flock(gateway, LOCK_EX | LOCK_NB)
    try made.setStaff(
      Staff(id: operatorID, name: "Anna Bianchi", roles: Set(Staff.Role.allCases)), by: operatorID, ownsFile: true,
      at: begin)
    let brought = try delivery(from: Self.body(text.json), receivedAt: Self.morning)
    let first = brought.arrivals.first?.content
    self.text = if case .text(let words) = first { words } else { "" }
    _ = try made.receive(brought, judgements: try made.office().judge(brought, at: Self.morning), at: Self.morning)
    try writeAsStaff()
  }

  deinit {
    close(gateway)
    folder.remove()
  }

  /// What colleagues can write; what the desk refuses to take is not there to be shown.
  private func writeAsStaff() throws {
    guard let id = try store.inbox(.incoming, for: operatorID, at: Self.morning, limit: 1).rows.first?.id,
      let message = try store.thread(id, limit: 100)?.entries.first(where: { $0.id.rawValue > 0 })?.id
    else { return }
    let colleague = Staff(id: StaffID("c.ostile"), name: text, roles: [.operator])
    allowed { try store.setStaff(colleague, by: operatorID, ownsFile: true, at: Self.morning) }
    for intent in [
      Intent.claim, .reply(text: text, quoting: message), .note(text: text),
      .flag(message, clause: "A14.b", reason: text), .transfer(to: colleague.id, comment: text), .takeOver,
    ] {
      allowed { _ = try store.perform(intent, on: id, by: operatorID, at: Self.morning) }
    }
    let day = Zone.rome.day(of: Self.morning)
    allowed {
      _ = try store.makeOrder(
        .closure(from: day, to: day, hours: [Hours(start: CivilTime(minutes: 720), end: CivilTime(minutes: 780))]),
        reference: text, reason: text, by: operatorID, at: Self.morning)
    }
  }

  private func allowed(_ act: () throws -> Void) {
    do { try act() } catch { refusals.append("\(type(of: error))") }
  }

  /// What the desk refused to take.
  private(set) var refusals: [String] = []

  /// A console on it, without a terminal.
  func console(_ size: Size, at now: Date = morning) throws -> StillConsole {
    let setup = ConsoleSetup(
      store: store, path: store.path, me: operatorID, clock: .stopped(at: now), language: .italian, isLinked: true)
    var console = StillConsole(setup, try setup.state(size: size))
    console.open()
    return console
  }

  /// A body with the text in every field that a citizen fills in.
  private static func body(_ text: String) -> [UInt8] {
    let t = "\"\(text)\""
    let file = "\"id\":\"1\",\"mime_type\":\(t),\"sha256\":\(t),\"filename\":\(t),\"caption\":\(t)"
    let fields = [
      ("text", "{\"body\":\(t)}"), ("document", "{\(file)}"), ("image", "{\(file)}"), ("video", "{\(file)}"),
      ("audio", "{\(file)}"), ("sticker", "{\(file)}"),
      ("location", "{\"latitude\":43.46,\"longitude\":11.88,\"name\":\(t),\"address\":\(t)}"),
      (
        "contacts",
        "[{\"name\":{\"formatted_name\":\(t)},\"phones\":[{\"phone\":\(t)},{\"phone\":\(t)}],\"emails\":[{\"email\":\(t)}]}]"
      ),
      ("interactive", "{\"type\":\"list_reply\",\"list_reply\":{\"id\":\(t),\"title\":\(t),\"description\":\(t)}}"),
      ("button", "{\"text\":\(t),\"payload\":\(t)}"),
      ("order", "{\"catalog_id\":\(t),\"text\":\(t),\"product_items\":[{}]}"),
      ("reaction", "{\"message_id\":\"wamid.h0\",\"emoji\":\(t)}"),
      ("system", "{\"type\":\(t),\"body\":\(t)}"),
      (
        "edit",
        "{\"original_message_id\":\"wamid.h0\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\(t)}}}"
      ),
      ("unsupported", "{\"type\":\(t)}"), ("text", "{\"body\":\"rispondo\"}"),
    ]
    let messages = fields.enumerated().map { index, field in
      let quote = index == 0 ? "" : ",\"context\":{\"id\":\"wamid.h0\"}"
      let stamp = 1_773_306_000 + index * 60
      return """
        {"from":"393475550142","id":"wamid.h\(index)","timestamp":"\(stamp)","type":"\(field.0)"\(quote),"\(field.0)":\(field.1)}
        """
    }
    let contact = "{\"wa_id\":\"393475550142\",\"profile\":{\"name\":\(t),\"username\":\(t)}}"
    return Array("{\"contacts\":[\(contact)],\"messages\":[\(messages.joined(separator: ","))]}".utf8)
  }
}
