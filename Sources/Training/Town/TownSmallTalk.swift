/// What is said around the matter itself, by citizens and by the desk.
enum TownSmallTalk {
  static let greetings = Phrase.list(
    """
    Buongiorno,
    Buongiorno, sono {name} {surname}:
    Salve,
    Buonasera,
    Buon giorno
    Ciao,
    Scusate,
    Gentile ufficio,
    """)
  static let asides = Phrase.list(
    """
    Abito a {quarter}, in {street} {number}.
    Ho già chiamato l'{office} il {day} ma non risponde nessuno.
    È urgente perché {person} parte il {date} {month}.
    Ho scritto anche a {month} e il protocollo è {protocol}.
    Lavoro fino alle {time} e non riesco a passare.
    Mi hanno detto di chiedere a {name} {surname}.
    Vi mando la foto del {document}.
    Sono con {person} e aspettiamo in {street}.
    Il sito non mi fa andare avanti.
    Grazie per la pazienza.
    Forse {thing} c'entra qualcosa, non saprei.
    """)
  static let followUps = Phrase.list(
    """
    E se {person} non può venire?
    Posso mandare una delega a nome {surname}?
    Quanto tempo ci vuole?
    Vale anche per {person}?
    Il {day} va bene?
    Va bene alle {time}?
    Devo portare anche il {document}?
    E per {quarter}?
    Ma è in {street}?
    Non ho capito, me lo rispiega?
    Il numero è {protocol}
    Ok
    Perfetto
    Sì
    No, non ancora
    ?
    """)
  static let thanks = Phrase.list(
    """
    Grazie mille!
    Grazie
    Grazie, gentilissimi
    Perfetto, grazie e buona giornata
    Ok grazie
    Grazie infinite, passo il {day}
    👍
    Siete stati utilissimi 🙏
    """)
  static let replies = Phrase.list(
    """
    Buongiorno!
    Buongiorno, grazie per averci scritto.
    Buongiorno {name},
    Salve,
    """)
  static let details = Phrase.list(
    """
    Se preferisce può passare all'{office}, il {day} dalle {time}.
    Serve anche il {document}.
    Per {quarter} vale lo stesso.
    Le lascio il riferimento della pratica: {protocol}.
    Può delegare {person} con una delega firmata.
    Trova tutto sul sito, alla pagina dell'{office}.
    In alternativa l'ufficio di {street} è aperto fino alle 13:00.
    """)
  static let shortReplies = Phrase.list(
    """
    Sì, va bene.
    Certo, anche il {day}.
    No, basta il {document}.
    Di solito {number} giorni.
    Sì, alle {time}.
    Esatto: {street}, piano terra.
    """)
  static let farewells = Phrase.list(
    """
    Buona giornata!
    Di nulla, buona giornata.
    Siamo a disposizione.
    Grazie a lei, arrivederci.
    """)
  static let notes = Phrase.list(
    """
    Sentito l'{office}: richiamano loro il {day}.
    Già scritto a {month}, vedere {protocol}.
    Attenzione, ha chiesto due volte la stessa cosa.
    Parla poco italiano, frasi brevi.
    Manca il {document}.
    """)
  static let comments = Phrase.list(
    """
    È materia tua
    Vado in pausa, aspetta la risposta sul {document}
    Segue {name} dell'{office}
    """)
  static let captions = Phrase.list(
    """
    va bene questo modulo?
    ecco {thing}
    questo è l'avviso {protocol}
    {street}, stamattina
    la pagina che mi esce
    """)
  /// Texts that moderation is expected to stop at: advertising, foul words, threats, an application, reserved matters.
  static let improper = Phrase.list(
    """
    Guadagna {amount} € al giorno da casa, clicca qui: https://bit.ly/3x{number}
    Offerta luce e gas per {quarter}, chiama subito! www.superofferte-{number}.example
    Siete degli stronzi incompetenti, {thing} è ancora rotto
    Se non aggiustate {thing} vengo lì e ti ammazzo
    Votate la lista {surname}, cena di raccolta fondi in {street}
    Il mio vicino {name} {surname} di {street} {number} non paga, il suo telefono è 347 555 0{number}1
    """)
  static let applications = Phrase.list(
    """
    Con la presente il sottoscritto {name} {surname} chiede formalmente l'accesso agli atti della pratica {protocol}
    Chiedo il rilascio del {document}, valga la presente come domanda
    """)
  static let reserved = Phrase.list(
    """
    Vi allego il referto: a {person} hanno diagnosticato il diabete, serve la dieta per la mensa
    {person} ha l'invalidità al 100% e prende la chemioterapia, cosa ci spetta?
    """)
}
