import Foundation

/// Words by which an answer asks for data that this channel is not for (A13).
public enum PersonalData {
  /// The data, as people ask for it.
  static let data = [
    "codice fiscale", "data di nascita", "luogo di nascita", "carta di identita", "carta d identita",
    "foto del documento", "foto di un documento", "numero di documento", "documento di identita", "iban",
    "estremi bancari", "diagnosi", "certificato medico", "indirizzo di casa", "stato di salute", "password", "pin",
    "tax code", "date of birth", "bank details",
  ]
  private static let asking = [
    "mi mandi", "mi mandate", "mi invii", "ci mandi", "ci invii", "mi scriva", "mi dica", "ci dica", "mi dia",
    "mi serve",
    "ci serve", "servirebbe", "mi servono", "mi puo dare", "puo mandarmi", "puo inviarmi", "puo dirmi", "qual e",
    "mandami",
    "inviami", "scrivimi", "dimmi", "mi comunichi", "ho bisogno", "send me", "please send", "what is your", "give me",
  ]
  private static let refusing = ["non ", "senza ", "mai ", "do not", "don t", "without "]

  /// Whether a text asks for such data. A sentence that tells people not to send it asks for nothing.
  public static func asks(in text: String) -> Bool { asks(for: data, in: text) }

  /// Whether a text asks for any of some things.
  static func asks(for things: [String], in text: String) -> Bool {
    Plain.sentences(text).contains { sentence in
      guard things.contains(where: { Plain.holds($0, in: sentence) }) else { return false }
      let asks = asking.contains { Plain.holds($0, in: sentence) } || sentence.hasSuffix("?")
      return asks && !refusing.contains { (" " + sentence).contains(" " + $0) }
    }
  }
}

/// Texts made comparable: small letters, no accents, one blank between words.
enum Plain {
  static func text(_ text: String) -> String {
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
    let words = folded.split { !($0.isLetter || $0.isNumber || "?!.@€%".contains($0)) }
    return words.joined(separator: " ")
  }

  /// The sentences of a text, each made comparable; one that asks keeps its sign.
  static func sentences(_ text: String) -> [String] {
    var (found, current): ([String], String) = ([], "")
    for character in text {
      current.append(character)
      guard ".!?;\n".contains(character) else { continue }
      found.append(current)
      current = ""
    }
    return (found + [current]).map { Plain.text($0) }.filter { !$0.isEmpty }
  }

  /// Whether a text that is comparable holds words, as whole words or their beginnings.
  static func holds(_ words: String, in text: String) -> Bool {
    let words = Plain.text(words)
    return !words.isEmpty && (" " + text).contains(" " + words)
  }
}
