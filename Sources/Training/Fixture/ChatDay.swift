import Desk
import Foundation
import Policy
import WhatsApp

/// A day and its acts made from a real chat, with invented people in the place of real ones.
public struct ChatDay {
  /// The day's YAML.
  public let day: String
  /// The acts' YAML: what the desk answered.
  public let acts: String
  /// The words that somebody has to speak for first.
  public let doubts: [Doubt]

  /// Makes them. Dates are moved by whole weeks, so that weekdays stay, to the week of Monday 9 March 2026.
  ///
  /// - Parameters:
  ///   - chat: the export.
  ///   - desk: the author who is the desk.
  ///   - title: the day's title.
  ///   - spoken: what a person has said about words that were doubted.
  public init(_ chat: ExportedChat, desk: String, titled title: String = "Da una chat esportata", spoken: Spoken) {
    let entries = chat.entries.filter { $0.author != nil && !$0.isDeleted }
    let first = entries.map(\.at).min() ?? Date(timeIntervalSince1970: 0)
    let shift = Self.weeksToMarch(from: first) * 7
    let authors = entries.compactMap(\.author).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    var pseudonyms = Pseudonyms(authors: authors.filter { $0 != desk }, spoken: spoken, shiftDays: shift)
    let start = first.addingTimeInterval(-60)
    var writer = ChatWriter(desk: desk, start: start)
    for author in authors where author != desk {
      writer.introduce(author, as: pseudonyms.name(of: author))
    }
    for entry in entries {
      let text = pseudonyms.replaced(entry.text, line: entry.line, at: entry.at)
      writer.write(entry, text)
    }
    let moved = Zone.rome.day(of: start).adding(days: shift)
    let clock = Zone.rome.iso8601(start).dropFirst(11).prefix(5)
    (day, acts) = (writer.day(title, starting: "\(moved) \(clock)"), writer.script)
    doubts = pseudonyms.doubts
  }

  /// How many weeks lie between an instant's and that of Monday 9 March 2026.
  private static func weeksToMarch(from instant: Date) -> Int {
    let monday = Zone.rome.instant(CivilDay(year: 2026, month: 3, day: 9) ?? .last, .midnight)
    return Int((monday.timeIntervalSince(instant) / (7 * 86_400)).rounded(.up))
  }
}

/// Writes the lines of a day and of its acts.
private struct ChatWriter {
  let desk: String
  let start: Date
  private var people: [(author: String, id: String, name: String)] = []
  private var timeline: [String] = []
  private var steps: [String] = []
  private var claimed: Set<String> = []
  private var last = ""
  private var end: TimeInterval = 0

  init(desk: String, start: Date) { (self.desk, self.start) = (desk, start) }

  mutating func introduce(_ author: String, as name: String) {
    people.append((author, "persona\(people.count + 1)", name))
    if last.isEmpty { last = "persona1" }
  }

  mutating func write(_ entry: ExportedChat.Entry, _ text: String) {
    let offset = max(0, entry.at.timeIntervalSince(start)).rounded(.down)
    end = max(end, offset)
    guard entry.author != desk else { return answer(text, at: offset) }
    guard let person = people.first(where: { $0.author == entry.author }) else { return }
    last = person.id
    timeline.append("  - {who: \(person.id), at: +\(Written.length(offset)), \(Self.deed(entry, text))}")
  }

  private mutating func answer(_ text: String, at offset: TimeInterval) {
    guard !text.isEmpty, !last.isEmpty else { return }
    if claimed.insert(last).inserted {
      steps.append("  - {at: +\(Written.length(max(0, offset - 5))), who: \(last), claim: yes}")
    }
    steps.append("  - {at: +\(Written.length(offset)), who: \(last), reply: \(Written.text(text))}")
  }

  func day(_ title: String, starting start: String) -> String {
    let citizens = people.enumerated().map { index, person in
      "  - {id: \(person.id), name: \(Written.text(person.name)), number: \"\(Pseudonyms.number(4000 + index))\"}"
    }
    return """
      # Made from a real chat, with invented people in the place of real ones. Read it through before you use it.
      title: \(Written.text(title))
      ruleset: arezzo
      start: \(start)
      length: \(Written.length(end + 900))

      staff:
        - {login: a.bianchi, name: Anna Bianchi, roles: [operator]}
        - {login: m.rinaldi, name: Marco Rinaldi, roles: [operator, supervisor]}

      citizens:
      \(citizens.joined(separator: "\n"))

      timeline:
      \(timeline.joined(separator: "\n"))

      """
  }

  var script: String { Written.script(steps.map { $0 + "\n" }) }

  private static func deed(_ entry: ExportedChat.Entry, _ text: String) -> String {
    let caption = text.isEmpty ? "" : ", caption: \(Written.text(text))"
    switch entry.attachment?.sort {
    case .image, .gif, .viewOnce: return "image: foto.jpg\(caption)"
    case .video: return "video: video.mp4\(caption)"
    case .document: return "document: documento.pdf\(caption)"
    case .audio: return "voice: 20 s"
    case .sticker: return "sticker: adesivo"
    case .contact: return "card: Una persona"
    case .unknown: return "unsupported: media"
    case nil: return "text: \(Written.text(text.isEmpty ? "…" : text))"
    }
  }
}
