import Desk
import Foundation
import Policy

extension DayReader {
  mutating func deed(_ section: NodeReader.Section, _ item: NodeReader.Entry, lines: [String]) -> Deed {
    let given = DayFormat.deedNames.filter { section.entries[$0] != nil }
    guard given.count == 1, let key = given.first else {
      let known = "text, image, voice, reaction …"
      reader.report(
        given.isEmpty
          ? "says nothing that the citizen does: needs one of \(known)"
          : "does two things at once: \(given.joined(separator: ", "))",
        line: item.line, key: item.path)
      return .send(.text(""))
    }
    warnOfUnused(section, key)
    let text = reader.text(section, key)
    switch key {
    case "text": return .send(.text(text))
    case "reaction":
      return .react(text == "none" ? nil : text, to: target(section, "to", lines: lines) ?? .answer)
    case "edit": return .edit(target(section, "to", lines: lines) ?? .previous, text: text)
    case "deletion":
      return .delete(target(section, "deletion", lines: lines) ?? .previous)
    case "location": return .send(location(section))
    case "card":
      let card = ContactCard(
        name: text, phones: reader.texts(section, "phones"), emails: reader.texts(section, "emails"))
      return .send(.contacts([card]))
    case "call":
      let seconds = value(section, key, expected: "how long it rang, as '20 s'", Timing.duration)
      return .send(.call(Call(event: "terminate", isFromCitizen: true, seconds: seconds.map { Int($0) })))
    case "choice": return .send(.choice(title: text, detail: optional(section, "detail")))
    case "products":
      return .send(
        .order(text: optional(section, "detail"), items: reader.integer(section, key, in: 1...999, or: 1)))
    case "new code":
      yes(section, key)
      return .send(.system(.changedIdentity))
    case "notice": return .send(.system(.other(text)))
    case "status":
      let state = choice(section, key, among: DayFormat.line.words(key)).flatMap(OutboxState.init)
      let code = section.entries["code"].map { _ in reader.integer(section, "code", in: 1...999_999, or: 1) }
      return .status(state ?? .read, code: code)
    case "new number":
      let phone = value(section, key, expected: Self.numberShape, Self.number)
      return .send(.system(.changedNumber(phone: phone, userID: nil)))
    case "unsupported": return .send(.unsupported(what: text))
    default: return .send(.media(media(section, key)))
    }
  }

  /// Tells of details that the deed has no use for.
  private mutating func warnOfUnused(_ section: NodeReader.Section, _ key: String) {
    let used: [String: [String]] = [
      "image": ["caption", "size"], "video": ["caption", "size", "seconds"], "audio": ["size"],
      "document": ["caption", "size"], "location": ["name", "address"], "card": ["phones", "emails"],
      "reaction": ["to"], "edit": ["to"], "choice": ["detail"], "products": ["detail"], "status": ["code"],
    ]
    for detail in DayFormat.detailNames where !(used[key] ?? []).contains(detail) {
      guard let entry = section.entries[detail] else { continue }
      reader.report("does not go with '\(key)'", at: entry)
    }
  }

  private mutating func media(_ section: NodeReader.Section, _ key: String) -> Media {
    let text = reader.text(section, key)
    let bytes = value(section, "size", expected: "a size as '120 kB' or '1.2 MB'", Self.bytes)
    let caption = optional(section, "caption")
    func length(_ reader: inout DayReader, _ key: String) -> Int? {
      reader.value(section, key, expected: "a length as '42 s'", Timing.duration).map { Int($0) }
    }
    switch key {
    case "voice":
      return Media(.audio, mimeType: "audio/ogg; codecs=opus", seconds: length(&self, key), isVoice: true)
    case "audio": return Media(.audio, mimeType: "audio/mpeg", bytes: bytes, seconds: length(&self, key))
    case "video":
      return Media(
        .video, mimeType: "video/mp4", bytes: bytes, seconds: length(&self, "seconds"), fileName: text, caption: caption
      )
    case "document":
      return Media(.document, mimeType: "application/pdf", bytes: bytes, fileName: text, caption: caption)
    case "sticker": return Media(.sticker, mimeType: "image/webp", fileName: text)
    default: return Media(.image, mimeType: "image/jpeg", bytes: bytes, fileName: text, caption: caption)
    }
  }

  private mutating func location(_ section: NodeReader.Section) -> Content {
    let place = value(section, "location", expected: "degrees north and east as '43.4633, 11.8796'") {
      text -> Location? in
      let numbers = text.split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
      guard numbers.count == 2, (-90...90).contains(numbers[0]), (-180...180).contains(numbers[1]) else { return nil }
      return Location(latitude: numbers[0], longitude: numbers[1])
    }
    var found = place ?? Location(latitude: 0, longitude: 0)
    (found.name, found.address) = (optional(section, "name"), optional(section, "address"))
    return .location(found)
  }

  private static func bytes(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 2, words[0].count <= 8, let count = Double(words[0]), (0...1e6).contains(count) else {
      return nil
    }
    switch words[1] {
    case "kB": return Int(count * 1000)
    case "MB": return Int(count * 1_000_000)
    default: return nil
    }
  }
}
