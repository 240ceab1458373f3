/// What stands at each place of a ruleset: its type and an example, for whoever left it out.
enum Expected {
  /// The end of "missing: expected …", or nil for a place that no ruleset has.
  ///
  /// - Parameter path: a key as problems tell it; the numbers of items do not matter.
  static func at(_ path: String) -> String? {
    let path = path.replacing(/\[[0-9]+\]/, with: "[]")
    if let known = places[path] { return known }
    let isText = path.hasPrefix("texts.") && TextKey(rawValue: String(path.dropFirst(6))) != nil
    return isText ? "the text that citizens read, as |- and the lines below it, further in" : nil
  }

  private static let places: [String: String] = [
    "name": "a short name, as arezzo",
    "version": "the version of the policy, as \"2026-01\"",
    "title": "the municipality as citizens read it, as Comune di Arezzo",
    "service": "live-chat or broadcast",
    "number": "the WhatsApp number, as \"+39 342 1234567\"",
    "zone": "Europe/Rome",
    "hours": "days with their stretches, as monday: [\"08:30-13:00\"], or {} for none",
    "holidays": "national: true, and the patrons",
    "holidays.national": "true or false",
    "holidays.patrons[].month": "a whole number from 1 to 12",
    "holidays.patrons[].day": "a whole number from 1 to 31",
    "holidays.patrons[].name": "the name of the day, as San Donato",
    "subjects": "a list of subjects, as - { id: tributi, title: Tributi, words: [tari, imu] }",
    "subjects[].id": "a short name, as tributi",
    "subjects[].title": "the words that people read, as Tributi",
    "contacts": "names and values, as phone: 0575 377.773; office and manager are among them",
    "contacts.office": "the office that citizens are pointed to, as Ufficio relazioni con il pubblico",
    "contacts.manager": "whom deleted messages are reported to, as Gestore del servizio",
    "texts": "the texts that citizens read, as notice: |- and the lines below it, further in",
    "quickReplies[].id": "a short name, as tari",
    "quickReplies[].title": "the words of the list, as TARI e tributi",
    "quickReplies[].text": "what the citizen reads, as |- and the lines below it, further in",
    "grounds": "a list of grounds, as - { id: A14.a, title: Attività illegali, text: … }",
    "grounds[].id": "the clause and its letter, as A14.a",
    "grounds[].title": "a few words for lists, as Attività illegali",
    "grounds[].text": "the policy's own words",
    "controller": "name and address of who answers for the data, as name: Comune di Arezzo",
    "controller.name": "text, as Comune di Arezzo",
    "officer": "name and addresses of the data protection officer, as name: Responsabile della protezione dei dati",
    "officer.name": "text, as Responsabile della protezione dei dati",
    "processors": "a list, as - { name: WhatsApp, link: \"https://www.whatsapp.com/legal/\", date: 2026-01-31 }",
    "processors[].name": "the firm or the product, as WhatsApp",
    "processors[].link": "an address that starts with https://",
    "processors[].date": "a day, as 2026-01-31",
    "retention": "months: 12, or months: until-leaving",
    "retention.months": "a whole number from 1 to 12, or until-leaving",
  ]
}
