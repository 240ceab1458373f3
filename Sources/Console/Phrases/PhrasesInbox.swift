import Desk
import Foundation
import Policy

/// How near the end of its time an answer is.
enum Urgency {
  /// There is an opening after this one.
  case calm
  /// It will not live to the next opening.
  case dying
  /// No answer is possible any more.
  case gone
}

extension Phrases {
  /// The last moment for an answer: `entro ven 8:30`, `scade oggi 12:40 !`, `finestra chiusa` (A09).
  ///
  /// - Parameter openingAfterToday: the opening that a chat of today must not wait for; what ends before it dies today.
  func deadline(_ lastUseful: Date?, now: Date, openingAfterToday: Date?) -> (text: String, urgency: Urgency) {
    guard let lastUseful, lastUseful > now else { return (say("fuori finestra", "out of window"), .gone) }
    let (day, today) = (Zone.rome.day(of: lastUseful), Zone.rome.day(of: now))
    let dies = openingAfterToday.map { lastUseful <= $0 } ?? false
    if dies {
      let when = day == today ? say("oggi ", "today ") : weekday(day) + " "
      return (say("scade ", "ends ") + when + time(lastUseful) + " !", .dying)
    }
    let when = day == today ? the(lastUseful) : weekday(day) + " " + time(lastUseful)
    return (say("entro ", "by ") + when, .calm)
  }

  /// Until when one can still write to somebody who waits for nothing: `si può scrivere fino alle 12:00`, no alarm.
  func writable(_ lastUseful: Date?, now: Date, isWide: Bool) -> String {
    guard let lastUseful, lastUseful > now else { return say("fuori finestra", "out of window") }
    let until = snoozed(until: lastUseful, now: now)
    return isWide ? say("si può scrivere ", "can be written to ") + until : until
  }

  /// How long a citizen has waited: shown to operators, and no breach (A10).
  func waiting(_ seconds: TimeInterval) -> String { say("attesa ", "waiting ") + duration(seconds) }

  /// What is to be known before a chat is closed whose citizen waits.
  var unanswered: String { say("Nessuno ha ancora risposto", "Nobody has answered yet") }

  /// The same of some among several chats: `2 di queste non hanno ancora avuto risposta`.
  func unanswered(_ number: Int, of all: Int) -> String {
    if all == 1 { return unanswered }
    if number == all { return say("Nessuna ha ancora avuto risposta", "None of them has been answered yet") }
    return count(
      number, ("di queste non ha ancora avuto risposta", "di queste non hanno ancora avuto risposta"),
      ("of them has not been answered yet", "of them have not been answered yet"))
  }

  /// `da 15 min`, `da meno di 1 min`.
  func since(_ seconds: TimeInterval) -> String {
    say("da ", "for ") + duration(seconds)
  }

  /// `◷ fino alle 11:30`, `◷ fino a ven 8:30`.
  func snoozed(until: Date, now: Date) -> String {
    let day = Zone.rome.day(of: until)
    if day == Zone.rome.day(of: now) { return say("fino \(at(until))", "until \(time(until))") }
    return say("fino a ", "until ") + weekday(day) + " " + time(until)
  }

  /// How many chats will not live to the next opening: `3 scadono oggi`.
  ///
  /// - Parameter isAll: whether colleagues' chats are counted too.
  func dying(_ number: Int, isAll: Bool) -> String {
    let words = count(number, ("scade oggi", "scadono oggi"), ("ends today", "end today"))
    return isAll ? words : words + say(", fra libere e tue", ", free or yours")
  }

  /// `2 nuovi`.
  func unread(_ number: Int) -> String {
    number > 99 ? say("99+ nuovi", "99+ new") : count(number, ("nuovo", "nuovi"), ("new", "new"))
  }

  /// A citizen's name, or the number with its middle hidden (C09), made safe.
  func name(_ citizen: Identity) -> String {
    // A name of which nothing is seen is none; and it is one line, wherever it stands.
    let (name, username) = (
      Printable(citizen.profileName ?? "", limit: 200), Printable(citizen.username ?? "", limit: 100)
    )
    if !name.isBlank { return name.text }
    if !username.isBlank { return "@" + username.text }
    return maskedNumber(citizen) ?? say("senza nome", "no name")
  }

  /// `+39 347 ••• •214`: enough to tell two citizens apart, and no more.
  func maskedNumber(_ citizen: Identity) -> String? {
    guard let phone = citizen.phone, phone.count > 6, phone.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return citizen.phone == nil ? nil : "+•••"
    }
    let tail = phone.suffix(3)
    let isItalian = phone.hasPrefix("39") && phone.count >= 11
    let head = isItalian ? "39 \(phone.dropFirst(2).prefix(3))" : String(phone.prefix(2))
    return "+\(head) ••• •\(tail)"
  }
}
