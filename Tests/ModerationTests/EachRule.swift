/// A rule, the ground it cites, a message for it, and one that only looks like it.
struct EachRule: Sendable {
  var rule: String
  var letter: Character
  var message: String
  var harmless: String

  init(_ letter: Character, _ rule: String, _ message: String, _ harmless: String) {
    (self.letter, self.rule, self.message, self.harmless) = (letter, rule, message, harmless)
  }

  /// Every rule that reads text. A14.j and contact cards have tests of their own; A14.k is for people.
  static let all: [EachRule] = [
    .init(
      "a", "offerta-illegale", "Vendo patenti false, consegna rapida",
      "La mia patente è falsa? Me lo ha detto il vigile"),
    .init(
      "a", "proposta-illecita", "Dal meccanico tagliando senza controlli", "Per il tagliando che controlli servono?"),
    .init("a", "apologia", "Bravi quelli che hanno sfasciato le vetrine", "Hanno sfasciato la vetrina del bar"),
    .init("b", "turpiloquio", "Che cazzo di coda", "Che coda in piazza"),
    .init("b", "insulto", "Ma che deficienti", "Il corso per alunni con deficit"),
    .init("c", "minaccia", "Vi spacco la testa", "Mi fa male la testa"),
    .init("c", "minaccia-augurata", "Vi venga un colpo", "Spero che vi venga in mente la soluzione"),
    .init("c", "minaccia-velata", "Ti conviene guardarti le spalle", "Ho mal di spalle, c'è un medico?"),
    .init("c", "diffamazione", "La preside è una ladra", "La preside ha chiuso la scuola ai ladri"),
    .init(
      "d", "codice-fiscale", "Il codice fiscale di Beppe è RSSMRA80A01H501U", "Il mio codice fiscale è RSSMRA80A01H501U"
    ),
    .init("d", "partita-iva", "La partita IVA di Beppe è 12345678903", "La mia partita IVA è 12345678903"),
    .init("d", "iban", "L'IBAN di Beppe è IT60X0542811101000000123456", "Il mio IBAN è IT60X0542811101000000123456"),
    .init("d", "telefono", "Il cellulare di Beppe è 347 555 0142", "Il mio cellulare è 347 555 0142"),
    .init("d", "email", "La mail di Beppe è beppe@posta.example", "La mia mail è beppe@posta.example"),
    .init("d", "targa", "La targa AB123CD è di Beppe", "La mia targa è AB123CD"),
    .init("d", "carta-identita", "La carta d'identità di Beppe è CA12345AB", "La mia carta d'identità è CA12345AB"),
    .init("d", "indirizzo", "Beppe abita in via Petrarca 12", "Io abito in via Petrarca 12"),
    .init("d", "salute-di-terzi", "Il postino è sieropositivo", "Mio padre è sieropositivo"),
    .init("d", "giustizia-di-terzi", "Il postino è stato in galera", "Mio padre è stato in galera"),
    .init("d", "vita-privata-di-terzi", "Il postino tradisce la moglie", "Il postino e la moglie"),
    .init("e", "attacco-a-gruppo", "Gli zingari sono la feccia", "Gli zingari sono arrivati in piazza"),
    .init("e", "minaccia-a-gruppo", "Bisogna bastonare gli albanesi", "Bisogna avvisare gli albanesi"),
    .init("e", "linguaggio-disumano", "E gli arabi con quelle facce, luridi", "E gli arabi con quelle belle stoffe"),
    .init("e", "esclusione", "I sordi non devono stare a scuola", "I sordi non sentono la sirena"),
    .init("e", "epiteto", "Un branco di terroni", "Un vassoio di torroni"),
    .init("e", "attacco-personale", "Sei una nullità", "Sei una brava persona"),
    .init("e", "misoginia", "Torna in cucina", "Torna in ufficio la dottoressa?"),
    .init("f", "truffa", "Il suo conto è stato sospeso, clicchi per sbloccarlo", "Il mio conto è sospeso?"),
    .init("f", "pubblicita", "Preventivi gratuiti per infissi", "Il preventivo del funerale lo fa il Comune?"),
    .init("f", "propaganda", "Votate il nostro candidato domenica", "Dove si vota domenica?"),
    .init("f", "offerta-commerciale", "Borse scontate, passate in negozio", "Ho perso la borsa in negozio"),
    .init("f", "link-esterno", "Guardate https://prati-verdi.com", "Guardate https://www.comune.arezzo.it"),
    .init("f", "link-accorciato", "Guardate bit.ly/3xyz", "Guardate il sito inps.it"),
    .init("f", "dominio-imitato", "Entri da poste-verifica.top", "Entri da www.poste.it"),
    .init("g", "pirateria", "IPTV con tutto il calcio a 10 euro", "La partita si vede in piazza?"),
    .init("g", "copia-abusiva", "Duplico giochi per tutti", "Il torneo di giochi è gratis?"),
    .init("g", "contraffazione", "Vendo orologi tarocchi", "Ho comprato un orologio tarocco, dove lo denuncio?"),
    .init("h", "raccolta-fondi", "Facciamo una colletta per Ugo", "Dove si fa la raccolta del vetro?"),
    .init("h", "appello", "Versate su questo conto", "Su quale conto devo versare?"),
    .init("i", "catena", "Inoltra a tutti i tuoi contatti", "A chi inoltro il modulo?"),
    .init("i", "incontri", "Ciao bella, sei single?", "Sono single, ho diritto al bonus?"),
    .init("i", "chiacchiera", "Mi annoio, fate qualcosa? Parliamo un po'", "Il concerto annoia?"),
    .init("i", "svago", "Sogni d'oro a tutti", "Il museo dell'oro a che ora apre?"),
    .init("i", "svago-domanda", "Che segno sei?", "Che segno devo mettere sul modulo?"),
  ]
}
