import Desk
import Foundation
import Policy

extension DayReader {
  mutating func citizen(_ entry: NodeReader.Entry) -> Citizen? {
    let section = section(entry, DayFormat.citizen)
    var identity = Identity(profileName: reader.text(section, "name"))
    identity.phone = value(section, "number", expected: Self.numberShape, Self.number)
    identity.userID = value(section, "user", expected: "an invented user id as 'IT.900000000142'", Self.userID)
    if section.entries["username"] != nil { identity.username = reader.text(section, "username") }
    if section.entries["number"] == nil, section.entries["user"] == nil {
      reader.report("a citizen needs a number or a user", line: entry.line, key: entry.path)
    }
    let id = reader.text(section, "id")
    if !id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
      reader.report("an id is made of letters, digits and hyphens", line: entry.line, key: section.path("id"))
    }
    if citizens.contains(id) {
      reader.report("two citizens are called '\(id)'", line: entry.line, key: entry.path)
    } else {
      citizens.append(id)
    }
    let language = section.entries["language"] == nil ? "it" : reader.text(section, "language")
    return Citizen(
      id: id, name: identity.profileName ?? "", identity: identity, language: language,
      ticks: Ticks(delivered: tick(section, "delivered", or: 2), read: tick(section, "read", or: 20)))
  }

  static let numberShape = "an invented number, '+39 347 555 0000' to '+39 347 555 9999'"

  /// The digits of a number that nobody has: days hold invented people only.
  static func number(_ text: String) -> String? {
    guard text.hasPrefix("+"), text.dropFirst().allSatisfy({ $0 == " " || ($0.isASCII && $0.isNumber) }) else {
      return nil
    }
    let digits = text.filter { $0.isNumber }
    return digits.count == 12 && digits.hasPrefix("39347555") ? digits : nil
  }

  private static func userID(_ text: String) -> String? {
    guard text.hasPrefix("IT."), (4...40).contains(text.count), text.dropFirst(3).allSatisfy(\.isASCII) else {
      return nil
    }
    return text
  }

  private mutating func tick(_ section: NodeReader.Section, _ key: String, or usual: TimeInterval) -> TimeInterval? {
    guard let entry = section.entries[key], entry.node.scalar?.string != "never" else {
      return section.entries[key] == nil ? usual : nil
    }
    return value(section, key, expected: "a delay as '20 s', or never", Timing.duration)
  }
}
