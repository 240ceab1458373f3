import Foundation
import Policy

/// Something of a person's that is known by its form.
struct PersonalForm {
  enum Kind { case link, mail, iban, taxCode, plate, address, phone, digits, date }

  var kind: Kind
  var expression: Regex<Substring>

  /// In the order in which they are looked for: what may hold another comes first.
  static var all: [PersonalForm] {
    [
      PersonalForm(kind: .mail, expression: #/[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+/#),
      PersonalForm(
        kind: .link, expression: #/(?:https?:\/\/|www\.)\S+|\b[a-z0-9\-]+\.(?:it|com|org|net|eu|ly|me)\b(?:\/\S*)?/#),
      PersonalForm(kind: .iban, expression: #/(?i)\bIT ?\d\d ?[A-Z](?: ?[0-9A-Z]){22}\b/#),
      PersonalForm(kind: .taxCode, expression: #/(?i)\b[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]\b/#),
      PersonalForm(kind: .plate, expression: #/\b[A-Z]{2} ?\d{3} ?[A-Z]{2}\b|\b[a-z]{2}\d{3}[a-z]{2}\b/#),
      PersonalForm(
        kind: .date,
        expression:
          #/(?i)\b\d{1,2}[\/.\-]\d{1,2}[\/.\-]\d{2,4}\b|\b\d{1,2}\/\d{1,2}\b|\b\d{1,2} (?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?: \d{4})?\b/#
      ),
      PersonalForm(
        kind: .address,
        expression:
          #/(?i:\b(?:via|viale|v\.le|piazza|p\.zza|piazzale|piazzetta|largo|vicolo|corso|strada|località|loc\.|borgo) (?:(?:del|della|dello|dei|degli|delle|di|da|de|san|santa|santo|xx|iv) )*)[A-ZÀ-Ü][\w'’À-ü]*(?: (?:(?:del|della|dei|di|da|de|e) )?[A-ZÀ-Ü][\w'’À-ü]*)*(?:,? ?(?:n\.?|n°)? ?\d+[a-zA-Z]?(?:\/[a-zA-Z0-9]+)?)?/#
      ),
      PersonalForm(kind: .phone, expression: #/(?:\+|\b)\d(?:[ .\/\-]?\d){6,14}\b/#),
      PersonalForm(kind: .digits, expression: #/\b\d{5,}\b/#),
    ]
  }
}

/// Moves the dates of a text by some days, written as they were.
enum DateShift {
  private static let months = [
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
    "novembre",
    "dicembre",
  ]

  /// The date so many days later; nil when there is no such day.
  static func shifted(_ text: String, days: Int, near instant: Date) -> String? {
    let year = Zone.rome.day(of: instant).year
    let words = text.split(separator: " ").map(String.init)
    if words.count >= 2, let month = months.firstIndex(of: words[1].lowercased()), let day = Int(words[0]) {
      let given = words.count > 2 ? Int(words[2]) : nil
      guard let moved = CivilDay(year: given ?? year, month: month + 1, day: day)?.adding(days: days) else {
        return nil
      }
      return "\(moved.day) \(months[moved.month - 1])" + (given == nil ? "" : " \(moved.year)")
    }
    guard let mark = text.first(where: { !$0.isNumber }) else { return nil }
    let parts = text.split(separator: mark).compactMap { Int($0) }
    guard parts.count >= 2 else { return nil }
    let isShort = parts.count > 2 && parts[2] < 100
    let full = parts.count > 2 ? (isShort ? 2000 + parts[2] : parts[2]) : year
    guard let moved = CivilDay(year: full, month: parts[1], day: parts[0])?.adding(days: days) else { return nil }
    let end = parts.count > 2 ? "\(mark)\(isShort ? moved.year % 100 : moved.year)" : ""
    return "\(moved.day)\(mark)\(moved.month)\(end)"
  }
}
