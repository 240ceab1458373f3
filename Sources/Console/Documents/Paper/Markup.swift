/// HTML under construction. Names and attributes are literals of the program, everything else is escaped and made
/// visible: there is no way for outside text to become markup.
struct Markup {
  /// The text so far.
  private(set) var html = ""

  /// Something that lies inside an element.
  typealias Content = (inout Markup) -> Void

  /// A piece of markup of the program's own.
  mutating func literal(_ markup: StaticString) { html += markup.description }

  /// An element with what is in it.
  mutating func element(
    _ name: StaticString, _ kind: StaticString? = nil, id: String? = nil, _ content: Content
  ) {
    html += "<\(name)"
    if let kind { html += " class=\"\(kind)\"" }
    if let id { html += " id=\"\(Self.escaped(PaperText(id).text))\"" }
    html += ">"
    content(&self)
    html += Self.inLine.contains(name.description) ? "</\(name)>" : "</\(name)>\n"
  }

  /// Elements that stand within a line; after the others comes a new line.
  private static let inLine: Set<String> = ["b", "bdi", "code", "i", "mark", "td", "th"]

  /// An element that holds words of any origin.
  mutating func element(_ name: StaticString, _ kind: StaticString? = nil, text: String) {
    element(name, kind) { $0.text(text) }
  }

  /// Words of any origin, in the line.
  mutating func text(_ text: String) {
    for piece in PaperText(text).pieces {
      switch piece {
      case .plain(let text): html += Self.escaped(text)
      case .sign(let name, let times): html += "<i class=\"sign\">\(PaperText.caption(name, times))</i>"
      }
    }
  }

  /// A name or another short word from outside, which keeps its direction to itself.
  mutating func name(_ text: String) { element("bdi", text: text) }

  /// What somebody wrote, in a box of its own that nothing can leave.
  ///
  /// - Parameter passages: what is marked in it: half-open offsets in Unicode scalars.
  mutating func words(_ text: String, marking passages: [Range<Int>] = []) {
    literal("<div class=\"words\" dir=\"auto\">")
    let scalars = Array(text.unicodeScalars)
    var end = 0
    for passage in passages.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let (start, stop) = (min(max(passage.lowerBound, end), scalars.count), min(passage.upperBound, scalars.count))
      guard start < stop else { continue }
      self.text(String(scalars[end..<start]))
      element("mark", text: String(scalars[start..<stop]))
      end = stop
    }
    self.text(String(scalars[end...]))
    literal("</div>\n")
  }

  /// A table of names and values.
  mutating func facts(_ rows: [(name: String, value: String)]) {
    element("table", "facts") { table in
      for row in rows {
        table.element("tr") { line in
          line.element("th", text: row.name)
          line.element("td") { $0.name(row.value) }
        }
      }
    }
  }

  /// A whole page without scripts that asks nothing of the network, to be read on a screen or printed.
  static func page(title: String, _ body: Content) -> String {
    var page = Markup()
    page.literal(
      """
      <!DOCTYPE html>
      <html lang="it">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>
      """)
    page.html += escaped(PaperText(title).text)
    page.literal("</title>\n<style>\n")
    page.literal(PaperStyle.sheet)
    page.literal("</style>\n</head>\n<body>\n")
    body(&page)
    page.literal("</body>\n</html>\n")
    return page.html
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension String {
  /// The text of some scalars.
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
