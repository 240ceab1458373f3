/// Shares out messages among citizens and their visits over the year.
struct TownPlan {
  private let seed: UInt64
  private let openings: TownOpenings
  /// How many stretches lie before any in which something began that is still open.
  private let settled: Int
  /// Every visit, in the order in which they begin; citizens are numbered in the order of their first.
  private(set) var visits: [TownVisit] = []

  init(seed: UInt64, conversations: Int, messages: Int, openings: TownOpenings) {
    (self.seed, self.openings) = (seed, openings)
    let recent = openings.past.dropLast(5).last?.upperBound ?? openings.end
    let horizon = min(openings.end - 11 * TownVisit.day, recent)
    settled = openings.past.firstIndex { $0.upperBound > horizon } ?? 0
    let counts = Self.shares(of: messages, among: conversations, seed: seed)
    let standings = Self.standings(conversations, seed: seed)
    var planned: [[TownVisit]] = []
    planned.reserveCapacity(conversations)
    for citizen in 0..<conversations {
      planned.append(plan(citizen, messages: counts[citizen], standing: standings[citizen]))
    }
    planned.sort { ($0.first?.begin ?? 0, $0.first?.citizen ?? 0) < ($1.first?.begin ?? 0, $1.first?.citizen ?? 0) }
    for (number, own) in planned.enumerated() {
      for var visit in own {
        visit.citizen = number
        visits.append(visit)
      }
    }
    visits.sort { ($0.begin, $0.citizen, $0.number) < ($1.begin, $1.citizen, $1.number) }
  }

  /// How many messages each conversation has: one at least, and the rest by a law in which the busiest has hundreds of
  /// times what most have. Square roots only: they come out the same everywhere.
  private static func shares(of messages: Int, among conversations: Int, seed: UInt64) -> [Int] {
    let weights = (0..<conversations).map { rank in
      let root = Double(rank + 9).squareRoot()
      return 1 / (root * root.squareRoot())
    }
    let total = weights.reduce(0, +)
    let rest = messages - conversations
    var counts = weights.map { 1 + Int((Double(rest) * $0 / total).rounded(.down)) }
    var left = messages - counts.reduce(0, +)
    var index = 0
    while left > 0 {
      counts[index % conversations] += 1
      (index, left) = (index + 1, left - 1)
    }
    var chance = Chance(seed, 5)
    return chance.shuffled(counts)
  }

  private static func standings(_ conversations: Int, seed: UInt64) -> [TownVisit.Standing] {
    let shares: [(TownVisit.Standing, Int)] = [
      (.waiting, 130), (.outOfWindow, 15), (.answered, 35), (.snoozed, 10), (.released, 10),
    ]
    var standings = shares.flatMap { Array(repeating: $0.0, count: conversations * $0.1 / 1000) }
    // A town too small for every sort still has its fifth.
    standings += Array(repeating: .waiting, count: max(0, conversations / 5 - standings.count))
    standings += Array(repeating: .closed, count: conversations - standings.count)
    var chance = Chance(seed, 6)
    return chance.shuffled(standings)
  }

  /// A citizen's visits, oldest first: never two in one stretch, so that each is over before the next begins.
  private func plan(_ citizen: Int, messages: Int, standing: TownVisit.Standing) -> [TownVisit] {
    var chance = Chance(seed, 7, citizen)
    let isOpen = standing != .closed
    let room = isOpen ? settled : openings.past.count
    var standing = standing
    var left = messages
    var last: TownVisit?
    if isOpen {
      let own = room == 0 ? messages : min(messages, chance.below(3) + chance.below(3) + 1)
      if own < 2, standing != .waiting { standing = .outOfWindow }
      last = open(citizen, messages: own, standing, &chance)
      left -= own
    }
    let lengths = Self.lengths(of: left, atMost: max(1, room - 1), &chance)
    var visits: [TownVisit] = []
    for (place, length) in zip(Self.places(lengths.count, among: room, &chance), lengths) {
      let stretch = openings.past[place]
      visits.append(
        TownVisit(
          citizen: citizen, number: visits.count, messages: length, begin: begin(place, &chance), open: stretch,
          standing: .closed))
    }
    if var last {
      last.number = visits.count
      visits.append(last)
    }
    return visits
  }

  /// When a visit begins that is answered in a stretch: mostly in its first half, else since the desk last closed.
  private func begin(_ place: Int, _ chance: inout Chance) -> Int {
    let stretch = openings.past[place]
    let before = place > 0 ? openings.past[place - 1].upperBound : stretch.lowerBound - TownVisit.day / 2
    let shut = min(stretch.lowerBound - before - 1_200_000, 13 * 3_600_000)
    guard shut > 3_600_000, chance.hits(250) else {
      return stretch.lowerBound + chance.below(stretch.count * 55 / 100)
    }
    return stretch.lowerBound - 300_000 - chance.below(chance.below(shut - 300_000) + 1)
  }

  /// A visit that is still open at the end.
  private func open(
    _ citizen: Int, messages: Int, _ standing: TownVisit.Standing, _ chance: inout Chance
  ) -> TownVisit {
    var visit = TownVisit(
      citizen: citizen, number: 0, messages: messages, begin: 0, open: 0..<0, standing: standing)
    switch standing {
    case .waiting:
      let recent = openings.current.map { openings.end - $0.lowerBound } ?? 4 * 3_600_000
      let ago = chance.hits(600) ? chance.below(recent) : chance.below(TownVisit.day - 3_600_000)
      visit.begin = openings.end - 900_000 - min(ago, TownVisit.day - 3_600_000)
    case .outOfWindow:
      visit.begin = openings.end - TownVisit.day - 1_800_000 - chance.below(9 * TownVisit.day)
    case .answered, .snoozed, .released, .closed:
      let place = openings.past.count - 1 - chance.below(min(5, openings.past.count))
      visit.open = openings.past[place]
      visit.begin = visit.open.lowerBound + chance.below(visit.open.count * 55 / 100)
    }
    return visit
  }

  /// So many messages as visits of three to fifteen; longer ones when there would be more visits than stretches.
  private static func lengths(of messages: Int, atMost visits: Int, _ chance: inout Chance) -> [Int] {
    var lengths: [Int] = []
    var left = messages
    let least = max(3, (messages + visits - 1) / visits)
    while left > 0 {
      let length = min(left, least + chance.below(chance.below(13) + 1))
      lengths.append(length)
      left -= length
    }
    return lengths
  }

  /// So many different places, in their order.
  private static func places(_ count: Int, among room: Int, _ chance: inout Chance) -> [Int] {
    guard count * 3 < room else { return chance.shuffled(Array(0..<room)).prefix(count).sorted() }
    var taken: Set<Int> = []
    while taken.count < count { taken.insert(chance.below(room)) }
    return taken.sorted()
  }
}
