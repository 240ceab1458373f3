import Desk
import Foundation
import Moderation

/// Writes out one visit: who says and does what, and when.
struct TownScript {
  /// A step whose instant may still move.
  private struct Draft {
    var at: Int
    var what: TownStep.What

    /// What happened, as it is told at last: WhatsApp's clock counts seconds.
    var told: TownStep.What {
      guard case .arrival(var arrival, let isSuspect) = what else { return what }
      arrival.at = Date(timeIntervalSince1970: Double(at / 1000))
      return .arrival(arrival, isSuspect: isSuspect)
    }
  }

  private let visit: TownVisit
  private let seed: UInt64
  private let end: Int
  private var chance: Chance
  private let matter: TownPhrases.Matter
  private let subject: Int
  private var now: Int
  private var citizen = Identity()
  private var left: Int
  private var names = 0
  private var lastOfCitizen: ProviderID?
  private var lastOfDesk: ProviderID?
  private var suspect: ProviderID?
  private var drafts: [Draft] = []
  /// The subjects the citizen has a label for, one bit each.
  private(set) var labelled: UInt16
  /// What happened, oldest first.
  private(set) var steps: [TownStep] = []

  init(_ visit: TownVisit, seed: UInt64, end: Date, labelled: UInt16) {
    (self.visit, self.seed, self.labelled) = (visit, seed, labelled)
    self.end = Int((end.timeIntervalSince1970 * 1000).rounded())
    chance = Chance(seed, 8, visit.citizen, visit.number)
    let matters = TownPhrases.matters
    subject = chance.below(chance.below(matters.count) + 1)
    matter = matters[subject]
    (now, left) = (visit.begin, visit.messages)
  }

  /// Tells the visit.
  mutating func tell(as citizen: Identity) {
    self.citizen = citizen
    let isAnswered = !visit.open.isEmpty
    write(burst: isAnswered && left > 1 ? min(left - 1, 1 + chance.below(1 + chance.below(3))) : left)
    let firstOfDesk = drafts.count
    if isAnswered { serve() } else { take() }
    fit(from: firstOfDesk)
    steps = drafts.enumerated().map { place, draft in
      TownStep(
        at: Date(timeIntervalSince1970: Double(draft.at) / 1000), citizen: visit.citizen,
        isFirst: visit.number == 0 && place == 0, what: draft.told)
    }
    if isAnswered { addNews() }
  }

  // MARK: The citizen

  private mutating func write(burst: Int) {
    for _ in 0..<burst {
      say()
      wait(8...60)
    }
  }

  private mutating func say() {
    let isFirst = lastOfCitizen == nil
    left -= 1
    let odd = isFirst ? TownMedia.oddity(&chance) : nil
    let content =
      odd ?? TownMedia.content(matter, &chance)
      ?? .text(
        isFirst ? TownTalk.question(matter, &chance) : TownTalk.followUp(matter, isLast: left < 2, &chance))
    let id = name()
    let isSuspect = odd != nil || content.isSuspect
    if isSuspect { suspect = id }
    let quoting = lastOfDesk.flatMap { chance.hits(50) ? $0 : nil }
    bring(content, id, quoting: quoting, isSuspect: isSuspect)
    lastOfCitizen = id
    guard case .text(let text) = content, odd == nil, chance.hits(15) else { return }
    wait(4...30)
    if chance.hits(700) {
      var edited = text
      TownSmallTalk.asides[0].join(&edited, &chance, breaks: 0)
      bring(.edit(of: id, text: edited), name())
    } else {
      bring(.revoke(of: id), name())
    }
  }

  private mutating func bring(
    _ content: Content, _ id: ProviderID, quoting: ProviderID? = nil, isSuspect: Bool = false
  ) {
    let arrival = Arrival(
      id: id, kind: content.kind, from: citizen, at: .distantPast, content: content, quoting: quoting)
    drafts.append(Draft(at: now, what: .arrival(arrival, isSuspect: isSuspect)))
  }

  // MARK: The desk

  /// A visit that nobody has answered; somebody may have taken it.
  private mutating func take() {
    guard visit.standing == .waiting, chance.hits(150), end - now > 120_000 else { return }
    now += chance.below((end - now) / 2)
    let staff = chance.pick(TownPeople.operators)
    act(.see, by: staff)
    act(.claim, by: staff)
  }

  private mutating func serve() {
    var staff = chance.pick(TownPeople.operators)
    now = max(now, visit.open.lowerBound)
    wait(60...1_500)
    see(by: staff)
    act(.claim, by: staff)
    if chance.hits(600), labelled & 1 << UInt16(subject) == 0 {
      labelled |= 1 << UInt16(subject)
      act(.label(matter.subject), by: staff)
    }
    if chance.hits(40) { act(.note(text: chance.pick(TownSmallTalk.notes).filled(&chance)), by: staff) }
    if chance.hits(30), let other = TownPeople.operators.first(where: { $0 != staff }) {
      act(.transfer(to: other, comment: chance.pick(TownSmallTalk.comments).filled(&chance)), by: staff)
      staff = other
    }
    converse(with: staff)
    settle(by: staff)
  }

  private mutating func converse(with staff: StaffID) {
    var isFirst = true
    while left > 0 {
      wait(25...200)
      left -= 1
      let text = TownTalk.answer(matter, isFirst: isFirst, isLast: left == 0, &chance)
      let id = name()
      let quoting = lastOfCitizen.flatMap { chance.hits(100) ? $0 : nil }
      drafts.append(Draft(at: now, what: .answered(text, quoting: quoting, id: id, by: staff, state: fate())))
      (lastOfDesk, isFirst) = (id, false)
      if chance.hits(60) {
        wait(10...60)
        bring(.reaction(emoji: chance.pick(["👍", "🙏", "❤️", "😊"]), to: id), name())
      }
      guard left > 1 else { continue }
      wait(15...240)
      write(burst: min(left - 1, 1 + chance.below(1 + chance.below(2))))
      see(by: staff)
    }
  }

  /// Reads what has come. In a visit that is closed at the end the close says so for all of it.
  private mutating func see(by staff: StaffID) {
    if visit.standing != .closed { act(.see, by: staff) }
  }

  private mutating func settle(by staff: StaffID) {
    wait(20...300)
    if let suspect, chance.hits(900) {
      let verdict = TownStep.What.dismissed(
        suspect, reason: "Visto: nessuna violazione.", by: StaffID("m.rinaldi"))
      drafts.append(Draft(at: now, what: verdict))
    }
    switch visit.standing {
    case .closed: act(.close(outcome()), by: staff)
    case .snoozed:
      let days = chance.within(1...6)
      act(.snooze(until: Date(timeIntervalSince1970: Double(end + days * TownVisit.day) / 1000)), by: staff)
    case .released: act(.release, by: staff)
    case .answered, .waiting, .outOfWindow: break
    }
  }

  private mutating func outcome() -> Session.Outcome {
    guard lastOfDesk != nil else { return suspect == nil ? .outOfScope : .improper }
    switch chance.below(100) {
    case ..<72: return .answered
    case ..<86: return .redirected
    case ..<91: return .outOfScope
    default: return .noReply
    }
  }

  /// How far an answer came. For the last day's, news tells it.
  private mutating func fate() -> OutboxState {
    if isRecent { return .sent }
    switch chance.below(1000) {
    case ..<850: return .read
    case ..<960: return .delivered
    case ..<995: return .sent
    default: return .failed
    }
  }

  private var isRecent: Bool { visit.open.upperBound > end - TownVisit.day }

  /// What WhatsApp told of the last day's answers.
  private mutating func addNews() {
    guard isRecent else { return }
    for step in steps {
      guard case .answered(_, _, let id, _, _) = step.what else { continue }
      for (word, state, seconds) in [("delivered", OutboxState.delivered, 2.0), ("read", .read, 9.0)] {
        let at = step.at.addingTimeInterval(seconds)
        let news = StatusUpdate(
          id: id, word: word, state: state, at: at, key: ProviderID("\(id.rawValue).\(word)"),
          raw: "{\"status\":\"\(word)\"}")
        steps.append(TownStep(at: at, citizen: visit.citizen, isFirst: false, what: .status(news)))
      }
    }
    steps = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  // MARK: Time and names

  private mutating func act(_ intent: Intent, by staff: StaffID) {
    drafts.append(Draft(at: now, what: .act(intent, by: staff)))
    wait(3...20)
  }

  private mutating func wait(_ seconds: ClosedRange<Int>) { now += chance.within(seconds) * 1000 + chance.below(1000) }

  /// Draws together what would not end in time: what the desk does falls into its hours.
  private mutating func fit(from first: Int) {
    guard !visit.open.isEmpty else { return squeeze(0..<drafts.count, into: visit.begin...(end - 1000)) }
    let limit = visit.open.upperBound - 15_000
    let floor = max(visit.open.lowerBound, first > 0 ? drafts[first - 1].at : 0) + 1000
    if floor < limit {
      squeeze(first..<drafts.count, into: floor...limit)
    } else {
      squeeze(0..<drafts.count, into: min(visit.begin, limit)...limit)
    }
  }

  private mutating func squeeze(_ range: Range<Int>, into room: ClosedRange<Int>) {
    guard let first = range.first, drafts[range.upperBound - 1].at > room.upperBound else { return }
    let (from, span) = (drafts[first].at, max(1, drafts[range.upperBound - 1].at - drafts[first].at))
    let start = min(max(from, room.lowerBound), room.lowerBound + room.count / 2)
    for index in range {
      let share = Double(drafts[index].at - from) / Double(span)
      drafts[index].at = start + Int(share * Double(room.upperBound - start))
    }
  }

  /// The name under which WhatsApp would know the next message. Names grow with time, so that an index of them grows at
  /// its end.
  private mutating func name() -> ProviderID {
    var bits = Chance(seed, 9, visit.citizen, visit.number, names)
    names += 1
    let moment = String(max(now, 0), radix: 36)
    let padding = String(repeating: "0", count: max(9 - moment.count, 0))
    return ProviderID("wamid.T" + padding + moment + String(bits.next(), radix: 36))
  }
}
