import Desk

extension DayFormat {
  /// What a citizen can do: a line has exactly one of these.
  static let deedNames = [
    "text", "image", "video", "voice", "audio", "document", "sticker", "location", "card", "reaction", "edit",
    "deletion", "call", "choice", "products", "new number", "new code", "notice", "status", "unsupported",
  ]
  static let detailNames = [
    "caption", "size", "seconds", "name", "address", "phones", "emails", "to", "detail", "code",
  ]

  /// The keys of citizens' deeds, with their details.
  static let deeds = [
    FormatKey("text", .text, "A message."),
    FormatKey("image", .text, "A picture: its file's name."),
    FormatKey("video", .text, "A film: its file's name."),
    FormatKey("voice", .written(.duration), "A voice note: how long."),
    FormatKey("audio", .written(.duration), "A sound file: how long."),
    FormatKey("document", .text, "A document: its file's name."),
    FormatKey("sticker", .text, "A sticker: its name."),
    FormatKey("location", .written(.degrees), "A place: degrees north and east."),
    FormatKey("card", .text, "A card of the address book: whose."),
    FormatKey("reaction", .text, "An emoji on a message; none takes it back."),
    FormatKey("edit", .text, "The new text of an earlier message."),
    FormatKey("deletion", .text, "Which message is deleted for everyone: previous, or a line's id."),
    FormatKey("call", .written(.duration), "A call: how long it rang."),
    FormatKey("choice", .text, "A tap on a button or a row: its title."),
    FormatKey("products", .number(1...999), "Products asked for in a catalogue: how many."),
    FormatKey("new number", .written(.phone), "The citizen writes from another number now."),
    FormatKey("new code", .yes, "The security code of the chat changed."),
    FormatKey("notice", .text, "What WhatsApp itself says in the chat."),
    FormatKey("status", .word(["sent", "delivered", "read", "failed"]), "News of our last answer."),
    FormatKey("unsupported", .text, "Something the desk cannot show: WhatsApp's word for it."),
    FormatKey("caption", .text, "The words under a picture, film or document."),
    FormatKey("size", .written(.size), "The size of a file."),
    FormatKey("seconds", .written(.duration), "The length of a film."),
    FormatKey("name", .text, "The name of a place."),
    FormatKey("address", .text, "The address of a place."),
    FormatKey("phones", .list([]), "The numbers on a card: invented ones."),
    FormatKey("emails", .list([]), "The addresses on a card: in example domains."),
    FormatKey("to", .text, "The message of a reaction or an edit: previous, answer, or a line's id."),
    FormatKey("detail", .text, "The second line of a choice; the words that came with products."),
    FormatKey("code", .number(1...999_999), "WhatsApp's code of a failure."),
  ]

  /// What a line may wait for.
  static let events = ["answer", "previous"] + DeskEvent.allCases.filter { $0 != .answered }.map(\.rawValue)

  static let line = Place(
    name: "line",
    keys: [
      FormatKey("who", .text, required: true, "The citizen's handle: whose line, or in whose chat."),
      FormatKey("at", .written(.offset), "So long after the day's start."),
      FormatKey("after", .word(events), "What it waits for: the line above, our answer, or another act of the desk."),
      FormatKey("no answer within", .written(.duration), "Only when nobody has answered the line above by then."),
      FormatKey("delay", .written(.duration), "How long after what it waits for."),
      FormatKey("if", .word(conditions), "Only when the desk has done this to the citizen by then."),
      FormatKey("unless", .word(conditions), "Only when the desk has not."),
      FormatKey("id", .text, "A name by which other lines and acts point at this one."),
      FormatKey("quoting", .text, "The message it answers: previous, answer, or a line's id."),
      FormatKey("forwarded", .word(["once", "often"]), "Whether it was passed on before it came."),
    ] + deeds + acts)

  static let conditions = DeskEvent.allCases.map(\.rawValue) + [Condition.inTime]
}
