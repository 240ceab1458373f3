/// Turns the bytes that a terminal sends into keys. What it does not know is dropped whole: no part of a sequence is ever
/// taken for text.
///
/// It understands xterm, the Linux console, screen, tmux, PuTTY and rxvt by itself; a terminal's own sequences can be
/// given besides. Escape and a key that come together are Escape and that key: there are no Alt keys here, because they
/// collide with accents.
public struct KeyDecoder: Sendable {
  private enum State {
    case ground
    /// After the escape byte.
    case escape
    /// After `ESC [`: the bytes since.
    case sequence([UInt8])
    /// Inside a report of the mouse in the old form, `ESC [ M` and three bytes: how many are to come.
    case oldReport(left: Int)
    /// After `ESC O`.
    case singleShift
    /// Inside an answer of the terminal that ends with BEL or `ESC \`; true after its escape byte.
    case answer(escaped: Bool)
    /// Inside a character of several bytes: those so far and how many make it whole.
    case character([UInt8], whole: Int)
    case paste
  }

  /// A paste keeps so many bytes of its beginning; no message is that long.
  public static let pasteLimit = 1 << 20
  private static let sequenceLimit = 64

  private var state = State.ground
  private var paste = PasteReader()
  private let known: [[UInt8]: Key]

  /// A decoder that also knows a terminal's own sequences, each from its escape byte on.
  public init(sequences: [[UInt8]: Key] = [:]) { known = sequences }

  /// How long to wait for the rest of what has begun, counted from the last byte; nil when nothing is waited for. After
  /// that, `flush`.
  public var patience: Duration? {
    switch state {
    case .ground: nil
    case .paste: paste.isEmpty ? nil : .milliseconds(500)
    case .escape, .sequence, .oldReport, .singleShift, .answer, .character: .milliseconds(25)
    }
  }

  /// The keys that are complete with these bytes.
  public mutating func take(_ bytes: ArraySlice<UInt8>) -> [Key] {
    var keys: [Key] = []
    for byte in bytes { step(byte, &keys) }
    return keys
  }

  /// The keys in what has begun, when nothing more has come for as long as that takes: a lone Escape, the first part of
  /// a paste that comes slowly. A paste lasts until its end mark, however long that takes: what comes late is never typed.
  ///
  /// - Parameter waited: how long nothing has come; less than `patience` changes nothing.
  public mutating func flush(after waited: Duration) -> [Key] {
    guard let patience, waited >= patience else { return [] }
    if case .paste = state { return [.paste(paste.part())].filter { $0 != .paste("") } }
    let open = state
    state = .ground
    switch open {
    case .ground, .oldReport, .answer, .character, .paste: return []
    case .escape: return [.escape]
    case .singleShift: return [.escape, .character("O")]
    case .sequence(let bytes): return bytes.isEmpty ? [.escape, .character("[")] : []
    }
  }

  private mutating func step(_ byte: UInt8, _ keys: inout [Key]) {
    switch state {
    case .ground: ground(byte, &keys)
    case .escape: escape(byte, &keys)
    case .sequence(let bytes): sequence(bytes, byte, &keys)
    case .oldReport(let left):
      // Its bytes are no control characters: one of those begins something else.
      state = left > 1 ? .oldReport(left: left - 1) : .ground
      if byte < 0x20 {
        state = .ground
        ground(byte, &keys)
      }
    case .singleShift:
      state = .ground
      if let key = known[[0x1B, 0x4F, byte]] ?? KeySequences.singleShift(byte) { keys.append(key) }
    case .answer(let escaped):
      let isOver = byte == 0x07 || escaped && byte == 0x5C
      state = isOver ? .ground : .answer(escaped: byte == 0x1B)
    case .character(let bytes, let whole): character(bytes, whole, byte, &keys)
    case .paste:
      guard paste.take(byte) else { return }
      state = .ground
      let isWhole = !paste.isContinued
      let text = paste.finish()
      if isWhole || !text.isEmpty { keys.append(.paste(text)) }
    }
  }

  private mutating func ground(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case 0x1B: state = .escape
    case 0x00...0x1F, 0x7F: keys.append(KeySequences.control(byte))
    case 0x20...0x7E: keys.append(.character(Character(Unicode.Scalar(byte))))
    case 0xC2...0xDF: state = .character([byte], whole: 2)
    case 0xE0...0xEF: state = .character([byte], whole: 3)
    case 0xF0...0xF4: state = .character([byte], whole: 4)
    default: break
    }
  }

  private mutating func escape(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case 0x5B: state = .sequence([])
    case 0x4F: state = .singleShift
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .answer(escaped: false)
    default:
      keys.append(.escape)
      state = .ground
      ground(byte, &keys)
    }
  }

  /// Takes a byte of `ESC [ …`. The Linux console's F1 to F5 have a second bracket and one letter more.
  private mutating func sequence(_ bytes: [UInt8], _ byte: UInt8, _ keys: inout [Key]) {
    if byte == 0x1B {
      state = .escape
    } else if bytes.count >= Self.sequenceLimit || byte < 0x20 || byte > 0x7E {
      state = .ground
    } else if (0x20...0x3F).contains(byte) || byte == 0x5B && bytes.isEmpty {
      state = .sequence(bytes + [byte])
    } else {
      state = .ground
      let whole = bytes + [byte]
      if whole == [0x4D] {
        state = .oldReport(left: 3)
      } else if whole == PasteReader.begin {
        state = .paste
      } else if let pointer = Pointer(report: whole) {
        keys.append(.mouse(pointer))
      } else if let key = known[[0x1B, 0x5B] + whole] ?? KeySequences.bracket(whole) {
        keys.append(key)
      }
    }
  }

  /// Takes a byte of a character. One that does not belong drops what was there and begins anew.
  private mutating func character(_ bytes: [UInt8], _ whole: Int, _ byte: UInt8, _ keys: inout [Key]) {
    state = .ground
    guard byte & 0xC0 == 0x80 else { return ground(byte, &keys) }
    let bytes = bytes + [byte]
    guard bytes.count == whole else {
      state = .character(bytes, whole: whole)
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      scalar.value >= 0xA0
    else { return }
    keys.append(.character(Character(scalar)))
  }
}

/// Collects a pasted text up to its end mark.
private struct PasteReader {
  /// What follows `ESC [` where a paste begins.
  static let begin = Array("200~".utf8)
  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var matched = 0
  private var afterReturn = false
  /// Bytes of this paste that were handed on already.
  private var given = 0

  /// Whether nothing waits to be handed on.
  var isEmpty: Bool { bytes.isEmpty }
  /// Whether a part of it was handed on already.
  var isContinued: Bool { given > 0 }

  /// Takes a byte. True when the end mark is complete.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      guard matched == Self.end.count else { return false }
      matched = 0
      return true
    }
    for held in Self.end[0..<matched] { keep(held) }
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { keep(byte) }
    return false
  }

  /// Terminals send carriage returns where the text had newlines.
  private mutating func keep(_ byte: UInt8) {
    let follows = afterReturn && byte == 0x0A
    afterReturn = byte == 0x0D
    guard !follows, given + bytes.count < KeyDecoder.pasteLimit else { return }
    bytes.append(byte == 0x0D ? 0x0A : byte)
  }

  /// Hands on what is there, and keeps the bytes of a character that is not whole yet.
  mutating func part() -> String {
    let lead = bytes.suffix(3).lastIndex { $0 >= 0xC0 }
    let whole = lead.map { $0 + (bytes[$0] >= 0xF0 ? 4 : bytes[$0] >= 0xE0 ? 3 : 2) } ?? bytes.count
    let count = whole > bytes.count ? lead ?? bytes.count : bytes.count
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    given += count
    bytes.removeFirst(count)
    return text
  }

  mutating func finish() -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    self = PasteReader()
    return text
  }
}
