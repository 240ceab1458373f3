/// Whether letters and digits are an Italian VAT number: eleven digits of which the last checks the others, the
/// country before them or not.
///
/// Source: decree of the Ministry of Finance of 23 December 1976, the Luhn formula.
func isVatNumber(_ code: some Collection<UInt8>) -> Bool {
  var digits = Array(code)
  if digits.count == 13, digits[0] == UInt8(ascii: "i"), digits[1] == UInt8(ascii: "t") { digits.removeFirst(2) }
  guard digits.count == 11, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
  let values = digits.map { Int($0) - 0x30 }
  guard values[..<7].contains(where: { $0 != 0 }) else { return false }
  let sum = values.enumerated().reduce(0) { sum, digit in
    guard !digit.offset.isMultiple(of: 2) else { return sum + digit.element }
    return sum + digit.element * 2 - (digit.element > 4 ? 9 : 0)
  }
  return sum.isMultiple(of: 10)
}
