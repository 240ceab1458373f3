import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Console

/// Anna answers, Marco too; Sofia also decides flags.
let anna = Staff(id: StaffID("a.bianchi"), name: "Anna Bianchi", roles: [.operator])
let marco = Staff(id: StaffID("m.rossi"), name: "Marco Rossi", roles: [.operator])
let sofia = Staff(id: StaffID("s.neri"), name: "Sofia Neri", roles: [.operator, .supervisor])

/// Arezzo's desk with its three people.
func office(orders: [Order] = []) throws -> Office {
  let ruleset = try Ruleset.parse(try #require(Ruleset.embedded("arezzo")), file: "arezzo.yaml")
  let staff = [anna, marco, sofia].map { ($0.id, $0) }
  return Office(timetable: Timetable(ruleset, orders: orders), staff: Dictionary(uniqueKeysWithValues: staff))
}

/// Thursday 12 March 2026 by Rome's clock: `11:13` unless another time is asked for.
func thursday(_ time: String = "11:13") throws -> Date {
  let day = try #require(CivilDay("2026-03-12"))
  return Zone.rome.instant(day, try #require(CivilTime(time)))
}

/// The citizens of a morning, invented.
enum Citizen: Int64, CaseIterable {
  case giulia = 1, spam, ahmed, maria, late, quiet, threat

  var id: ConversationID { ConversationID(rawValue) }

  var identity: Identity {
    switch self {
    case .giulia: Identity(phone: "393475550214", profileName: "Giulia Bonci")
    case .spam: Identity(phone: "393385550907")
    case .ahmed: Identity(phone: "393205550118", profileName: "Ahmed K.")
    case .maria: Identity(phone: "393495550433", profileName: "Maria Grazia P.")
    case .late: Identity(phone: "393335550761", profileName: "Piero Fabbri")
    case .quiet: Identity(phone: "393665550090", profileName: "Lucia Sarti")
    case .threat: Identity(phone: "393475550999", profileName: "Un cittadino")
    }
  }
}

/// The rows and conversations of that morning.
struct Town {
  var rows: [InboxRow] = []
  var threads: [ConversationID: Desk.Thread] = [:]
  /// The flag that was raised last.
  var lastFlag = FlagID(0)
  let now: Date
  /// People who are blocked.
  var blocks: [BlockRow] = []
  /// What goes out and has not arrived.
  var outgoing: [OutgoingRow] = []
  /// What waits for a supervisor.
  var proposals: [MeasureRecord] = []
  private var nextEntry: Int64 = 100

  /// - Parameter inCharge: who answers Giulia Bonci.
  init(inCharge: StaffID? = nil) throws {
    now = try thursday()
    try fillGiulia(inCharge)
    try fillOthers()
  }

  private mutating func fillGiulia(_ inCharge: StaffID?) throws {
    let question = entry(
      .incoming(.text, .text("Buongiorno, la graduatoria del nido quando esce?")), try thursday("10:58"))
    let answer = entry(
      .outgoing(
        text: "Buongiorno! Esce il 20 marzo: la trova sul sito, alla pagina dei servizi educativi.", state: .read,
        heldUntil: nil, errorCode: nil), try thursday("11:05"), by: anna.id)
    var thanks = entry(.incoming(.text, .text("Grazie. E se non rientro?")), try thursday("11:12"))
    thanks.quoted = Quote(id: answer.id, isFromCitizen: false, text: "Buongiorno! Esce il 20 marzo")
    let claimed = entry(.act(.claimed, comment: nil), try thursday("11:04"), by: anna.id)
    let session = Session(
      id: SessionID(3), opened: question.at, inCharge: inCharge,
      inChargeSince: inCharge == nil ? nil : try thursday("10:58"))
    let head = ThreadHead(
      conversation: Conversation(
        id: Citizen.giulia.id, session: session, window: ServiceWindow(opened: thanks.at), waitingSince: thanks.at,
        unread: 1, labels: ["scuola"]),
      citizen: Citizen.giulia.identity, lastUseful: try friday("11:12"), earlierSessions: 1)
    threads[Citizen.giulia.id] = Desk.Thread(head: head, entries: [question, claimed, answer, thanks])
    var row = row(.giulia, "Grazie. E se non rientro?", try thursday("11:12"), unread: 1)
    (row.inCharge, row.labels) = (inCharge, ["scuola"])
    rows.append(row)
  }

  private mutating func fillOthers() throws {
    var danger = row(.threat, "Se vengo lì vi faccio vedere io", try thursday("11:01"), .danger, unread: 1)
    danger.clauses = ["A14.c"]
    rows.insert(danger, at: 0)
    var maria = row(.maria, nil, try thursday("10:55").addingTimeInterval(-86_400 + 900))
    maria.last = Snippet(
      isFromCitizen: true, kind: .audio, text: nil, media: Media(.audio, seconds: 42, isVoice: true))
    maria.lastUseful = try thursday("12:40")
    rows.insert(maria, at: 1)
    var spam = row(.spam, "Guadagna 300 € al giorno, clicca qui: bit.ly/3x", try thursday("11:09"), unread: 1)
    spam.clauses = ["A14.f"]
    var ahmed = row(.ahmed, "va bene questo modulo?", try thursday("10:40"))
    ahmed.last = Snippet(
      isFromCitizen: true, kind: .image, text: "va bene questo modulo?", media: Media(.image, bytes: 1_234_567))
    (ahmed.inCharge, ahmed.labels) = (marco.id, ["tributi"])
    rows += [spam, ahmed]
    var late = row(.late, "Buonasera, per la TARI?", try thursday("08:00").addingTimeInterval(-86_400), .outOfWindow)
    late.lastUseful = nil
    var quiet = row(.quiet, "Perfetto, grazie mille!", try thursday("09:12"), .resting)
    (quiet.waitingSince, quiet.inCharge, quiet.snoozedUntil) = (nil, anna.id, try thursday("12:30"))
    rows += [late, quiet]
    for citizen in Citizen.allCases where threads[citizen.id] == nil { threads[citizen.id] = thread(of: citizen) }
  }

  func friday(_ time: String) throws -> Date { try thursday(time).addingTimeInterval(86_400) }

  private mutating func entry(_ body: Entry.Body, _ at: Date, by: StaffID? = nil) -> Entry {
    nextEntry += 1
    return Entry(id: MessageID(nextEntry), at: at, by: by, body: body)
  }

  private func row(
    _ citizen: Citizen, _ text: String?, _ at: Date, _ section: InboxSection = .waiting, unread: Int = 0
  ) -> InboxRow {
    let order = Int64(at.timeIntervalSince1970 * 1000)
    return InboxRow(
      id: citizen.id, section: section, citizen: citizen.identity,
      last: text.map { Snippet(isFromCitizen: true, kind: .text, text: $0) }, lastAt: at, unread: unread,
      waitingSince: at, lastUseful: at.addingTimeInterval(86_400), windowCloses: at.addingTimeInterval(86_400),
      key: InboxKey(section: section, order: order, then: order, id: citizen.id))
  }

  private mutating func thread(of citizen: Citizen) -> Desk.Thread? {
    guard let row = rows.first(where: { $0.id == citizen.id }) else { return nil }
    let content: Content = row.last?.media.map(Content.media) ?? .text(row.last?.text ?? "")
    var message = entry(.incoming(row.last?.kind ?? .text, content), row.lastAt)
    message.flags = row.clauses.map { clause in
      FlagRecord(
        id: FlagID(message.id.rawValue), message: message.id,
        flag: Flag(clause: clause, rule: "prova", evidence: 0..<1, confidence: .medium, why: "sembra pubblicità"),
        by: nil)
    }
    let session = Session(
      id: SessionID(row.id.rawValue), opened: row.lastAt, inCharge: row.inCharge, inChargeSince: row.lastAt)
    let conversation = Conversation(
      id: row.id, session: session, window: ServiceWindow(opened: row.lastAt), waitingSince: row.waitingSince,
      unread: row.unread)
    return Desk.Thread(
      head: ThreadHead(conversation: conversation, citizen: row.citizen, lastUseful: row.lastUseful), entries: [message]
    )
  }
}
