/// The Italian tax code (codice fiscale): sixteen characters, of which the last checks the others.
///
/// Source: decree of the Ministry of Finance of 23 December 1976; digits may be replaced by letters when two people
/// would get the same code (omocodia).
func isTaxCode(_ code: some Collection<UInt8>) -> Bool {
  let code = Array(code)
  guard code.count == 16 else { return false }
  let digitPlaces: Set = [6, 7, 9, 10, 12, 13, 14]
  for (place, byte) in code.enumerated() {
    let fits = digitPlaces.contains(place) ? isDigit(byte) || omocodia.contains(byte) : isLetter(byte)
    guard fits else { return false }
  }
  guard months.contains(code[8]) else { return false }
  let sum = code.dropLast().enumerated().reduce(0) { sum, character in
    let value = isDigit(character.element) ? Int(character.element) - 0x30 : Int(character.element) - 0x61
    return sum + (character.offset.isMultiple(of: 2) ? oddPlaceValues[value] : value)
  }
  return Int(code[15]) == 0x61 + sum % 26
}

/// The letters that stand for the digits 0 to 9.
private let omocodia = Set("lmnpqrstuv".utf8)
/// The letters of the months, January to December.
private let months = Set("abcdehlmprst".utf8)
/// What a character counts for in the first, third, … place; a digit counts as the letter of its rank.
private let oddPlaceValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
