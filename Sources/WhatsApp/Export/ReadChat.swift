import Foundation
import Policy

/// The most bytes an exported chat may have; WhatsApp stops at 40,000 messages, far below.
public let exportLimit = 256 * 1024 * 1024

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
  let lines = try chatLines(of: bytes)
  var headers = lines.map { LineHeader($0.text) }
  guard let style = headers.lazy.compactMap({ $0?.style }).first else {
    throw .noHeader(line: lines.first { !$0.text.plain.isEmpty }?.number ?? 1)
  }
  for index in headers.indices where headers[index]?.style != style { headers[index] = nil }
  // A day is allowed for phones whose clock stands elsewhere or runs ahead.
  let latest = now.map { zone.day(of: $0).adding(days: 1) }
  let order = dateOrder(of: headers.compactMap(\.self), latest: latest)
  let messages = beginnings(headers, order)
  guard let first = messages.first else { throw .noHeader(line: 1) }
  var blocks: [Block] = [Block(first, lines)]
  for message in messages.dropFirst() {
    blocks[blocks.count - 1].end(before: message.line, lines)
    blocks.append(Block(message, lines))
  }
  blocks[blocks.count - 1].end(before: lines.count, lines)
  let authors = Authors(of: blocks.map(\.firstLine), frame: style.frame)
  var clock = WallClock(zone: zone)
  let entries = blocks.enumerated().map { index, block in
    entry(of: block, authors: authors, isEarly: index < 3, at: clock.instant(block.beginning))
  }
  return ExportedChat(entries: entries, order: order)
}

/// Where a message begins: the place of its line among the lines, its header, its day.
private struct Beginning {
  var line: Int
  var header: LineHeader
  var day: CivilDay
}

private func beginnings(_ headers: [LineHeader?], _ order: ExportedChat.DateOrder) -> [Beginning] {
  let all = headers.enumerated().compactMap { line, header -> Beginning? in
    guard let header, let day = header.day(order) else { return nil }
    return Beginning(line: line, header: header, day: day)
  }
  let strays = strays(among: all.map { $0.day.dayNumber * 1440 + $0.header.minutes })
  return all.enumerated().compactMap { strays.contains($0.offset) ? nil : $0.element }
}

/// The lines of one message.
private struct Block {
  var beginning: Beginning
  var number: Int
  var firstLine: Substring
  var more: [Substring] = []

  init(_ beginning: Beginning, _ lines: [ChatLine]) {
    self.beginning = beginning
    number = lines[beginning.line].number
    firstLine = beginning.header.rest
  }

  mutating func end(before line: Int, _ lines: [ChatLine]) {
    more = lines[beginning.line + 1..<line].map(\.text)
  }
}

private func entry(of block: Block, authors: Authors, isEarly: Bool, at: Date) -> ExportedChat.Entry {
  let (author, first) = authors.split(block.firstLine, isEarly: isEarly)
  var words = ([first] + block.more).joined(separator: "\n")
  var entry = ExportedChat.Entry(
    line: block.number, at: at, author: author, text: words.bare, isDeleted: false, isEdited: false)
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
    let minutes = beginning.header.minutes
    var instant = zone.instant(beginning.day, minutes: minutes) + Double(beginning.header.seconds)
    let again = instant + 3600
    if let previous, instant < previous, zone.minutes(of: again) == minutes { instant = again }
    previous = instant
    return instant
  }
}
