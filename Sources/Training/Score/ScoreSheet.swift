import Desk
import Foundation

/// What a trainee's day came to.
public struct ScoreSheet: Equatable, Sendable {
  /// An expectation with its verdict.
  public struct Line: Equatable, Sendable {
    /// What was expected.
    public var expectation: Expectation
    /// Whether it was met.
    public var isMet: Bool
    /// The moment that settled it; nil when nothing did.
    public var at: Date?
  }

  /// How long a citizen waited for their first answer of the day.
  public struct FirstAnswer: Equatable, Sendable {
    /// Their handle.
    public var citizen: String
    /// Their name.
    public var name: String
    /// Whole minutes of opening; nil when they were not answered.
    public var openMinutes: Int?
  }

  /// The trainee's flags against those that were expected: clauses, each with its citizen.
  public struct Flags: Equatable, Sendable {
    /// Expected and made.
    public var right: [String] = []
    /// Made and not expected.
    public var wrong: [String] = []
    /// Expected and not made.
    public var missed: [String] = []
  }

  /// Something seen of the trainee's answers as a whole.
  public struct Manner: Equatable, Sendable {
    /// What is looked at.
    public enum Kind: String, Sendable, CaseIterable { case greeting, name, noPersonalDataAsked, noPromiseOfTime }

    /// What was looked at.
    public var kind: Kind
    /// How many chats, or answers, were as they should be.
    public var good: Int
    /// Out of how many.
    public var of: Int
  }

  /// What happened in one citizen's chat, in the course of the day.
  public struct Course: Equatable, Sendable {
    /// What sort of thing happened.
    public enum Kind: Sendable { case wrote, answered, colleague, acted }

    /// The citizen's name.
    public var name: String
    /// What happened, oldest first.
    public var moments: [Moment]

    /// One thing that happened.
    public struct Moment: Equatable, Sendable {
      /// When.
      public var at: Date
      /// What.
      public var kind: Kind
    }
  }

  /// The day's title.
  public var day: String
  /// When the day began, and when its last thing happened.
  public var span: DateInterval
  /// The courses of the chats, in the order of the day's citizens.
  public var courses: [Course]
  /// Who was trained.
  public var trainee: Staff
  /// The expectations in the order of the day.
  public var lines: [Line]
  /// First answers, in the order in which citizens began to wait.
  public var firstAnswers: [FirstAnswer]
  /// Flags.
  public var flags: Flags
  /// The language of the answers; they count for no points.
  public var manners: [Manner]
  /// The digest of the journal's last row.
  public var journal: String

  /// Expectations met.
  public var total: Int { lines.count(where: \.isMet) }
  /// Out of how many.
  public var of: Int { lines.count }

  /// Up to three things to work on: missed expectations, those first that may do harm, then manners.
  public var toWorkOn: [Advice] {
    let missed = lines.enumerated().filter { !$0.element.isMet }
      .sorted { ($0.element.expectation.demand.harm, $0.offset) < ($1.element.expectation.demand.harm, $1.offset) }
      .map { Advice.expectation($0.element.expectation) }
    let manners = manners.filter { $0.good < $0.of }.map { Advice.manner($0.kind) }
    return Array((missed + manners).prefix(3))
  }

  /// Something to work on.
  public enum Advice: Equatable, Sendable {
    case expectation(Expectation)
    case manner(Manner.Kind)
  }
}

extension Expectation.Demand {
  /// How soon a miss is spoken of: harm to people first, then what they did not get.
  fileprivate var harm: Int {
    switch self {
    case .notAsk, .noBlock, .unblocked, .noFlag, .settleFlags, .leftToColleague, .notMention, .noPromise: 0
    case .flag, .pass, .warned, .blocked, .marked, .noAnswerAfterClosing, .noAnswer: 1
    case .answer, .mention, .use: 2
    case .greet, .closed, .labelled, .noted: 3
    }
  }
}

extension Played {
  /// The score of a played day.
  public func score() -> ScoreSheet {
    let trainee = day.staff.first ?? Staff(id: StaffID(""), name: "", roles: [])
    return ScoreSheet(
      day: day.title, span: DateInterval(start: day.start, end: max(day.start, entries(of: nil).last?.at ?? day.start)),
      courses: courses, trainee: trainee,
      lines: day.expectations.map { expectation in
        let verdict = judge(expectation)
        return ScoreSheet.Line(expectation: expectation, isMet: verdict.isMet, at: verdict.at)
      }, firstAnswers: firstAnswers, flags: flags, manners: manners, journal: journal)
  }

  private var courses: [ScoreSheet.Course] {
    day.citizens.map { citizen in
      let moments = entries(of: citizen.id).compactMap { entry in
        course(of: entry).map { ScoreSheet.Course.Moment(at: entry.at, kind: $0) }
      }
      return ScoreSheet.Course(name: citizen.name, moments: moments)
    }
  }

  private func course(of entry: Entry) -> ScoreSheet.Course.Kind? {
    if case .incoming = entry.body { return .wrote }
    guard let by = entry.by, !entry.isAutomatic else { return nil }
    if by != trainee { return .colleague }
    if case .outgoing = entry.body { return .answered }
    return .acted
  }

  private var firstAnswers: [ScoreSheet.FirstAnswer] {
    let waits = day.citizens.compactMap { citizen in waitingSince(citizen.id).map { (citizen, since: $0) } }
    return waits.sorted { $0.since < $1.since }.map { citizen, since in
      let first = answers(to: citizen.id).first?.at
      return ScoreSheet.FirstAnswer(
        citizen: citizen.id, name: citizen.name,
        openMinutes: first.map { Int(openSeconds(from: since, to: $0) / 60) })
    }
  }

  private var flags: ScoreSheet.Flags {
    var flags = ScoreSheet.Flags()
    for citizen in day.citizens {
      let expected = Set(
        day.expectations.compactMap { expectation -> String? in
          guard case .flag(let clause) = expectation.demand, expectation.citizen == citizen.id else { return nil }
          return clause
        })
      let found = Set(findings(on: citizen.id).compactMap(\.about))
      flags.right += expected.intersection(found).sorted().map { "\($0) \(citizen.id)" }
      flags.wrong += found.subtracting(expected).sorted().map { "\($0) \(citizen.id)" }
      flags.missed += expected.subtracting(found).sorted().map { "\($0) \(citizen.id)" }
    }
    return flags
  }

  private var manners: [ScoreSheet.Manner] {
    let chats = day.citizens.map { (citizen: $0, answers: answers(to: $0.id)) }.filter { !$0.answers.isEmpty }
    let texts = chats.flatMap(\.answers).map(\.text)
    func manner(_ kind: ScoreSheet.Manner.Kind, _ good: Int, of count: Int) -> ScoreSheet.Manner {
      ScoreSheet.Manner(kind: kind, good: good, of: count)
    }
    let greeting = chats.count { Language.greets($0.answers[0].text) }
    let name = chats.count { chat in
      let first = chat.citizen.name.split(separator: " ").first.map(String.init) ?? ""
      return chat.answers.contains { Plain.holds(first, in: Plain.text($0.text)) }
    }
    return [
      manner(.greeting, greeting, of: chats.count), manner(.name, name, of: chats.count),
      manner(.noPersonalDataAsked, texts.count { !PersonalData.asks(in: $0) }, of: texts.count),
      manner(.noPromiseOfTime, texts.count { !Language.promises($0) }, of: texts.count),
    ]
  }
}
