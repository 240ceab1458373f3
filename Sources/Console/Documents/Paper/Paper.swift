import Desk
import Foundation
import Policy

/// What documents for people outside share: instants and people in Italian.
enum Paper {
  /// `giovedì 12 marzo 2026, 11:05:09 (+01:00)`: to the second, with the offset, by the desk's clock.
  static func stamp(_ instant: Date) -> String {
    let text = Zone.rome.iso8601(instant)
    let clock = text.drop { $0 != "T" }.dropFirst()
    return "\(Italian.day(Zone.rome.day(of: instant))), \(clock.prefix(8)) (\(clock.dropFirst(8)))"
  }

  /// `11:05:09`, by the desk's clock.
  static func clock(_ instant: Date) -> String { String(Zone.rome.iso8601(instant).dropFirst(11).prefix(8)) }

  /// All names of a citizen, as WhatsApp gave them.
  static func whole(_ citizen: Identity) -> String {
    let parts = [
      citizen.profileName, citizen.phone.map { "+\($0)" }, citizen.username.map { "@\($0)" }, citizen.userID,
      citizen.parentUserID,
    ]
    let known = parts.compactMap(\.self).filter { !$0.isEmpty }
    return known.isEmpty ? "senza nome né numero" : known.joined(separator: " · ")
  }

  /// Initials and a number with its middle hidden: enough to tell two citizens apart, and no more.
  static func masked(_ citizen: Identity, _ phrases: Phrases) -> String {
    let words = (citizen.profileName ?? "").split { $0.isWhitespace }.prefix(3)
    let initials = words.compactMap { word in word.first { $0.isLetter } }.map { "\($0.uppercased())." }
    let parts = [initials.isEmpty ? nil : initials.joined(separator: " "), phrases.maskedNumber(citizen)]
    let known = parts.compactMap(\.self)
    return known.isEmpty ? "identità oscurata" : known.joined(separator: " ") + " (identità oscurata)"
  }
}
