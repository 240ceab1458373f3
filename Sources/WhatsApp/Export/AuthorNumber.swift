/// The phone number that stands where an author of an exported chat has no name in the phone's address book.
///
/// WhatsApp writes it with a plus and the country code, with spaces, brackets or hyphens as the country likes them, and
/// between marks of direction: `+39 347 555 0142`, `+1 (202) 555-0142`.
///
/// - Returns: its digits, country code first, as `Identity.phone` has them; nil for a name, and for what has other
///   characters, no plus before it, or not the 5 to 15 digits of a number (E.164).
public func phoneNumber(in author: String) -> String? {
  var digits = ""
  var hasPlus = false
  for scalar in author.unicodeScalars where !isMark(scalar) && !isSpace(scalar) {
    switch scalar {
    case "+" where !hasPlus: hasPlus = true
    case "0"..."9" where hasPlus && digits.utf8.count < 15: digits.unicodeScalars.append(scalar)
    case "(", ")", "-", "\u{2010}", "\u{2011}": if !hasPlus { return nil }
    default: return nil
    }
  }
  // No country's code begins with a zero.
  return digits.utf8.count >= 5 && !digits.hasPrefix("0") ? digits : nil
}
