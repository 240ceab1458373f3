/// The length of an IBAN of a country, as far as this list goes: the euro area's payments, and our neighbours.
///
/// Source: SWIFT IBAN registry.
let ibanLengths: [String: Int] = [
  "ad": 24, "al": 28, "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "ee": 20,
  "es": 24, "fi": 18, "fr": 27, "gb": 22, "gr": 27, "hr": 21, "hu": 28, "ie": 22, "is": 26, "it": 27, "li": 21,
  "lt": 20, "lu": 20, "lv": 21, "mc": 27, "md": 24, "me": 22, "mt": 31, "nl": 18, "no": 15, "pl": 28, "pt": 25,
  "ro": 24, "rs": 22, "se": 24, "si": 19, "sk": 24, "sm": 27, "tr": 26, "ua": 29,
]

/// Whether an account number has its country's length and the remainder 1 of ISO 13616.
func isIban(_ code: some Collection<UInt8>) -> Bool {
  guard code.count >= 15, ibanLengths[String(decoding: code.prefix(2), as: UTF8.self)] == code.count else {
    return false
  }
  let code = Array(code)
  guard code[2...3].allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
  var remainder = 0
  for byte in code[4...] + code[..<4] {
    switch byte {
    case 0x30...0x39: remainder = (remainder * 10 + Int(byte) - 0x30) % 97
    case 0x61...0x7A: remainder = (remainder * 100 + Int(byte) - 0x61 + 10) % 97
    default: return false
    }
  }
  return remainder == 1
}
