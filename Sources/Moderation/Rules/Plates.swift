/// Plates of vehicles and numbers of identity cards, known by their shape (A14.d, C13.d).
func plates(in reading: Reading) -> [Datum] {
  var found: [Datum] = []
  var at = 0
  while at < reading.words.count {
    if let (datum, last) = plate(from: at, in: reading) {
      found.append(datum)
      at = last
    }
    at += 1
  }
  return found
}

private func plate(from index: Int, in reading: Reading) -> (Datum, Int)? {
  // Two letters and a digit at least begin each of them.
  guard reading.letters(index).count == 2 || reading.words[index].hasDigits else { return nil }
  var shape: [UInt8] = []
  for at in index..<min(index + 3, reading.words.count) {
    let letters = reading.letters(at)
    guard shape.count + letters.count <= 9 else { return nil }
    shape += letters.map { $0 < 0x3A ? UInt8(ascii: "9") : UInt8(ascii: "a") }
    let range = reading.words[index].range.lowerBound..<reading.words[at].range.upperBound
    switch String(decoding: shape, as: UTF8.self) {
    case "aa999aa": return (Datum(rule: "targa", name: "una targa", range: range), at)
    case "aa99999aa", "aa9999999":
      return (Datum(rule: "carta-identita", name: "il numero di una carta d'identità", range: range), at)
    default: break
    }
    guard reading.between(at).count == 1, let gap = reading.between(at).first, gap == " " || gap == "-" else {
      return nil
    }
  }
  return nil
}

/// Addresses: a street, its name, and a number (A14.d, C13.d).
func addresses(in seen: Observation) -> [Datum] {
  seen.findings("people").filter { seen.entry($0).rule == "strada" }.compactMap { finding in
    let reading = seen.reading
    let first = seen.tokens[finding.tokens.lowerBound].words.lowerBound
    for at in (first + 2)..<max(first + 2, min(first + 7, reading.words.count)) {
      let letters = reading.letters(at)
      guard let digit = letters.first, digit < 0x3A, letters.count <= 4 else { continue }
      return Datum(
        rule: "indirizzo", name: "un indirizzo",
        range: reading.words[first].range.lowerBound..<reading.words[at].range.upperBound)
    }
    return nil
  }
}
