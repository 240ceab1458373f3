import Desk
import Foundation
import Moderation
import Policy
import Store
import Training

/// A day of 500 events.
struct BusyDay {
  private static let citizens = 50
  private static let lines = 450
  private static let sayings = [
    "Buongiorno, la graduatoria del nido quando esce?", "Scusate se insisto, ho bisogno di saperlo per il lavoro",
    "Per la TARI del garage di mia mamma che modulo serve?", "Grazie mille, gentilissimi",
    "E l'orario dell'ufficio anagrafe il sabato?", "Ho perso il PIN della carta d'identità elettronica",
  ]

  /// Its YAML.
  let text: String
  private let day: Day
  private let script: Script

  init() throws {
    let people = (0..<Self.citizens).map { index in
      "  - {id: c\(index), name: Persona \(index), number: \"+39 347 555 \(String(3000 + index))\"}"
    }
    let timeline = (0..<Self.lines).map { index in
      "  - {who: c\(index % Self.citizens), at: +\(10 + index * 20) s, "
        + "text: \"\(Self.sayings[index % Self.sayings.count])\"}"
    }
    text = """
      title: Cinquecento cose
      about: Una giornata fatta per misurare.
      ruleset: arezzo
      start: 2026-03-17 08:40
      length: 3 h
      staff:
        - {login: a.bianchi, name: Anna Bianchi, roles: [operator]}
      citizens:
      \(people.joined(separator: "\n"))
      timeline:
      \(timeline.joined(separator: "\n"))

      """
    do {
      day = try Day.parse(text, file: "bench.yaml")
      script = try Script.parse("acts:\n" + (0..<25).map(Self.acts).joined(), file: "bench.yaml", for: day)
    } catch {
      throw Failure.refused("\(error)")
    }
  }

  /// One chat is taken and answered.
  private static func acts(_ index: Int) -> String {
    let begin = 1200 + index * 120
    return """
        - {at: +\(begin) s, who: c\(index), claim: yes}
        - {at: +\(begin + 10) s, who: c\(index), reply: "Buongiorno! Trova tutto sul sito del Comune."}

      """
  }

  /// The table.
  func figures(rounds: Int) throws -> [Figure] {
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    let events = Double(Self.lines + script.steps.count)
    var (read, played, bare, alone): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for round in 0..<rounds {
      read.append(try timed { _ = try Day.parse(text, file: "bench.yaml") })
      let path = folder.path("day-\(round).sqlite")
      let play = try TrainingPlay(day, at: path)
      let acts = script.acts(of: day)
      played.append(events / (try timed { _ = try play.replay(acts) }) * 1000)
      bare.append(try bareRate(play.store))
      alone.append(events / (try timed { try deskAlone(try play.store.office()) }) * 1000)
    }
    let back = try taking(back: rounds, in: folder)
    return [
      Figure(name: "a day of 500 events validated", unit: "ms", values: read, limit: 50),
      Figure(
        name: "played headless through a file", unit: "per second", values: played,
        floor: Figure.quantile(bare, 0.5), limit: 3000, isRate: true),
      Figure(name: "played through Desk alone", unit: "per second", values: alone, limit: 20_000, isRate: true),
      Figure(name: "taken back to any moment", unit: "ms", values: back, limit: 100, limitOfP95: 100),
    ]
  }

  private func timed(_ body: () throws -> Void) rethrows -> Double {
    let begun = ContinuousClock.now
    try body()
    return max(begun.duration(to: .now).milliseconds, 1e-6)
  }

  /// The rows of the arrivals, a second, by bare SQLite.
  private func bareRate(_ store: Store) throws -> Double {
    let bare = try BareArrivals(store.path, office: try store.office())
    let now = day.start.addingTimeInterval(day.length)
    let chats = try day.citizens.compactMap { citizen in
      try store.find(citizen: citizen.identity).map { (id: $0, identity: citizen.identity) }
    }
    guard !chats.isEmpty else { return 0 }
    let arrivals = (0..<Self.lines).map { index in
      Arrival(
        id: ProviderID("bench.\(index)"), kind: .text, from: chats[index % chats.count].identity, at: now,
        content: .text(Self.sayings[index % Self.sayings.count]))
    }
    try bare.prepare(arrivals, in: arrivals.indices.map { chats[$0 % chats.count].id }, store: store)
    return Double(Self.lines) / (try timed { try bare.commit(Self.lines) }) * 1000
  }

  /// The day through the player, the word lists and the desk's own rules, with no file.
  private func deskAlone(_ office: Office) throws {
    var player = Player(day)
    var chats: [String: Conversation] = [:]
    for (index, citizen) in day.citizens.enumerated() {
      chats[citizen.id] = Conversation(id: ConversationID(Int64(index + 1)))
    }
    let handles = Dictionary(
      day.citizens.map { ($0.identity.phone ?? "", $0.id) }, uniquingKeysWith: { first, _ in first })
    let me = day.staff[0]
    var acts = script.acts(of: day)[...]
    func take(_ happenings: [Happening]) {
      for case .arrival(let arrival) in happenings {
        guard let handle = handles[arrival.from.phone ?? ""], var chat = chats[handle] else { continue }
        let judgement = office.judge(Delivery(arrivals: [arrival]), at: arrival.at)[0]
        for event in chat.receive(arrival, judgement: judgement, at: arrival.at, in: office) {
          chat.apply(event, by: .citizen, at: arrival.at)
        }
        chats[handle] = chat
      }
    }
    while let act = acts.popFirst() {
      take(player.advance(to: act.at))
      guard var chat = chats[act.citizen],
        let intent = act.act.intent(on: nil, at: act.at, under: office.timetable.ruleset(at: act.at))
      else { continue }
      for event in try chat.decide(intent, by: me, at: act.at, in: office) {
        chat.apply(event, by: .staff(me.id), at: act.at)
      }
      chats[act.citizen] = chat
    }
    take(player.advance(to: player.end))
  }

  /// How long going back takes from the day's end to moments all over it.
  private func taking(back rounds: Int, in folder: ThrowAwayFolder) throws -> [Double] {
    let inside = folder.path("rehearsal")
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
    var rehearsal = try Rehearsal(day, at: inside + "/training.sqlite")
    rehearsal.go(to: day.start.addingTimeInterval(day.length))
    return try (0..<rounds).map { round in
      let share = Double((round * 5) % rounds + 1) / Double(rounds)
      let instant = day.start.addingTimeInterval(9_000 * share)
      let spent = try timed { rehearsal = try rehearsal.rewound(to: instant) }
      rehearsal.go(to: day.start.addingTimeInterval(day.length))
      return spent
    }
  }
}
