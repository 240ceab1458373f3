import Policy

/// Keys written as text, as scripts, tests and the key file have them: `jj<enter>ciao<c-x><lt><space><esc>`.
///
/// A character stands for itself, a name in angle brackets for a key, `<lt>` for `<`. A paste is
/// `<paste>` … `</paste>`, with `<enter>`, `<tab>` and `<lt>` inside.
extension Key {
  /// The keys of a script, in order.
  ///
  /// - Throws: the name that is no key, where it stands, and what may have been meant.
  public static func parse(_ script: String) throws(KeyError) -> [Key] {
    var keys: [Key] = []
    var pasted: String?
    var rest = script[...]
    while let first = rest.first {
      if first == "<" {
        let name = try takeName(&rest, in: script)
        switch (name, pasted) {
        case ("paste", nil): pasted = ""
        case ("/paste", let text?): (pasted, keys) = (nil, keys + [.paste(text)])
        default:
          let key = try named(name, in: script)
          if pasted == nil { keys.append(key) } else { pasted?.append(try key.pastedText(name, in: script)) }
        }
      } else {
        rest.removeFirst()
        if pasted == nil { keys.append(key(for: first)) } else { pasted?.append(first) }
      }
    }
    guard pasted == nil else { throw KeyError(script: script, name: "paste", problem: .unfinishedPaste) }
    return keys
  }

  /// One key by the name that goes between angle brackets, nil when there is none: `enter`, `c-x`, `f5`, `space`.
  public init?(name: String) {
    let name = name.lowercased()
    if let key = Key.byName[name] {
      self = key
    } else if name.hasPrefix("c-"), let key = Key(controlled: name.dropFirst(2)) {
      self = key
    } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...63).contains(number) {
      self = .function(number)
    } else if let pointer = Pointer(name: name) {
      self = .mouse(pointer)
    } else {
      return nil
    }
  }

  /// Control and a character; terminals send the same byte for Enter and Ctrl-M, Tab and Ctrl-I, Escape and Ctrl-[.
  private init?(controlled name: Substring) {
    guard name.count == 1, let character = name.first, let value = character.asciiValue else { return nil }
    switch value {
    case 0x69: self = .tab
    case 0x6D: self = .enter
    case 0x5B: self = .escape
    case 0x61...0x7A, 0x40, 0x5C...0x5F: self = .control(character)
    default: return nil
    }
  }

  private static func takeName(_ rest: inout Substring, in script: String) throws(KeyError) -> String {
    guard let end = rest.firstIndex(of: ">") else {
      throw KeyError(script: script, name: String(rest.dropFirst().prefix(20)), problem: .unfinished)
    }
    let name = String(rest[rest.index(after: rest.startIndex)..<end])
    rest = rest[rest.index(after: end)...]
    return name.lowercased()
  }

  private static func named(_ name: String, in script: String) throws(KeyError) -> Key {
    guard let key = Key(name: name) else {
      let candidates = byName.keys.sorted() + ["paste", "c-a", "f1"]
      throw KeyError(script: script, name: name, problem: .unknown(meant: nearest(to: name, among: candidates)))
    }
    return key
  }

  /// A character typed as such in a script: a newline or a tab is the key that makes it.
  private static func key(for character: Character) -> Key {
    switch character {
    case "\n", "\r", "\r\n": .enter
    case "\t": .tab
    default: .character(character)
    }
  }

  private func pastedText(_ name: String, in script: String) throws(KeyError) -> Character {
    switch self {
    case .character(let character): return character
    case .enter: return "\n"
    case .tab: return "\t"
    case .escape: return "\u{1B}"
    case .control, .function, .paste, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .wordLeft, .wordRight, .mouse:
      throw KeyError(script: script, name: name, problem: .notText)
    }
  }

  private static let byName: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "s-tab": .backTab, "bs": .backspace, "del": .delete, "ins": .insert,
    "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp,
    "pgdn": .pageDown, "c-left": .wordLeft, "c-right": .wordRight,
    "space": .character(" "), "lt": .character("<"), "gt": .character(">"),
  ]
}

extension Key: CustomStringConvertible {
  /// The key as a script has it; `parse` gives it back.
  public var description: String {
    switch self {
    case .character("<"): "<lt>"
    case .character(" "): "<space>"
    case .character(let character): String(character)
    case .control(let character): "<c-\(character)>"
    case .function(let number): "<f\(number)>"
    case .paste(let text): "<paste>\(Key.script(pasted: text))</paste>"
    case .enter: "<enter>"
    case .escape: "<esc>"
    case .tab: "<tab>"
    case .backTab: "<s-tab>"
    case .backspace: "<bs>"
    case .delete: "<del>"
    case .insert: "<ins>"
    case .up: "<up>"
    case .down: "<down>"
    case .left: "<left>"
    case .right: "<right>"
    case .home: "<home>"
    case .end: "<end>"
    case .pageUp: "<pgup>"
    case .pageDown: "<pgdn>"
    case .wordLeft: "<c-left>"
    case .wordRight: "<c-right>"
    case .mouse(let pointer): "<\(pointer.name)>"
    }
  }

  private static func script(pasted text: String) -> String {
    text.reduce(into: "") { script, character in
      switch character {
      case "<": script += "<lt>"
      case "\n", "\r\n": script += "<enter>"
      case "\t": script += "<tab>"
      case "\u{1B}": script += "<esc>"
      default: script.append(character)
      }
    }
  }
}

/// Why a script of keys cannot be read.
public struct KeyError: Error, Equatable, CustomStringConvertible {
  enum Problem: Equatable {
    case unknown(meant: String?)
    case unfinished
    case unfinishedPaste
    case notText
  }

  let script: String
  let name: String
  let problem: Problem

  /// One sentence with the script, the name, and what to write.
  public var description: String {
    switch problem {
    case .unknown(let meant?): "keys \"\(script)\": unknown key <\(name)>; did you mean <\(meant)>?"
    case .unknown(nil): "keys \"\(script)\": unknown key <\(name)>; for the character '<' write <lt>"
    case .unfinished: "keys \"\(script)\": no '>' after \"<\(name)\"; for the character '<' write <lt>"
    case .unfinishedPaste: "keys \"\(script)\": no </paste> after <paste>"
    case .notText: "keys \"\(script)\": <\(name)> cannot stand in a paste"
    }
  }
}
