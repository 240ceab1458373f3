/// The number by which a word is known: the sum of its letters, each weighed by its place.
///
/// It lets a reader ask for "this word with two letters swapped", or for a part of it, without spelling it out. Two
/// words with the same number would be taken for one; among some ten thousand words of 64 bits that does not happen.
enum WordHash {
  /// Longest word that is looked up, in letters.
  static let longest = 40

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The inverse of the base: what undoes one place.
  private static let inverse: UInt64 = {
    var guess: UInt64 = base
    for _ in 0..<6 { guess = guess &* (2 &- base &* guess) }
    return guess
  }()

  /// The weight of each place.
  static let weights: [UInt64] = powers(of: base)
  /// What takes each place's weight away.
  static let undoing: [UInt64] = powers(of: inverse)

  private static func powers(of number: UInt64) -> [UInt64] {
    var powers: [UInt64] = [1]
    while powers.count <= longest + 1 { powers.append(powers[powers.count - 1] &* number) }
    return powers
  }

  /// The number of a word.
  static func of(_ letters: some Sequence<UInt8>) -> UInt64 {
    var sum: UInt64 = 0
    for (place, letter) in letters.enumerated() where place <= longest { sum &+= UInt64(letter) &* weights[place] }
    return sum
  }
}

/// From numbers of words to what they stand for; never grows after it was made.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var values: [Int32]
  private let mask: Int

  /// A table with room for so many words.
  init(room: Int) {
    var size = 64
    while size < room * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// What a word stands for, or -1.
  subscript(key: UInt64) -> Int32 {
    var place = Int(truncatingIfNeeded: key >> 17) & mask
    while values[place] >= 0 {
      if keys[place] == key { return values[place] }
      place = (place + 1) & mask
    }
    return -1
  }

  /// Files a word, unless its number is taken.
  mutating func add(_ key: UInt64, _ value: Int32) {
    var place = Int(truncatingIfNeeded: key >> 17) & mask
    while values[place] >= 0 {
      if keys[place] == key { return }
      place = (place + 1) & mask
    }
    (keys[place], values[place]) = (key, value)
  }
}
