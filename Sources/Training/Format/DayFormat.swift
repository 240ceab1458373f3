import Desk
import Moderation

/// The keys of a day, place by place.
enum DayFormat {
  static let day = Place(
    name: "day",
    keys: [
      FormatKey("title", .text, required: true, "What lists and the header call the day."),
      FormatKey("about", .text, "What it is for, in a sentence or more."),
      FormatKey("teaches", .list([]), "The clauses it teaches, as A14.b."),
      FormatKey("skills", .list([]), "The skills it trains, in a few words each."),
      FormatKey("ruleset", .text, required: true, "The ruleset it is played under: arezzo."),
      FormatKey("start", .written(.start), required: true, "When it starts, by the clock on the wall in Rome."),
      FormatKey("length", .written(.duration), "How long it lasts; 12 hours when left out."),
      FormatKey("staff", .places(staff), required: true, "Who works at the desk; the trainee is the first."),
      FormatKey("citizens", .places(citizen), required: true, "Who writes: invented people only."),
      FormatKey("earlier", .places(earlier), "Conversations that are there when the day starts."),
      FormatKey("orders", .places(order), "The director's orders, before the day or during it."),
      FormatKey("timeline", .places(line), required: true, "What citizens and colleagues do, each in their order."),
      FormatKey("expect", .places(expectation), "What the trainee should do, and should not."),
    ])

  static let staff = Place(
    name: "staff",
    keys: [
      FormatKey("login", .text, required: true, "The Unix account: a.bianchi."),
      FormatKey("name", .text, required: true, "First name and surname."),
      FormatKey("roles", .list(Staff.Role.allCases.map(\.rawValue)), required: true, "What they may do."),
    ])

  static let citizen = Place(
    name: "citizen",
    keys: [
      FormatKey("id", .text, required: true, "The handle by which lines call them: giulia."),
      FormatKey("name", .text, required: true, "The name on their profile."),
      FormatKey("number", .written(.phone), "An invented number, +39 347 555 0000 to +39 347 555 9999."),
      FormatKey("user", .text, "An invented user id, as IT.900000000142."),
      FormatKey("username", .text, "The user name on their profile."),
      FormatKey("language", .text, "The language they write in, ISO 639-1; it when left out."),
      FormatKey("delivered", .written(.tick), "How soon their phone gets our messages."),
      FormatKey("read", .written(.tick), "How soon they read them."),
    ])

  static let earlier = Place(
    name: "earlier",
    keys: [
      FormatKey("who", .text, required: true, "The citizen's handle."),
      FormatKey("labels", .list([]), "Subjects of the ruleset, by their ids."),
      FormatKey("steps", .places(step), required: true, "What was said and done, in order."),
    ])

  static let step = Place(
    name: "step",
    keys: [
      FormatKey("at", .written(.ago), required: true, "When, before the day."),
      FormatKey("claimed", .text, "Who took the chat."),
      FormatKey("answer", .text, "What somebody at the desk answered."),
      FormatKey("note", .text, "A note among colleagues."),
      FormatKey("closed", .word(outcomes), "How the chat was closed."),
      FormatKey("blocked", .text, "The clause for which the citizen was blocked, on their last message."),
      FormatKey("reason", .text, "Why they were blocked."),
      FormatKey("until", .written(.duration), "For how long they were blocked; 30 days when left out."),
      FormatKey("by", .text, "Who of the staff did it."),
      FormatKey("ticks", .word(["sent", "delivered", "read"]), "How far an answer came."),
    ] + deeds)

  static let order = Place(
    name: "order",
    keys: [
      FormatKey("at", .written(.moment), required: true, "When it is made: during the day, or before."),
      FormatKey("by", .text, required: true, "The director's login."),
      FormatKey("closure", .written(.hours), "Hours of the day during which the desk is closed."),
      FormatKey("opening", .written(.hours), "Hours of the day during which the desk is open."),
      FormatKey("day", .number(0...400), "Days from the start's day; 0 when left out."),
      FormatKey("reference", .text, required: true, "The number of the act: Ord. 31/2026."),
      FormatKey("reason", .text, required: true, "Why, in words for the citizens."),
    ])

  static let outcomes = Session.Outcome.allCases.map(\.rawValue)
  static let marks = Mark.allCases.map(\.rawValue)
}
