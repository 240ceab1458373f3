import Desk
import Foundation

/// One change of an envelope, and what it stood in, so that it can be kept whole.
struct Change {
  /// The entry's other members: its id, its time.
  var entry: [JSON.Member] = []
  /// The change's other members: its field.
  var change: [JSON.Member] = []
  /// What changed.
  var value: JSON
  /// Whether it came without a change around it.
  var isBare = false

  /// Adds to a delivery what the change holds: its messages, calls and statuses, else itself.
  ///
  /// A change that holds those and other records beside them (`errors`, say) counts once more for the rest.
  func add(to delivery: inout Delivery, receivedAt: Date) {
    let messages = value.records("messages")
    let calls = value.records("calls")
    let statuses = value.records("statuses")
    guard !(messages.isEmpty && calls.isEmpty && statuses.isEmpty) else {
      return delivery.others.append(other(value, field: field ?? value.firstRecords ?? "unknown"))
    }
    let senders = Senders(contacts: value.records("contacts"), messages: messages)
    let business = value["metadata"]?["display_phone_number"]?.text.flatMap(phoneDigits)
    for message in messages {
      delivery.arrivals.append(arrival(message, from: senders.identity(of: message), receivedAt: receivedAt))
    }
    for call in calls {
      delivery.arrivals.append(callArrival(call, business: business, senders: senders, receivedAt: receivedAt))
    }
    for status in statuses { delivery.statuses.append(statusUpdate(status, receivedAt: receivedAt)) }
    let rest = value.withoutReadRecords
    if let name = rest.firstRecords { delivery.others.append(other(rest, field: name)) }
  }

  private var field: String? {
    let field = change.field ?? value.members?.field ?? entry.field
    return field?.cut(to: 100)
  }

  /// The change kept whole, within its entry: the entry's time tells two equal changes apart.
  private func other(_ value: JSON, field: String) -> OtherChange {
    var whole = value
    if !isBare {
      let change = JSON.object(change + [.init("value", value)])
      whole = .object(entry + [.init("changes", .array([change]))])
    }
    let bytes = whole.canonicalBytes
    return OtherChange(field: field, key: digest(bytes), raw: String(decoding: bytes, as: UTF8.self))
  }
}

/// The changes in a body, whichever part of an envelope it is; at least one.
func changes(in body: JSON) -> [Change] {
  var found: [Change] = []
  addChanges(in: body, to: &found)
  return found
}

/// Adds as it goes: arrays may stand 512 deep within each other, and no level copies what those below it hold.
private func addChanges(in body: JSON, to found: inout [Change]) {
  switch body {
  case .array(let elements) where !elements.isEmpty:
    for element in elements { addChanges(in: element, to: &found) }
  case .object(let members):
    let entries = body.records("entry")
    if !entries.isEmpty {
      for entry in entries { found += changes(inEntry: entry) }
    } else if !body.records("changes").isEmpty {
      found += changes(inEntry: body)
    } else if members.contains(where: { $0.key == "field" }) {
      found.append(change(body, in: []))
    } else {
      found.append(Change(value: body, isBare: true))
    }
  case .null, .bool, .number, .string, .array: found.append(Change(value: body, isBare: true))
  }
}

/// What an entry says beside its changes is kept with each of them, if it is an id and a time; where it is a page, it
/// is kept once, before them, so that a body of 3 MB never becomes a million times as much.
private func changes(inEntry entry: JSON) -> [Change] {
  let changes = entry.records("changes")
  guard let members = entry.members, !changes.isEmpty else { return [Change(value: entry, isBare: true)] }
  let others = members.filter { $0.key != "changes" }
  let page = JSON.object(others)
  guard changes.count > 1, page.canonicalBytes.count > longestEntry else {
    return changes.map { change($0, in: others) }
  }
  let short = others.filter { ["id", "time"].contains($0.key) && ($0.value.text?.utf8.count ?? .max) <= 100 }
  return [Change(value: page, isBare: true)] + changes.map { change($0, in: Array(short.prefix(2))) }
}

/// The most canonical bytes of an entry that are kept with each of its changes.
private let longestEntry = 1024

private func change(_ change: JSON, in entry: [JSON.Member]) -> Change {
  guard let members = change.members, let value = change["value"], value.members != nil else {
    return Change(entry: entry, value: change, isBare: entry.isEmpty)
  }
  return Change(entry: entry, change: members.filter { $0.key != "value" }, value: value)
}

extension [JSON.Member] {
  /// What they say has changed.
  fileprivate var field: String? { last { $0.key == "field" }?.value.filledText }
}

extension JSON {
  /// The elements of the arrays under a key, however often it is given.
  func records(_ key: String) -> [JSON] {
    guard let members else { return [] }
    return members.filter { $0.key == key }.flatMap { $0.value.elements ?? [] }
  }

  /// The object without the arrays of messages, calls and statuses, and without what only explains them.
  fileprivate var withoutReadRecords: JSON {
    let read: Set<String> = ["messages", "calls", "statuses"]
    let explaining: Set<String> = ["contacts", "metadata", "messaging_product"]
    return .object(
      (members ?? []).filter { member in
        !(read.contains(member.key) && member.value.elements != nil) && !explaining.contains(member.key)
      })
  }

  /// The first key that holds an array or object with something in it.
  fileprivate var firstRecords: String? {
    let holding = members?.first { $0.value.elements?.isEmpty == false || $0.value.members?.isEmpty == false }
    return holding?.key.cut(to: 100)
  }
}
