/// The web addresses in a text, as they stand in it: with a scheme, with `www.`, or bare names that end as the web's do.
///
/// - Parameter most: how many at most; the text is looked at from its beginning.
public func webAddresses(in text: String, most: Int) -> [String] {
  let reading = Reading(text)
  return links(in: reading).prefix(most).map { String(String.UnicodeScalarView(reading.scalars[$0.range])) }
}
