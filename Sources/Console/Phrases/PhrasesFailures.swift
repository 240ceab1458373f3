/// Why WhatsApp did not deliver, by its error code, and what to do about it (whatsapp.md §6.3).
extension Phrases {
  /// A sentence for the operator.
  func failure(_ code: Int?) -> String {
    guard let code else {
      return say(
        "WhatsApp non dice perché: rispediscilo", "WhatsApp does not say why: send it again")
    }
    if let known = Self.failures[code] ?? Self.failure(inRangeOf: code) { return say(known) }
    return say(
      "WhatsApp dà il codice \(code): riferiscilo a chi amministra",
      "WhatsApp gives code \(code): tell it to your administrator")
  }

  /// Whether there is a sentence of its own for a code.
  static func knowsFailure(_ code: Int) -> Bool {
    (failures[code] ?? failure(inRangeOf: code)) != nil
  }

  private static func failure(inRangeOf code: Int) -> Saying? {
    switch code {
    case 200...299: permission
    case 500...599: unwell
    case 133_000...133_016: number
    case 139_100...139_103: block
    case 138_000...138_999, 139_000...139_099, 131_200...131_299, 132_068...132_069: feature
    default: nil
    }
  }

  private static let failures = Dictionary(
    table.flatMap { codes, saying in codes.map { ($0, saying) } },
    uniquingKeysWith: { first, _ in first })

  private static let table: [(codes: [Int], saying: Saying)] = [
    ([0, 190, 401], token), ([3, 10, 131_005, 403], permission),
    ([4, 80_007, 130_429, 131_057, 429], pace),
    (
      [131_056],
      Saying(
        "troppi messaggi di seguito a questa persona: aspetta un minuto e rispediscilo",
        "too many messages in a row to this person: wait a minute and send it again")
    ),
    (
      [131_048],
      Saying(
        "troppe segnalazioni: WhatsApp rallenta il numero; avvisa chi amministra",
        "too many complaints: WhatsApp slows the number down; tell your administrator")
    ),
    (
      [131_064],
      Saying(
        "finiti i messaggi concessi per oggi: rispediscilo domani",
        "the messages allowed for today are used up: send it again tomorrow")
    ),
    (
      [368, 131_031],
      Saying(
        "Meta ha limitato l'account del servizio: avvisa chi amministra",
        "Meta has restricted the service's account: tell your administrator")
    ),
    (
      [130_497],
      Saying(
        "WhatsApp non consegna in quel paese: usa un'altra via",
        "WhatsApp does not deliver to that country: use another way")
    ),
    ([1, 2, 131_000, 131_016, 133_004], unwell),
    (
      [33, 100, 131_008, 131_009, 135_000, 400, 404],
      Saying(
        "WhatsApp non accetta il messaggio così com'è: riferiscilo a chi amministra",
        "WhatsApp does not take the message as it is: tell your administrator")
    ),
    (
      [131_021],
      Saying(
        "il destinatario è il numero del servizio stesso",
        "the recipient is the service's own number")
    ),
    (
      [131_026],
      Saying(
        "WhatsApp non può consegnare a questo numero: forse non usa WhatsApp; prova per telefono",
        "WhatsApp cannot deliver to this number: perhaps it does not use WhatsApp; try by telephone"
      )
    ),
    (
      [131_030],
      Saying(
        "il numero di prova scrive solo ai numeri ammessi: avvisa chi amministra",
        "the test number writes only to admitted numbers: tell your administrator")
    ),
    ([131_037, 131_045, 133_010], number),
    (
      [131_042],
      Saying(
        "il servizio non risulta pagato a Meta: avvisa chi amministra",
        "Meta says the service is not paid for: tell your administrator")
    ),
    (
      [131_047, 470],
      Saying(
        "le 24 ore sono finite: serve un modello approvato, o che il cittadino riscriva",
        "the 24 hours are over: it needs an approved template, or the citizen's next message")
    ),
    (
      [131_049],
      Saying(
        "WhatsApp ha scelto di non consegnare: non rispedirlo prima di domani",
        "WhatsApp chose not to deliver: do not send it again before tomorrow")
    ),
    (
      [131_050],
      Saying(
        "il cittadino ha chiesto di non ricevere comunicazioni: non rispedirlo",
        "the citizen asked to receive no such messages: do not send it again")
    ),
    (
      [130_472],
      Saying(
        "WhatsApp non consegna a questa persona per una sua prova: usa un'altra via",
        "WhatsApp does not deliver to this person because of a trial of its own: use another way")
    ),
    (
      [131_051],
      Saying(
        "WhatsApp non porta messaggi di questo tipo: scrivi un testo",
        "WhatsApp does not carry messages of this kind: write a text")
    ),
    (
      [131_052, 131_053, 413],
      Saying(
        "il file non è passato: controlla tipo e misura, e allegalo di nuovo",
        "the file did not pass: check its kind and size, and attach it again")
    ),
    (
      [131_060],
      Saying(
        "il messaggio non è più disponibile: scrivine un altro",
        "the message is not available any more: write another")
    ),
    (
      [131_062],
      Saying(
        "serve il numero di telefono di questa persona: chiediglielo quando scrive",
        "it takes this person's telephone number: ask for it when they write")
    ),
    (
      [131_035, 131_036],
      Saying(
        "WhatsApp non ha potuto leggere la risposta del servizio: avvisa chi amministra",
        "WhatsApp could not read the service's answer: tell your administrator")
    ),
    (
      [132_000, 132_012],
      Saying(
        "gli spazi del modello non sono riempiti come vuole WhatsApp: riprova compilandoli tutti",
        "the template's blanks are not filled as WhatsApp wants: try again and fill them all")
    ),
    (
      [132_001],
      Saying(
        "WhatsApp non ha questo modello in questa lingua: scegline un altro",
        "WhatsApp does not have this template in this language: choose another")
    ),
    (
      [132_005],
      Saying(
        "con gli spazi riempiti il modello è troppo lungo: accorciali",
        "with its blanks filled the template is too long: shorten them")
    ),
    (
      [132_007],
      Saying(
        "il testo del modello va contro le regole di WhatsApp: scegline un altro",
        "the template's text is against WhatsApp's rules: choose another")
    ),
    (
      [132_015, 132_016],
      Saying(
        "WhatsApp ha sospeso questo modello: scegline un altro",
        "WhatsApp has suspended this template: choose another")
    ),
    (
      [137_000],
      Saying(
        "il telefono del cittadino è cambiato: verifica chi è, poi rispediscilo",
        "the citizen's phone has changed: check who they are, then send it again")
    ),
  ]

  private static let token = Saying(
    "WhatsApp rifiuta il gettone del servizio: avvisa chi amministra",
    "WhatsApp refuses the service's token: tell your administrator")
  private static let permission = Saying(
    "al servizio manca un permesso di Meta: avvisa chi amministra",
    "the service lacks a permission of Meta's: tell your administrator")
  private static let pace = Saying(
    "WhatsApp limita gli invii: rispediscilo fra qualche minuto",
    "WhatsApp is limiting the pace: send it again in some minutes")
  private static let unwell = Saying(
    "WhatsApp non funzionava: rispediscilo più tardi",
    "WhatsApp was not working: send it again later")
  private static let number = Saying(
    "il numero del servizio non è registrato come si deve: avvisa chi amministra",
    "the service's number is not registered properly: tell your administrator")
  private static let block = Saying(
    "WhatsApp non ha preso il blocco: riprova fra qualche minuto",
    "WhatsApp did not take the block: try again in some minutes")
  private static let feature = Saying(
    "WhatsApp non lo permette a questo servizio: riferiscilo a chi amministra",
    "WhatsApp does not allow it to this service: tell your administrator")
}
