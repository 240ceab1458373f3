/// Telephone numbers: mobile ones of nine or ten digits that begin with 3, fixed ones that begin with 0, the country
/// before them or not, in groups or not (A14.d, C13.d).
func phones(in reading: Reading) -> [Datum] {
  var found: [Datum] = []
  var at = 0
  while at < reading.words.count {
    guard isDigits(reading.letters(at)) else {
      at += 1
      continue
    }
    var digits = Array(reading.letters(at).prefix(16))
    var last = at
    while last + 1 < reading.words.count, digits.count < 14, isDigits(reading.letters(last + 1)),
      reading.between(last).count == 1, let sign = reading.between(last).first,
      " -./\u{A0}".unicodeScalars.contains(sign)
    {
      last += 1
      digits += reading.letters(last).prefix(16)
    }
    if isPhone(digits) {
      let range = reading.words[at].range.lowerBound..<reading.words[last].range.upperBound
      found.append(Datum(rule: "telefono", name: "un numero di telefono", range: range))
    }
    at = last + 1
  }
  return found
}

private func isDigits(_ letters: ArraySlice<UInt8>) -> Bool { letters.allSatisfy { $0 < 0x3A } }

private func isPhone(_ digits: [UInt8]) -> Bool {
  var rest = digits[...]
  if rest.starts(with: "0039".utf8) {
    rest = rest.dropFirst(4)
  } else if rest.starts(with: "39".utf8), rest.count > 10 {
    rest = rest.dropFirst(2)
  }
  switch rest.first {
  case UInt8(ascii: "3"): return rest.count == 10 || rest.count == 9
  case UInt8(ascii: "0"): return (8...11).contains(rest.count)
  default: return false
  }
}

/// E-mail addresses (A14.d, C13.d).
func emails(in reading: Reading) -> [Datum] {
  let scalars = reading.scalars
  var found: [Datum] = []
  var free = 0
  for at in scalars.indices where scalars[at] == "@" && at > free {
    var (start, end) = (at, at + 1)
    while start > free, at - start < 64, isEmailScalar(scalars[start - 1]) { start -= 1 }
    while end < scalars.count, end - at < 128, isEmailScalar(scalars[end]) { end += 1 }
    while end > at + 1, scalars[end - 1] == "." { end -= 1 }
    free = end
    guard start < at, scalars[at..<end].dropFirst(2).dropLast(2).contains(".") else { continue }
    found.append(Datum(rule: "email", name: "un indirizzo e-mail", range: start..<end))
  }
  return found
}

private func isEmailScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", "+": true
  default: false
  }
}
