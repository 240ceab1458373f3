/// What terminals send for the keys that are no characters.
enum KeySequences {
  /// A byte below 0x20, or 0x7F. Backspace is 0x7F or 0x08, by the terminal's habit.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0D: .enter
    case 0x1B: .escape
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte & 0x1F + 0x40)))
    }
  }

  /// The byte after `ESC O`: keys in application mode, F1 to F4, the number pad.
  static func singleShift(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x4D: .enter
    case 0x63: .wordRight
    case 0x64: .wordLeft
    case 0x6A...0x79: .character(Character(Unicode.Scalar(byte - 0x40)))
    default: letter(byte, modifier: 1)
    }
  }

  /// The bytes after `ESC [`: numbers with a final letter or tilde. Modifiers but Control on arrows are left aside.
  static func bracket(_ bytes: [UInt8]) -> Key? {
    guard let last = bytes.last else { return nil }
    if bytes.count == 2, bytes[0] == 0x5B {
      return (0x41...0x45).contains(last) ? .function(Int(last) - 0x40) : nil
    }
    let parameters = bytes.dropLast()
    guard parameters.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x3B }) else { return nil }
    let numbers = parameters.split(separator: 0x3B, omittingEmptySubsequences: false).map(number)
    if last == 0x7E { return numbers.first.flatMap(tilde) }
    return letter(last, modifier: numbers.count > 1 ? numbers[1] : 1)
  }

  /// Decimal digits; 0 for none and for more than four.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    guard digits.count <= 4 else { return 0 }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static func letter(_ byte: UInt8, modifier: Int) -> Key? {
    let isControl = modifier == 5
    return switch byte {
    case 0x41: .up
    case 0x42: .down
    case 0x43: isControl ? .wordRight : .right
    case 0x44: isControl ? .wordLeft : .left
    case 0x46: .end
    case 0x48: .home
    case 0x50...0x53: .function(Int(byte) - 0x4F)
    case 0x5A: .backTab
    default: nil
    }
  }

  private static func tilde(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }
}
