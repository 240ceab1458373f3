/// The length of an IBAN of a country.
///
/// Source: SWIFT IBAN registry.
let ibanLengths: [String: Int] = [
  "ad": 24, "ae": 23, "al": 28, "at": 20, "az": 28, "ba": 20, "be": 16, "bg": 22, "bh": 22, "bi": 27, "br": 29,
  "by": 28, "ch": 21, "cr": 22, "cy": 28, "cz": 24, "de": 22, "dj": 27, "dk": 18, "do": 28, "ee": 20, "eg": 29,
  "es": 24, "fi": 18, "fk": 18, "fo": 18, "fr": 27, "gb": 22, "ge": 22, "gi": 23, "gl": 18, "gr": 27, "gt": 28,
  "hr": 21, "hu": 28, "ie": 22, "il": 23, "iq": 23, "is": 26, "it": 27, "jo": 30, "kw": 30, "kz": 20, "lb": 28,
  "lc": 32, "li": 21, "lt": 20, "lu": 20, "lv": 21, "ly": 25, "mc": 27, "md": 24, "me": 22, "mk": 19, "mn": 20,
  "mr": 27, "mt": 31, "mu": 30, "ni": 28, "nl": 18, "no": 15, "om": 23, "pk": 24, "pl": 28, "ps": 29, "pt": 25,
  "qa": 29, "ro": 24, "rs": 22, "ru": 33, "sa": 24, "sc": 31, "sd": 18, "se": 24, "si": 19, "sk": 24, "sm": 27,
  "so": 23, "st": 25, "sv": 28, "tl": 23, "tn": 24, "tr": 26, "ua": 29, "va": 22, "vg": 24, "xk": 20, "ye": 30,
]

/// Whether an account number has its country's length and the remainder 1 of ISO 13616.
func isIban(_ code: some Collection<UInt8>) -> Bool {
  guard code.count >= 15, ibanLengths[String(decoding: code.prefix(2), as: UTF8.self)] == code.count else {
    return false
  }
  let code = Array(code)
  guard let check = Int(String(decoding: code[2...3], as: UTF8.self)), (2...98).contains(check) else { return false }
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
