/// The letters of a text as the eye reads them: without case, accents, signs and spaces, and with the Cyrillic and Greek
/// letters that look like Latin ones taken for those. Two names that cannot be told apart have one likeness.
///
/// - Parameter limit: scalars of the text that are looked at.
public func likeness(of text: String, limit: Int = 1_000) -> String {
  let letters = text.unicodeScalars.prefix(limit).compactMap { scalar in
    if case .letter(let letter) = fold(scalar) { letter } else { nil }
  }
  return String(decoding: letters, as: UTF8.self)
}
