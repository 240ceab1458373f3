import Desk
import Foundation
import Moderation
import Policy
import Testing

@testable import Training

@Suite("The demo's day: an inbox alive from its first minute")
struct DemoTests {
  /// All that citizens do when everybody is answered as soon as they write.
  private func arrivals(_ day: Day) throws -> [Arrival] {
    var player = Player(day)
    var acts: [OperatorAct] = []
    var arrivals: [Arrival] = try day.history(under: hours()).compactMap { past in
      if case .arrival(let arrival) = past.what { arrival } else { nil }
    }
    while let next = player.next {
      let happenings = player.advance(to: next, acts: acts)
      acts = []
      for case .arrival(let arrival) in happenings {
        arrivals.append(arrival)
        let writer = try #require(day.citizen(of: arrival.from)).id
        acts.append(.answered(citizen: writer, message: ProviderID("m\(arrivals.count)"), at: next))
      }
    }
    return arrivals
  }

  @Test("who waits at the first minute, who is out of time, who was answered")
  func firstMinute() throws {
    let day = try embeddedDay("demo")
    #expect((12...16).contains(day.citizens.count))
    var player = Player(day)
    let first = player.advance(to: seconds(60, into: day))
    #expect(!first.isEmpty)
    var waiting: Set<String> = []
    var closed = 0
    for past in try day.history(under: hours()) {
      switch past.what {
      case .arrival: waiting.insert(past.citizen.id)
      case .answered: waiting.remove(past.citizen.id)
      case .closed:
        waiting.remove(past.citizen.id)
        closed += 1
      case .claimed, .noted, .blocked: break
      }
    }
    #expect((8...9).contains(waiting.count))
    #expect(closed == 2)
  }

  @Test("an event every 20 to 90 seconds in the first quarter of an hour, though nobody answers")
  func pace() throws {
    let day = try embeddedDay("demo")
    var player = Player(day)
    let times = [0] + player.advance(to: seconds(900, into: day)).map { $0.at.timeIntervalSince(day.start) }
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 <= 90 })
    #expect(times.count > 15)
    let later = player.advance(to: player.end)
    #expect(later.count > 10)
  }

  @Test("every kind that people send is met, and someone's 24 hours end at noon")
  func kinds() throws {
    let day = try embeddedDay("demo")
    let kinds = Set(try arrivals(day).map(\.kind))
    let wanted: Set<Arrival.Kind> = [
      .text, .image, .video, .audio, .document, .sticker, .location, .contacts, .reaction, .edit, .revoke, .call,
    ]
    #expect(wanted.subtracting(kinds).isEmpty)
    let yesterdayNoon = Ago.days(1, try #require(CivilTime("12:00"))).instant(before: day.start, under: try hours())
    #expect(try day.history(under: hours()).contains { $0.at == yesterdayNoon })
  }

  @Test("A03, A13, A14.b, A14.c, A14.d, A14.f: the moderation has its part, and only that")
  func moderation() throws {
    let day = try embeddedDay("demo")
    let rules = try Ruleset.parse(try #require(Ruleset.embedded(day.ruleset)), file: "arezzo.yaml")
    var clauses: [String] = []
    var marks: [Mark] = []
    for arrival in try arrivals(day) {
      var specimen = Specimen(kind: arrival.kind.rawValue, text: arrival.text ?? "")
      if case .contacts(let cards) = arrival.content { specimen.cards = cards.map(\.name) }
      if case .media(let media) = arrival.content { specimen.voiceSeconds = media.seconds }
      let judgement = judge(specimen, under: rules)
      clauses += Set(judgement.flags.filter { $0.confidence > .low }.map(\.clause))
      marks += judgement.marks
    }
    #expect(clauses.sorted() == ["A14.b", "A14.c", "A14.d", "A14.f", "A14.j"])
    #expect(marks.sorted { $0.rawValue < $1.rawValue } == [.istanza, .riservati])
  }

  @Test("A08: labels are subjects of the ruleset, by their ids")
  func labels() throws {
    let day = try embeddedDay("demo")
    let rules = try Ruleset.parse(try #require(Ruleset.embedded(day.ruleset)), file: "arezzo.yaml")
    let labels = Set(day.earlier.flatMap(\.labels))
    #expect(!labels.isEmpty && labels.isSubset(of: rules.subjects.map(\.id)))
  }

  @Test("the day moves to any date, its history with it")
  func moved() throws {
    let day = try embeddedDay("demo")
    let later = day.starting(at: try Zone.instant(iso8601: "2027-01-11T10:40:00+01:00"))
    let counts = try [later.history(under: hours()).count, day.history(under: hours()).count]
    #expect(counts[0] == counts[1])
    #expect(try later.history(under: hours()).allSatisfy { $0.at <= later.start })
    #expect(Player(later).next.map { $0 >= later.start } == true)
  }

  @Test("the embedded days are those of the folder, and hold invented people only")
  func embedded() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appendingPathComponent("../../fixtures/days").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    #expect(files.map { String($0.dropLast(5)) }.sorted() == Day.embeddedNames)
    for name in Day.embeddedNames {
      let source = try String(contentsOf: folder.appendingPathComponent("\(name).yaml"), encoding: .utf8)
      #expect(Day.embedded(name) == source, "\(name): run .ci/embed")
      for citizen in try embeddedDay(name).citizens {
        let isInvented =
          citizen.identity.phone?.hasPrefix("39347555") ?? citizen.identity.userID?.hasPrefix("IT.") ?? false
        #expect(isInvented, "\(name): \(citizen.id)")
      }
    }
  }
}
