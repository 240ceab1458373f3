import Desk
import Foundation
import Policy
import Synchronization
import Training
import WhatsApp

/// What a stand-in's citizens do.
struct CitizensPlan: Sendable {
  /// A day to be played; nil for none.
  var day: Day?
  /// How many times as fast as it was written.
  var speed = 1.0
  /// Invented messages a second; zero for none.
  var rate = 0.0
  /// Invented messages in all; nil without an end.
  var messages: Int?
  /// Invented citizens.
  var citizens = 200
  /// Messages in a body.
  var batch = 1
  /// Which town.
  var seed: UInt64 = 1
}

/// Invented people who write at an even rate: those of an invented town, over and over again.
struct InventedCitizens {
  private let plan: CitizensPlan
  private let standIn: StandIn
  private let teller: Teller

  init(_ plan: CitizensPlan, _ standIn: StandIn, _ teller: Teller) {
    (self.plan, self.standIn, self.teller) = (plan, standIn, teller)
  }

  /// Writes until it is cancelled, or the messages are used up. While a thousand bodies are not answered it waits.
  func run() async throws {
    let begun = ContinuousClock.now
    var told = 0
    let last = plan.messages ?? .max
    var source = InventedTalk(plan)
    while told < last {
      let due = min(last, Int(plan.rate * Self.seconds(begun.duration(to: .now))))
      while told < due, teller.pending < 1_000 {
        let arrivals = (0..<min(plan.batch, last - told)).map { place in
          source.next(named: "wamid.CITIZEN.\(standIn.run).\(told + place)", at: standIn.now)
        }
        teller.tell(arrivals)
        told += arrivals.count
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}

/// What invented people say, one thing after the other.
struct InventedTalk {
  private let plan: CitizensPlan
  private var steps: TownSteps?
  private var town: UInt64
  private var count: UInt64 = 0

  init(_ plan: CitizensPlan) { (self.plan, town) = (plan, plan.seed) }

  /// The next thing, under a name and at an instant.
  mutating func next(named name: String, at now: Date) -> Arrival {
    count += 1
    while let step = nextStep() {
      guard case .arrival(var arrival, _) = step.what, arrival.stands else { continue }
      (arrival.id, arrival.at, arrival.quoting) = (ProviderID(name), now, nil)
      if case .media(var media) = arrival.content {
        let file = InventedFile(media.sort, count)
        (media.id, media.sha256, media.mimeType) = (file.name, file.digest, file.mimeType)
        media.bytes = file.bytes.count
        arrival.content = .media(media)
      }
      return arrival
    }
    let from = Identity(phone: "393475550100", profileName: "Giulia Bonci")
    return Arrival(id: ProviderID(name), kind: .text, from: from, at: now, content: .text("Buongiorno"))
  }

  /// The next step of the town; a new year begins where one ends.
  private mutating func nextStep() -> TownStep? {
    if let step = steps?.next() { return step }
    guard let ruleset = try? Ruleset.parse(Ruleset.embedded("arezzo") ?? "", file: "arezzo.yaml") else { return nil }
    let messages = max(plan.citizens * 6, 1_000)
    let end = Date(timeIntervalSince1970: 1_773_309_600)
    let next = try? Town(
      seed: town, conversations: plan.citizens, messages: messages, end: end, timetable: Timetable(ruleset))
    town += 1
    steps = next?.steps()
    return steps?.next()
  }
}

extension Arrival {
  /// Whether it stands by itself, and can be told out of its place.
  fileprivate var stands: Bool {
    switch content {
    case .text, .media, .location, .contacts, .choice, .order, .unsupported: true
    case .reaction, .edit, .revoke, .system, .call: false
    }
  }
}

/// The citizens of a written day: they wait for answers, and their phones give the desk's messages their ticks.
final class CitizensOfDay: Sendable {
  private let plan: CitizensPlan
  private let standIn: StandIn
  private let teller: Teller
  private let begun = Date()
  private let acts = Mutex<[OperatorAct]>([])
  /// When each last wrote, on this machine's clock: what comes back within moments was written by a machine.
  private let wrote = Mutex<[String: Date]>([:])
  private let day: Day

  init(_ day: Day, _ plan: CitizensPlan, _ standIn: StandIn, _ teller: Teller) {
    (self.day, self.plan, self.standIn, self.teller) = (day, plan, standIn, teller)
  }

  /// Takes a message of the desk's to one of them.
  ///
  /// - Returns: whether it was to one of them, whose phone gives it its ticks.
  func take(_ message: StandIn.Accepted) -> Bool {
    let citizen = day.citizen(of: Identity(phone: message.to)) ?? day.citizen(of: Identity(userID: message.to))
    guard let citizen else { return false }
    let isNotice = wrote.withLock { $0[citizen.id] }.map { Date().timeIntervalSince($0) < 3 } ?? false
    let at = dayTime
    let act: OperatorAct =
      isNotice
      ? .notified(citizen: citizen.id, message: message.id, at: at)
      : .answered(citizen: citizen.id, message: message.id, at: at)
    acts.withLock { $0.append(act) }
    return true
  }

  /// Plays the day to its end.
  func run() async throws {
    var player = Player(day)
    while dayTime < player.end {
      let told = acts.withLock { acts in
        defer { acts = [] }
        return acts
      }
      for happening in player.advance(to: dayTime, acts: told) {
        switch happening {
        case .arrival(let arrival): tell(arrival)
        case .status(var news):
          news.at = standIn.now
          teller.tell(news)
        case .colleague, .order: break
        }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private var dayTime: Date { day.start.addingTimeInterval(Date().timeIntervalSince(begun) * plan.speed) }

  private func tell(_ arrival: Arrival) {
    var arrival = arrival
    arrival.at = standIn.now
    arrival.id = ProviderID("wamid.\(standIn.run).\(arrival.id.rawValue)")
    arrival.content = arrival.content.renamed("wamid.\(standIn.run).")
    arrival.quoting = arrival.quoting.map { $0.renamed("wamid.\(standIn.run).") }
    if case .media(var media) = arrival.content {
      let file = InventedFile(media.sort, UInt64(media.bytes ?? 1))
      (media.id, media.sha256, media.mimeType, media.bytes) = (file.name, file.digest, file.mimeType, file.bytes.count)
      arrival.content = .media(media)
    }
    if let citizen = day.citizen(of: arrival.from) { wrote.withLock { $0[citizen.id] = Date() } }
    teller.tell([arrival])
  }
}

extension Content {
  /// With the names of the day's own messages as this run gives them.
  fileprivate func renamed(_ prefix: String) -> Content {
    switch self {
    case .reaction(let emoji, let target): .reaction(emoji: emoji, to: target.renamed(prefix))
    case .edit(let target, let text): .edit(of: target.renamed(prefix), text: text)
    case .revoke(let target): .revoke(of: target.renamed(prefix))
    case .text, .media, .location, .contacts, .choice, .order, .system, .call, .unsupported: self
    }
  }
}

extension ProviderID {
  /// A day's own name with what this run puts before it; the names of the desk's messages are this run's already.
  fileprivate func renamed(_ prefix: String) -> ProviderID {
    rawValue.hasPrefix("day.") ? ProviderID(prefix + rawValue) : self
  }
}
