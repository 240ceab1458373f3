/// An address that a message leads to.
struct Link: Equatable {
  /// The name of the host, in lower case.
  var host: String
  /// Where it stands, from the scheme to the end of the path.
  var range: Range<Int>
}

/// Links of one message that are looked at: nobody asks something with so many, and one that is outside is enough.
private let mostLinks = 200

/// The links of a message: with a scheme, with `www.`, or bare names that end as the web's do. E-mail addresses and
/// words run together by a forgotten space are none.
func links(in reading: Reading) -> [Link] {
  let scalars = reading.scalars
  guard scalars.contains(".") else { return [] }
  var found: [Link] = []
  var at = 0
  while at < scalars.count, found.count < mostLinks {
    guard !isBlank(scalars[at]) else {
      at += 1
      continue
    }
    let end = scalars[at...].firstIndex(where: isBlank) ?? scalars.count
    if let link = link(in: scalars[at..<end]) { found.append(link) }
    at = end
  }
  return found
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\n" || (scalar.value > 0x7F && scalar.properties.isWhitespace) || scalar.value < 0x20
    || scalar == "<" || scalar == ">" || scalar == "\"" || scalar == "("
    || scalar == ")" || scalar == ","
}

private func link(in chunk: ArraySlice<Unicode.Scalar>) -> Link? {
  guard chunk.contains("."), chunk.count <= 2048 else { return nil }
  let scheme = schemeEnd(chunk)
  var rest = chunk[(scheme ?? chunk.startIndex)...]
  if scheme == nil {
    guard !rest.contains("@") else { return nil }
    rest = afterDots(rest)
    // What people write before a name: `sito:premi.top`.
    if let colon = rest.lastIndex(where: { $0 == ":" || $0 == "'" || $0 == "’" }) { rest = rest[(colon + 1)...] }
  }
  let hostEnd = rest.firstIndex { !isHostScalar($0) } ?? rest.endIndex
  var host = String(String.UnicodeScalarView(rest[..<hostEnd])).lowercased()
  while host.hasSuffix(".") { host.removeLast() }
  let labels = host.split(separator: ".", omittingEmptySubsequences: false)
  guard labels.count > 1, labels.count <= 40, labels.allSatisfy({ !$0.isEmpty }) else { return nil }
  let hasPath = hostEnd < rest.endIndex && rest[hostEnd] == "/"
  guard scheme != nil || labels[0] == "www" || isWebName(labels, hasPath: hasPath) else { return nil }
  let start = scheme == nil ? rest.startIndex : chunk.startIndex
  let end = chunk.lastIndex { !".,;:!?".unicodeScalars.contains($0) }.map { $0 + 1 } ?? chunk.endIndex
  return Link(host: host, range: start..<max(end, start + 1))
}

/// What follows dots in a row, which end a sentence and stand in no name: `ciao...www.esempio.it`. Those at the very end,
/// and in a path, are left alone.
private func afterDots(_ chunk: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
  func isDot(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "…" }
  let names = chunk.prefix { $0 != "/" && $0 != "?" }
  guard let last = names.lastIndex(where: { !isDot($0) }) else { return chunk }
  let dots = names[..<last].indices.last { names[$0] == "…" || (isDot(names[$0]) && isDot(names[$0 + 1])) }
  guard let dots else { return chunk }
  return chunk[dots...].drop(while: isDot)
}

/// Where the host begins, after `http://` or `https://`, wherever that stands in the chunk.
private func schemeEnd(_ chunk: ArraySlice<Unicode.Scalar>) -> Int? {
  guard let colon = chunk.firstIndex(of: ":"), chunk.endIndex - colon > 3, chunk[colon + 1] == "/",
    chunk[colon + 2] == "/"
  else { return nil }
  return colon + 3
}

private func isHostScalar(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "." || scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
    || scalar.properties.numericType != nil
}

/// Whether a bare name is meant as an address: `premi.com`, but of the endings that are also words only those with a
/// path, a hyphen, a digit or several dots: `grazie.info` is two words.
private func isWebName(_ labels: [Substring], hasPath: Bool) -> Bool {
  guard let ending = labels.last.map(String.init), labels.allSatisfy({ !$0.hasPrefix("-") }) else { return false }
  if strongEndings.contains(ending) { return labels[labels.count - 2].count > 1 }
  guard weakEndings.contains(ending) else { return false }
  return hasPath || labels.count > 2 || labels[0].contains { $0 == "-" || $0.isNumber }
}

private let strongEndings: Set = [
  "com", "net", "org", "biz", "gov", "edu", "eu", "it", "xyz", "ru", "cn", "tk", "ly", "gl", "icu", "ch", "uk",
  "shop", "site", "store", "website", "click", "vip",
]
private let weakEndings: Set = [
  "info", "online", "top", "app", "live", "link", "club", "io", "me", "co",
  "cc", "pw", "gd", "gy", "at", "id", "in", "to", "tv", "pro", "dev", "page", "web", "space", "fun",
]
