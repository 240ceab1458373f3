import Foundation

/// The words that fill the places of the town's phrases. All of it is invented or as common as the days of the week.
enum TownWords {
  static let firstNames = words(
    """
    Giulia Marco Anna Luca Francesca Andrea Sara Matteo Chiara Alessandro Elena Davide Martina Lorenzo Laura Simone
    Valentina Stefano Paola Roberto Silvia Antonio Federica Giuseppe Elisa Francesco Ilaria Daniele Monica Massimo Rosa
    Carlo Teresa Gianni Lucia Franco Carla Sergio Marta Paolo Nadia Bruno Rita Mario Irene Dario Patrizia Claudio Serena
    Fabio Ahmed Fatima Ion Elena Oksana Mohamed Yan Amina Dragos Maria Wei Svetlana Ramona Adriana Sandra Guido Piero
    Ugo Ines Gemma Dina Loretta Marisa Vasco Ivo Settimio Graziella Ornella Tamara Nicola Tommaso Pietro Gaia Viola Leonardo
    Emma Aurora Greta Diego Samuele Alice Bianca Edoardo Filippo Giorgia Camilla Ettore Ludovica Nora Zeno Ottavia Isacco
    """)
  static let surnames = words(
    """
    Bonci Rossi Bianchi Casini Ferri Neri Conti Villa Nocenti Rinaldi Tanganelli Sestini Bindi Pasquini Magi Severi
    Romanelli Donati Gori Fabbri Mori Lisi Peruzzi Cerofolini Ghezzi Landi Borri Mannelli Paci Ricci Cardinali Bruni
    Tavanti Del-Prato Grassi Giusti Valentini Innocenti Caneschi Rosadini Pieri Marri Bacci Sacchetti Brandini Testi
    Lucherini Capaccioli Nannini Agostini Boncompagni Cipriani Droandi Ermini Falsini Gallorini Lachi Maccari Norcini
    Occhini Palazzini Quercioli Redditi Sarri Tiezzi Ubaldi Vannuccini Zampi Acquisti Bernardini Checcacci Duranti Ensoli
    Fratini Giommoni Hasani Iacomoni Karimi Lombardi Mencaroni Nocentini Orlandi Panozzi Rapini Scatragli Torzini Uccellini
    Vasarri Zacchei Albiani Baldini Cincinelli Detti Elisei Fiacchini Goretti Lazzeri Mugnai Nardi Osti Petruccioli Rubechini
    """)
  static let streets = lines(
    """
    via Roma|via Garibaldi|via Calamandrei|viale dei Tigli|via Fiorentina|via Romana|piazza del Mercato|via del Molino
    via delle Fonti|via della Pieve|via San Lazzaro|viale della Stazione|via dei Pescioni|via del Trionfo|via Crispi
    piazza della Badia|via del Saracino|via Masaccio|via Piero|via dell'Orto|via Vasari|via del Prato|via delle Logge
    via dei Ginepri|via Anconetana|viale Mecenate|via della Chimera|via dei Cappuccini|via del Bastione|via Arno
    via Setteponti|via del Gavardello|via delle Gagliarde|via dei Laghi|via del Maspino|via Casentinese|via Pergolesi
    via dei Carmelitani|via Petrarca|via del Pantano|via delle Acacie|via della Parata|via delle Conserve|via Benedetto
    via del Castro|via dei Monti|via delle Terme|via del Vingone|via delle Querce|via Montefalco|via dei Cenci|via Porta
    largo delle Vigne|vicolo dell'Oro|via dello Scoglio|via dei Mulini|via della Robbia|via Alfieri|via Leopardi|via Dovizi
    """)
  static let quarters = words(
    """
    Saione Giotto Pescaiola Indicatore Olmo Rigutino Quarata Palazzo-del-Pero Staggiano Chiani Battifolle Ceciliano
    Antria Giovi Patrignone Policiano Frassineto San-Leo Tregozzano Sant'Andrea Agazzi Vitiano Meliciano Puglia
    """)
  static let schools = lines(
    """
    nido L'Aquilone|nido Il Pesciolino|nido Orciolaia|nido Peter Pan|nido Cucciolo|nido Il Matto|plesso Acropoli
    plesso Pio Borri|plesso Gamurrini|plesso Masaccio|plesso Sante Tani|plesso Cesalpino|plesso Severi|plesso Tricca
    """)
  static let documents = lines(
    """
    certificato di residenza|modulo di iscrizione|codice fiscale|contratto di affitto|certificato di nascita|verbale
    permesso di soggiorno|documento d'identità|certificato contestuale|modello ISEE|bollettino|preventivo|nulla osta
    passaporto|certificato di famiglia|foglio firmato|libretto|contrassegno|certificato di matrimonio|visto|tagliando
    """)
  static let offices = lines(
    """
    ufficio anagrafe|ufficio tributi|ufficio scuola|ufficio mobilità|ufficio relazioni con il pubblico|ufficio casa
    ufficio protocollo|ufficio sport|ufficio di stato civile|ufficio elettorale|ufficio ambiente|ufficio urbanistica
    ufficio cultura|ufficio immigrazione|ufficio commercio|ufficio polizia locale|economato|archivio|ufficio servizi sociali
    """)
  static let days = words("lunedì martedì mercoledì giovedì venerdì")
  static let months = words(
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
  static let people = lines(
    """
    mio figlio|mia figlia|mia madre|mio padre|mio marito|mia moglie|mia nonna|il mio vicino|la mia compagna|mio nipote
    mia suocera|il mio inquilino|un mio amico|la badante|mio fratello|mia zia|il condominio|la mia coinquilina
    """)
  static let things = lines(
    """
    il passeggino|la carrozzina|il cassonetto|il lampione|la buca|il marciapiede|la panchina|l'albero caduto|il tombino
    la fontanella|il cartello|il semaforo|il parcometro|lo scuolabus|la mensa|il cancello|la siepe|il campo sportivo
    la pista ciclabile|il cestino|la rastrelliera|lo scivolo|il guardrail|la fermata|il dosso|il ponticello|la staccionata
    """)

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { $0.replacingOccurrences(of: "-", with: " ") }
  }

  private static func lines(_ text: String) -> [String] {
    text.split { $0 == "|" || $0 == "\n" }.map { String($0).trimmingCharacters(in: .whitespaces) }
  }
}
