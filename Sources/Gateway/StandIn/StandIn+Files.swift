import Desk
import Foundation
import WhatsApp

// What a stand-in hands out, and whom it blocks.
extension StandIn {
  /// Tells about a file (`/ID`), or hands it out (`/files/ID`); whatsapp.md §5.
  func file(_ call: StandInCall) -> StandInAnswer {
    let habit = misbehaviour.files
    let isHandingOut = call.path.count == 2 && call.path[0] == "files"
    guard call.path.count == 1 || isHandingOut, let name = call.path.last, habit != .missing,
      let file = InventedFile(named: name)
    else { return .error(100, http: 404) }
    guard isHandingOut else {
      let facts = JSON.record([
        "messaging_product": .string("whatsapp"), "url": .string("\(call.base)/files/\(name)"),
        "mime_type": .string(file.mimeType), "sha256": .string(file.digest),
        "file_size": .number("\(file.bytes.count)"), "id": .string(name),
      ])
      return .ok(facts)
    }
    if habit == .expired, isFirstAddress(of: name) { return .error(100, http: 404) }
    count { $0.downloads += 1 }
    switch habit {
    case .fine, .expired, .missing: return StandInAnswer(content: .file(file.bytes, type: file.mimeType))
    case .damaged: return StandInAnswer(content: .file(file.bytes + [0x21], type: file.mimeType))
    case .disguised: return StandInAnswer(content: .file(Array("\u{7F}ELF\u{2}\u{1}".utf8), type: file.mimeType))
    case .endless: return StandInAnswer(content: .endless)
    }
  }

  /// Blocks, takes blocks off, or lists them (whatsapp.md §6.4).
  func blocks(_ method: String, _ body: JSON) -> StandInAnswer {
    let users = body["block_users"]?.elements ?? []
    guard method != "GET" else {
      return .ok(.record(["data": .array(blocked.map { .record(["wa_id": .string($0)]) })]))
    }
    guard ["POST", "DELETE"].contains(method) else { return .error(100) }
    let done = users.compactMap { user -> JSON? in
      guard let input = user["user"]?.filledText ?? user["user_id"]?.filledText else { return nil }
      let name = input.hasPrefix("+") ? String(input.dropFirst()) : input
      block(name, lifting: method == "DELETE")
      return .record(["input": .string(input), "wa_id": .string(name)])
    }
    let key = method == "POST" ? "added_users" : "removed_users"
    return .ok(
      .record(["messaging_product": .string("whatsapp"), "block_users": .object([.init(key, .array(done))])]))
  }
}

/// The templates that a stand-in's account has.
enum InventedTemplates {
  private static let all: [(name: String, status: String, category: String, body: String)] = [
    ("riapertura_chat", "APPROVED", "UTILITY", "Buongiorno {{1}}, abbiamo una risposta per lei. Scriva quando vuole."),
    ("avviso_chiusura", "APPROVED", "UTILITY", "Lo sportello resta chiuso il {{1}}. Riapre il {{2}}."),
    ("novita_estate", "PAUSED", "MARKETING", "Gli eventi di questo mese."),
  ]

  /// Meta's answer to a question for them.
  static var answer: JSON {
    let templates = all.enumerated().map { index, template in
      JSON.record([
        "id": .string("\(5000 + index)"), "name": .string(template.name), "language": .string("it"),
        "status": .string(template.status), "category": .string(template.category),
        "components": .array([.record(["type": .string("BODY"), "text": .string(template.body)])]),
      ])
    }
    return .record(["data": .array(templates), "paging": .record([:])])
  }

  /// Callbell's.
  static var callbellAnswer: JSON {
    let templates = all.map { template in
      JSON.record([
        "uuid": .string("template-\(template.name)"), "title": .string(template.name), "text": .string(template.body),
        "approvalStatus": .string(template.status.lowercased()), "templateType": .string("text"),
        "languageCode": .string("it"),
      ])
    }
    return .record(["templates": .array(templates)])
  }
}
