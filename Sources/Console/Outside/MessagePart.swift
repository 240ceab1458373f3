import Desk
import Foundation
import Moderation

/// Something in a message that can be copied or opened by itself.
enum MessagePart: Equatable, Sendable {
  /// Its words, exactly as they were sent.
  case words(String)
  /// A web address, as written.
  case address(String)
  case phone(String)
  case mail(String)
  case place(Location)
  case file(Media)

  /// What goes to the clipboard; a file's name is no content, and stays.
  var copied: String? {
    switch self {
    case .words(let text), .address(let text), .phone(let text), .mail(let text): text
    case .place(let place): WebLink.degrees(place.latitude) + ", " + WebLink.degrees(place.longitude)
    case .file: nil
    }
  }

  /// What it opens as; nil when it cannot be opened.
  var item: OutsideItem? {
    switch self {
    case .address(let text): WebLink(text).map(OutsideItem.link)
    case .place(let place): .link(.map(latitude: place.latitude, longitude: place.longitude))
    case .file(let media): media.digest.map { .file(digest: $0) }
    case .words, .phone, .mail: nil
    }
  }
}

extension Entry {
  /// The most parts of a message that are told apart.
  private static let mostParts = 40
  /// Characters of a message in which parts are looked for.
  private static let searched = 20_000

  /// What can be copied or opened in it: its words first, then each address, number, place and file.
  var parts: [MessagePart] {
    switch body {
    case .incoming(_, let content): Self.parts(of: content)
    case .outgoing(let text, _, _, _):
      (attached.map(Self.parts(of:)) ?? []) + (text.isEmpty ? [] : Self.parts(ofWords: text))
    case .note(let text): Self.parts(ofWords: text)
    case .act: []
    }
  }

  private static func parts(of content: Content) -> [MessagePart] {
    switch content {
    case .text(let text): return parts(ofWords: text)
    case .media(let media): return [.file(media)] + (media.caption.map(parts(ofWords:)) ?? [])
    case .location(let place):
      let words = [place.name, place.address].compactMap(\.self).joined(separator: ", ")
      return [.place(place)] + (words.isEmpty ? [] : parts(ofWords: words))
    case .contacts(let cards):
      return Array(
        cards.flatMap { card in
          [.words(card.name)] + card.phones.map(MessagePart.phone) + card.emails.map(MessagePart.mail)
        }.prefix(mostParts))
    case .choice(let title, let detail):
      return parts(ofWords: [title, detail].compactMap(\.self).joined(separator: "\n"))
    case .order(let text, _): return text.map(parts(ofWords:)) ?? []
    case .reaction, .edit, .revoke, .system, .call, .unsupported: return []
    }
  }

  private static func parts(ofWords text: String) -> [MessagePart] {
    guard !text.isEmpty else { return [] }
    let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(searched)))
    var parts: [MessagePart] = webAddresses(in: beginning, most: mostParts).map(MessagePart.address)
    parts += matches(#/[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,5}/#, beginning)
      .map(MessagePart.mail)
    parts += matches(#/\+?[0-9](?:[ .\/-]?[0-9]){5,14}/#, beginning).filter { number in
      (7...15).contains(number.count(where: \.isNumber)) && !parts.contains { $0.copied?.contains(number) ?? false }
    }.map(MessagePart.phone)
    var known: [MessagePart] = []
    for part in parts where !known.contains(part) && known.count < mostParts { known.append(part) }
    return [.words(text)] + known
  }

  private static func matches<Output>(_ pattern: Regex<Output>, _ text: String) -> [String] {
    text.asciiSemantics(pattern).prefix(mostParts).map { String(text[$0]) }
  }
}

extension String {
  /// Where a pattern of ASCII matches.
  fileprivate func asciiSemantics<Output>(_ pattern: Regex<Output>) -> [Range<String.Index>] {
    ranges(of: pattern.asciiOnlyDigits().matchingSemantics(.unicodeScalar))
  }
}
