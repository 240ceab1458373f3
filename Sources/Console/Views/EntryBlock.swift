import Desk
import Foundation
import Moderation
import Policy

/// An entry of a conversation laid out in lines of a width.
struct EntryBlock: Sendable {
  /// What all entries share.
  struct Style: Equatable, Sendable {
    var width: Int
    var phrases: Phrases
    var today: CivilDay
    var citizen: Printable
    var vocabulary: Vocabulary

    func isSameDay(_ left: Date, _ right: Date) -> Bool { Zone.rome.day(of: left) == Zone.rome.day(of: right) }
    func name(_ id: StaffID) -> String { vocabulary.name(id) }
  }

  /// Where the entry stands among the others.
  struct Setting: Equatable, Sendable {
    var startsDay: Bool
    var startsNew: Bool
    var isRevealed: Bool
    /// Whether the message it quotes is masked, and so its words here too (A13).
    var hidesQuote = false
  }

  let entry: Entry
  let setting: Setting
  /// Separators first, then the entry.
  let lines: [ThreadLine]
  /// How many separators there are.
  let prefaceCount: Int
  /// Whether it keeps something back, or would if it were not shown: reserved or earlier text, lines folded away.
  let canReveal: Bool

  init(_ entry: Entry, _ setting: Setting, _ style: Style) {
    (self.entry, self.setting) = (entry, setting)
    var layout = EntryLayout(entry, setting, style)
    layout.separators()
    prefaceCount = layout.lines.count
    layout.body()
    lines = layout.lines
    canReveal = layout.isFolded || setting.isRevealed || entry.marks.contains(.riservati) || !entry.earlierTexts.isEmpty
  }
}
