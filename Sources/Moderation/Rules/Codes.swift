/// The tax codes, VAT numbers and account numbers of a message, written in one piece or in groups (A14.d, C13.d).
func codes(in reading: Reading) -> [Datum] {
  var found: [Datum] = []
  var free = 0
  for (index, word) in reading.words.enumerated() where word.range.lowerBound >= free {
    guard let code = code(from: index, in: reading) else { continue }
    found.append(code)
    free = code.range.upperBound
  }
  return found
}

/// Longest code looked for, in letters and digits.
private let longest = 34

private func code(from index: Int, in reading: Reading) -> Datum? {
  guard mayBegin(reading.letters(index)), hasDigits(near: index, in: reading) else { return nil }
  // What begins with a digit can only be a VAT number.
  let most = reading.bytes[reading.words[index].letters.lowerBound] > 0x39 ? longest : 11
  var bytes: [UInt8] = []
  for at in index..<reading.words.count {
    let letters = reading.letters(at)
    guard bytes.count + letters.count <= most else { return nil }
    bytes += letters
    let range = reading.words[index].range.lowerBound..<reading.words[at].range.upperBound
    if let datum = known(bytes, range), !goesOn(datum, after: at, in: reading) { return datum }
    let gap = reading.between(at)
    guard gap.count == 1, let sign = gap.first, isSeparator(sign) else { return nil }
  }
  return nil
}

/// Codes begin with a letter, or are of digits only.
private func mayBegin(_ letters: ArraySlice<UInt8>) -> Bool {
  guard let first = letters.first, letters.count <= longest else { return false }
  guard first > 0x39 else { return letters.count <= 11 }
  return letters.count == 16 || letters.count <= 6 || letters.contains { $0 < 0x3A }
}

/// Whether anything in a message can be a code.
func mayHoldCodes(_ reading: Reading) -> Bool {
  reading.words.indices.contains { reading.words[$0].hasDigits || mayBeLettersOnly($0, in: reading) }
}

/// A tax code's digits may all be letters: it is known by its length, in one piece or in its four groups.
private func mayBeLettersOnly(_ index: Int, in reading: Reading) -> Bool {
  switch reading.words[index].letters.count {
  case 16: true
  case 3 where index + 4 <= reading.words.count:
    zip(reading.words[index..<(index + 4)], [3, 3, 5, 5]).allSatisfy { $0.letters.count == $1 }
  default: false
  }
}

/// Every code has digits among its first ten characters, but a tax code whose digits are all letters.
private func hasDigits(near index: Int, in reading: Reading) -> Bool {
  if mayBeLettersOnly(index, in: reading) { return true }
  var letters = 0
  for word in reading.words[index...] {
    if word.hasDigits { return true }
    letters += word.letters.count
    if letters > 9 { return false }
  }
  return false
}

private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "-" || scalar == "." || scalar == "/" || scalar == "\u{A0}" || scalar == "\u{202F}"
}

private func known(_ bytes: [UInt8], _ range: Range<Int>) -> Datum? {
  if bytes.count == 16, isTaxCode(bytes) {
    return Datum(rule: "codice-fiscale", name: "un codice fiscale", range: range, isChecked: true)
  }
  if bytes.count >= 15, bytes[0] > 0x39, isIban(bytes) {
    return Datum(rule: "iban", name: "un IBAN", range: range, isChecked: true)
  }
  if bytes.count == 11 || bytes.count == 13, isVatNumber(bytes) {
    return Datum(rule: "partita-iva", name: "una partita IVA", range: range, isChecked: true)
  }
  return nil
}

/// Whether a number in groups of digits is only the beginning of a longer one.
private func goesOn(_ datum: Datum, after index: Int, in reading: Reading) -> Bool {
  guard datum.rule == "partita-iva", index + 1 < reading.words.count, reading.between(index).first == " ",
    reading.between(index).count == 1
  else { return false }
  return reading.letters(index + 1).allSatisfy { $0 < 0x3A } && reading.letters(index + 1).count > 1
}
