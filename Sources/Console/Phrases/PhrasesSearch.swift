import Desk
import Policy

/// What is said about a search.
extension Phrases {
  /// How many were found so far.
  func searchCount(_ number: Int, hasMore: Bool, isSearching: Bool) -> String {
    if isSearching { return say("cerco ancora… \(number) finora", "still searching… \(number) so far") }
    if hasMore { return say("primi \(number), dal più recente", "first \(number), newest first") }
    return count(number, ("messaggio", "messaggi"), ("message", "messages"))
  }

  /// How to ask, with examples that can be typed as they stand.
  var searchHelp: [String] {
    switch language {
    case .italian:
      [
        "Scrivi una o più parole: accenti e maiuscole non contano.", "",
        "tassa rifiuti                 tutte e due le parole", "\"tassa rifiuti\"               proprio in fila",
        "da:rossi  con:rossi           scritto da, o chat con", "dopo:2026-01-01  prima:ieri   fra due giorni",
        "etichetta:tributi             argomento della chat", "clausola:A14.f                messaggio segnalato",
        "tipo:foto                     o video, vocale, documento,",
        "                              posizione, nota, nostra, mia",
      ]
    case .english:
      [
        "Type one or more words: accents and case do not matter.", "",
        "tassa rifiuti                 both words", "\"tassa rifiuti\"               in a row",
        "from:rossi  with:rossi        written by, or chat with", "after:2026-01-01  before:today",
        "label:tributi                 subject of the chat", "clause:A14.f                  flagged message",
        "kind:image                    or video, voice, document,",
        "                              location, note, ours, mine",
      ]
    }
  }

  /// What to do when nothing was found.
  func nothingFound(_ search: SearchState) -> String {
    if search.isInHome {
      return say(
        "Nessun risultato in questa chat. Tab cerca in tutte.", "No result in this chat. Tab searches all of them.")
    }
    return search.query.isPlain
      ? say(
        "Nessun risultato: prova con meno parole o con l'inizio di una.",
        "No result: try fewer words, or the beginning of one.")
      : say(
        "Nessun risultato: togli una condizione o allarga i giorni.", "No result: drop a condition or widen the days.")
  }

  /// What of a line was not understood, and how to write it.
  func sentence(_ problem: SearchProblem, _ ruleset: Ruleset) -> String {
    switch problem {
    case .unknownOperator(let name):
      say(
        "«\(name):» non c'è: ci sono \(operators). Fra virgolette è una parola",
        "There is no “\(name):”: there are \(operators). In quotes it is a word")
    case .unreadableDay:
      say(
        "Manca un giorno intero: 2026-01-31, 31/01/2026, oggi, ieri", "Write a whole day: 2026-01-31, 31/01/2026, today"
      )
    case .emptySpan:
      say("Fra quei due giorni non c'è niente: scambiali", "There is nothing between those days: swap them")
    case .unknownLabel(let name):
      say("L'etichetta «\(name)» non c'è: ", "There is no label “\(name)”: ")
        + ruleset.subjects.map(\.id).joined(separator: ", ")
    case .unknownClause(let name):
      say("La clausola «\(name)» non c'è: ", "There is no clause “\(name)”: ")
        + [ruleset.grounds.first?.id, ruleset.grounds.last?.id].compactMap(\.self).joined(separator: " – ")
    case .unknownKind(let name):
      say(
        "Il tipo «\(name)» non c'è: testo, foto, video, vocale, documento, posizione, contatto, nota, nostra, mia",
        "There is no kind “\(name)”: text, image, video, voice, document, location, contact, note, ours, mine")
    case .noWord:
      say(
        "Segni ed emoji da soli non si cercano: scrivi una parola",
        "Signs and emoji alone are not searched: type a word")
    case .tooLong(let limit):
      say(
        "È troppo lungo: si cercano i primi \(limit) caratteri", "Too long: the first \(limit) characters are searched")
    case .tooManyWords(let limit):
      say("Sono troppe parole: se ne cercano \(limit)", "Too many words: \(limit) of them are searched")
    }
  }

  private var operators: String {
    SearchOperator.allCases.map { say($0.italianName, $0.rawValue) + ":" }.joined(separator: " ")
  }
}
