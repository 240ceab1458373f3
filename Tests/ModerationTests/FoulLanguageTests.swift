import Moderation
import Policy
import Testing

@Suite("A14.b, C13.b: foul language, plain and disguised")
struct FoulLanguageTests {
  @Test(arguments: [
    ("plain", "che cazzo fate", "cazzo"),
    ("inflected", "tutte cazzate", "cazzate"),
    ("shouted", "STRONZI!", "STRONZI"),
    ("an accent upside down", "càzzó", "càzzó"),
    ("digits for letters", "siete dei c0gl10n1", "c0gl10n1"),
    ("signs for letters", "c@zzo", "c@zzo"),
    ("letters set apart by dots", "c.a.z.z.o", "c.a.z.z.o"),
    ("letters set apart by spaces", "m e r d a di strada", "m e r d a"),
    ("a letter covered", "caz*o", "caz*o"),
    ("the vowels covered", "str*nz*", "str*nz"),
    ("a letter behind an emoji", "ca🤬zo", "ca🤬zo"),
    ("a y for an i", "siete coglyoni", "coglyoni"),
    ("drawn out", "cazzoooooo", "cazzoooooo"),
    ("zero-width characters", "ca\u{200B}zzo", "ca\u{200B}zzo"),
    ("Cyrillic look-alikes", "саzzо", "саzzо"),
    ("full width", "ｍｅｒｄａ", "ｍｅｒｄａ"),
    ("bold, in WhatsApp's way", "*merda*", "merda"),
  ])
  func found(_ story: String, text: String, evidence: String) throws {
    let flags = flags(in: Specimen(text: text), under: try ruleset("arezzo"))
    #expect(flags.map(\.clause) == ["A14.b"], "\(story)")
    let flag = try #require(flags.first)
    let scalars = Array(text.unicodeScalars)[flag.evidence]
    #expect(Array(evidence.unicodeScalars) == Array(scalars), "\(story)")
    #expect(flag.confidence >= .medium)
  }

  @Test(arguments: [
    "Abito in Piazza Grande", "ho perso la scopa", "il banco del pesce al mercato", "la tettoia è caduta",
    "abito in via Troia 3", "vengo da Troia", "rifiuti e cassonetti", "il parcheggio per disabile",
    "sono la signora Cazzaniga", "il dottor Minchella", "il Palazzo Bastogi", "scolo del fosso", "l'anno scolastico",
    "una penna, le penne al sugo", "l'assessore Culotta", "i fichi e il finocchio", "Cagliari", "mi scusi se insisto",
    "grazie.info sulla tari?", "alle 8.30 e.mail arrivata", "tutt* l* ragazz* invitat*", "CAP 52100 A R E Z Z O", "",
    "P.I.P.P.O", "sono incapace di compilarlo, mi aiutate?",
    "ciao😊come state", "l'assessore Cazzola riceve?", "il bocchino della tromba", "cani bastardi al canile da adottare",
  ])
  func clean(_ text: String) throws {
    #expect(flags(in: Specimen(text: text), under: try ruleset("arezzo")) == [])
  }

  @Test("a municipality adds words and removes words")
  func ownWords() throws {
    let own = try ruleset("arezzo") {
      $0.moderation = WordLists(addWords: ["grullaccio"], removeWords: ["bastardo"])
    }
    #expect(flags(in: Specimen(text: "un grullaccio"), under: own).map(\.rule) == ["parola-vietata"])
    #expect(flags(in: Specimen(text: "cane bastardo"), under: own) == [])
    #expect(flags(in: Specimen(text: "un grullaccio"), under: try ruleset("arezzo")) == [])
  }

  @Test("C13: a policy cites its own clauses, and none for a ground it lacks")
  func otherPolicy() throws {
    let casale = try ruleset("casale-marittimo")
    #expect(flags(in: Specimen(text: "che cazzo fate"), under: casale).map(\.clause) == ["C13.b"])
    #expect(flags(in: Specimen(kind: "audio", text: "", voiceSeconds: 9_999), under: casale) == [])
  }
}
