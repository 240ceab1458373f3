import Desk
import Moderation

/// Media, places, cards and the rest: the line that stands for what is no text.
extension Phrases {
  /// The line that stands for a message, and the words to show below it. Both may hold hostile text.
  func lines(for content: Content) -> (headline: String?, body: String?) {
    switch content {
    case .text(let body): (nil, body)
    case .media(let media): (headline(media), media.caption)
    case .location(let place):
      (
        "◎ " + say("posizione ", "place ") + "\(degrees(place.latitude)) \(degrees(place.longitude))",
        joined(place.name, place.address)
      )
    case .contacts(let cards):
      ("☺ " + count(cards.count, ("contatto", "contatti"), ("contact", "contacts")), cardList(cards))
    case .choice(Self.formWords.name, Self.formWords.body): ("▸ " + filledForm, nil)
    case .choice(let title, let detail): ("▸ " + say("ha scelto: ", "chose: ") + title, detail)
    case .order(let text, let items):
      ("▤ " + say("ordine: ", "order: ") + count(items, ("articolo", "articoli"), ("item", "items")), text)
    case .reaction(let emoji?, _): (say("ha reagito con ", "reacted with ") + emoji, nil)
    case .reaction(nil, _): (say("ha tolto la reazione", "took the reaction back"), nil)
    case .edit(_, let text): (say("ha modificato un messaggio", "edited a message"), text)
    case .revoke: (say("ha eliminato un messaggio", "deleted a message"), nil)
    case .system(let notice): (line(notice), nil)
    case .call(let call): ("☎ " + line(call), nil)
    case .unsupported(let what): (unsupported(what), nil)
    }
  }

  /// What WhatsApp writes in the place of words when somebody has filled in a form (flow); nobody chose them.
  private static let formWords = (name: "flow", body: "Sent")
  private var filledForm: String { say("ha compilato un modulo", "filled in a form") }

  private func unsupported(_ what: String?) -> String {
    let name = what.map { " (\($0))" } ?? ""
    return say("messaggio non supportato\(name), conservato", "unsupported message\(name), kept")
  }

  /// `▣ foto 1,2 MB`, `♪ vocale 0:42`.
  private func headline(_ media: Media) -> String {
    let measures = [media.seconds.map(length(seconds:)), media.bytes.map(size(bytes:))].compactMap(\.self)
    let name = media.fileName.map { say("«\($0)»", "“\($0)”") }
    return ([mediaName(media)] + [name].compactMap(\.self) + measures).joined(separator: " ")
  }

  private func mediaName(_ media: Media) -> String {
    switch media.sort {
    case .image: "▣ " + say("foto", "photo")
    case .video: "▶ " + say("video", "video")
    case .audio where media.isVoice: "♪ " + say("vocale", "voice")
    case .audio: "♪ " + say("audio", "audio")
    case .document: "▤ " + say("documento", "document")
    case .sticker: "▣ " + say("adesivo", "sticker")
    }
  }

  private func cardList(_ cards: [ContactCard]) -> String {
    cards.prefix(20).map { card in
      ([card.name] + card.phones.prefix(3) + card.emails.prefix(3)).joined(separator: " · ")
    }.joined(separator: "\n")
  }

  private func line(_ notice: SystemNotice) -> String {
    switch notice {
    case .changedNumber: say("ha cambiato numero", "changed number")
    case .changedIdentity: say("ha cambiato telefono o codice di sicurezza", "changed phone or security code")
    case .other(let text):
      say("avviso di WhatsApp", "notice of WhatsApp") + (text.map { say(": «\($0)»", ": “\($0)”") } ?? "")
    }
  }

  private func line(_ call: Call) -> String {
    let length = call.seconds.map { " " + self.length(seconds: $0) } ?? ""
    return call.isFromCitizen
      ? say(
        "ha chiamato\(length) (A01: alle chiamate non si risponde)", "called\(length) (A01: calls are not answered)")
      : say("chiamata\(length)", "call\(length)")
  }

  private func joined(_ parts: String?...) -> String? {
    let parts = parts.compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The inbox's second line: what was said last, on one line. It may hold hostile text.
  func line(_ snippet: Snippet) -> String {
    let isForm = snippet.kind == .interactive && snippet.text == "\(Self.formWords.name)\n\(Self.formWords.body)"
    let said = snippet.text.map { $0.utf8.count <= 300 ? $0 : String($0.prefix(300)) }
    let words = isForm ? "▸ " + filledForm : said
    let sign = snippet.isFromCitizen ? "" : say("Tu: ", "You: ")
    let caption = words.map { say(" «\($0)»", " “\($0)”") } ?? ""
    switch snippet.kind {
    case .text, .edit, .button, .interactive, .system:
      // A text without words is one that was deleted here.
      let gone = snippet.kind == .text ? say("✗ testo cancellato", "✗ text deleted") : kindName(snippet.kind)
      return sign + (words.map { snippet.isFromCitizen && !isForm ? apart($0) : $0 } ?? gone)
    case .image, .video, .audio, .document, .sticker:
      return sign + (snippet.media.map(headline) ?? kindName(snippet.kind)) + caption
    case .location, .contacts, .order: return sign + kindName(snippet.kind) + (words.map { " " + $0 } ?? "")
    case .reaction: return sign + kindName(snippet.kind) + (words.map { " " + $0 } ?? "")
    case .revoke, .call, .unsupported: return sign + kindName(snippet.kind)
    }
  }

  /// A citizen's words, between quotation marks when they begin like a line of ours.
  private func apart(_ words: String) -> String {
    let beginning = Printable(words, limit: 40)
    let first = beginning.text.drop { $0 == " " }.prefix(4).lowercased()
    let isLikeOurs = first.hasPrefix("tu:") || first.hasPrefix("you:")
    return isLikeOurs || beginning.beginsWithSign ? say("«\(words)»", "“\(words)”") : words
  }

  /// What a kind of message is called.
  func kindName(_ kind: Arrival.Kind) -> String {
    switch kind {
    case .text: say("messaggio", "message")
    case .image: "▣ " + say("foto", "photo")
    case .video: "▶ " + say("video", "video")
    case .audio: "♪ " + say("audio", "audio")
    case .document: "▤ " + say("documento", "document")
    case .sticker: "▣ " + say("adesivo", "sticker")
    case .location: "◎ " + say("posizione", "place")
    case .contacts: "☺ " + say("contatto", "contact")
    case .interactive, .button: "▸ " + say("scelta", "choice")
    case .order: "▤ " + say("ordine", "order")
    case .reaction: say("reazione", "reaction")
    case .system: say("avviso di WhatsApp", "notice of WhatsApp")
    case .edit: say("messaggio modificato", "edited message")
    case .revoke: say("messaggio eliminato", "deleted message")
    case .call: "☎ " + say("chiamata", "call")
    case .unsupported: say("messaggio non supportato", "unsupported message")
    }
  }
}
