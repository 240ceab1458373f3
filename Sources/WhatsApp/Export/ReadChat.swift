import Foundation
import Policy

/// The most bytes an exported chat may have, 64 MB. WhatsApp stops at 40,000 messages: some 4 MB in practice.
public let exportLimit = 64 * 1024 * 1024

/// Reads an exported chat, from Android or iOS, in Italian or English.
///
/// A message begins with a date and a time in the manner of the file's first one; lines without go on with the message
/// before, also those whose date time does not allow (see `strays`). Lines above the first message are the end of one
/// that was cut off, and are left out.
///
/// - Parameters:
///   - zone: where the phone's clock is taken to stand, since the file does not say.
///   - now: when the file is read, if it may speak for the order of the dates: none lies more than a day after it.
/// - Throws: `ExportError` when the file is none.
public func exportedChat(
  from bytes: [UInt8], zone: Zone = .rome, now: Date? = nil
) throws(ExportError) -> ExportedChat {
  guard bytes.count <= exportLimit else { throw .tooLarge(bytes: bytes.count, limit: exportLimit) }
  let text = Substring(try chatText(of: bytes)).withoutEmptyEnd
  let (style, lines) = try headedLines(of: text)
  // A day is allowed for phones whose clock stands elsewhere or runs ahead.
  let latest = now.map { zone.day(of: $0).adding(days: 1) }
  let order = dateOrder(of: lines.map(\.moment), latest: latest)
  let messages = Messages(text: text, beginnings: beginnings(among: lines, order))
  guard !messages.beginnings.isEmpty else { throw .noHeader(line: 1) }
  let authors = Authors(of: messages.beginnings.indices.lazy.map(messages.firstLine), frame: style.frame)
  var clock = WallClock(zone: zone)
  let entries = messages.beginnings.indices.map { index in
    let at = clock.instant(messages.beginnings[index])
    return entry(at: index, of: messages, authors: authors, at: at)
  }
  return ExportedChat(entries: entries, order: order)
}

/// A line with a header: its number, where it begins, where its words do.
private struct HeadedLine {
  var number: Int
  var start: String.Index
  var words: String.Index
  var moment: LineHeader.Moment
}

/// The lines whose header is in the style of the first one.
private func headedLines(of text: Substring) throws(ExportError) -> (LineHeader.Style, [HeadedLine]) {
  var style: LineHeader.Style?
  var firstFilled: Int?
  var lines: [HeadedLine] = []
  for line in ChatLines(of: text) where !line.text.isEmpty {
    if style == nil, firstFilled == nil, !line.text.plain.isEmpty { firstFilled = line.number }
    guard let header = LineHeader(line.text), header.style == style ?? header.style else { continue }
    style = header.style
    lines.append(
      HeadedLine(
        number: line.number, start: line.text.startIndex, words: header.rest.startIndex, moment: header.moment))
  }
  guard let style else { throw .noHeader(line: firstFilled ?? 1) }
  return (style, lines)
}

/// Where a message begins, and when it was written by the phone's clock.
private struct Beginning {
  var line: HeadedLine
  var day: CivilDay
}

private func beginnings(among lines: [HeadedLine], _ order: ExportedChat.DateOrder) -> [Beginning] {
  let all = lines.compactMap { line in line.moment.day(order).map { Beginning(line: line, day: $0) } }
  let strays = strays(among: all.map { $0.day.dayNumber * 1440 + Int($0.line.moment.minutes) })
  return all.enumerated().compactMap { strays.contains($0.offset) ? nil : $0.element }
}

/// The messages of a text. Their words stay in it until one is read: a message may have as many lines as bytes.
private struct Messages {
  var text: Substring
  var beginnings: [Beginning]

  /// The lines of a message from behind its header.
  func lines(_ index: Int) -> ChatLines {
    let next = index + 1
    let end = next < beginnings.count ? text.utf8.index(before: beginnings[next].line.start) : text.endIndex
    return ChatLines(of: text[beginnings[index].line.words..<end])
  }

  func firstLine(_ index: Int) -> Substring {
    var lines = lines(index)
    return lines.next()?.text ?? ""
  }
}

private func entry(at index: Int, of messages: Messages, authors: Authors, at: Date) -> ExportedChat.Entry {
  var lines = messages.lines(index)
  let (author, first) = authors.split(lines.next()?.text ?? "", isEarly: index < 3)
  var words = String(first)
  for line in lines {
    words += "\n"
    words += line.text
  }
  var entry = ExportedChat.Entry(
    line: messages.beginnings[index].line.number, at: at, author: author, text: words.bare, isDeleted: false,
    isEdited: false)
  guard author != nil else { return entry }
  for edit in Notices.edits where entry.text.plain.hasSuffix(edit) {
    entry.isEdited = true
    words = String(entry.text.dropLast(edit.count))
    entry.text = words.bare
  }
  if let found = Attachments.read(words) {
    (entry.attachment, entry.text) = (found.attachment, found.words)
  } else {
    entry.isDeleted = Notices.isDeletion(entry.text)
  }
  return entry
}

/// A wall clock read from top to bottom: when the hour that comes twice runs back, it has come again.
private struct WallClock {
  var zone: Zone
  private var previous: Date?

  init(zone: Zone) { self.zone = zone }

  mutating func instant(_ beginning: Beginning) -> Date {
    let minutes = Int(beginning.line.moment.minutes)
    let seconds = Double(beginning.line.moment.seconds)
    var instant = zone.instant(beginning.day, minutes: minutes) + seconds
    let again = instant + 3600
    if let previous, instant < previous, zone.minutes(of: again) == minutes { instant = again }
    previous = instant
    return instant
  }
}
