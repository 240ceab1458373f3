import Policy

extension LineHeader.Moment {
  /// WhatsApp exists since 2009: an earlier year is another part of the date.
  static let years = 2009...2099

  /// The day its date tells when read in an order; nil when there is none.
  func day(_ order: ExportedChat.DateOrder) -> CivilDay? {
    let (year, month, day) =
      switch order {
      case .dmy: (date.third, date.second, date.first)
      case .mdy: (date.third, date.first, date.second)
      case .ymd: (date.first, date.second, date.third)
      }
    guard let whole = year.year, month.digits <= 2, day.digits <= 2 else { return nil }
    return CivilDay(year: whole, month: Int(month.value), day: Int(day.value))
  }
}

extension LineHeader.Part {
  /// The year it is, of two or four digits; nil when WhatsApp did not exist then.
  fileprivate var year: Int? {
    guard digits == 2 || digits == 4 else { return nil }
    let whole = digits == 2 ? 2000 + Int(value) : Int(value)
    return LineHeader.Moment.years.contains(whole) ? whole : nil
  }
}

/// The order of the parts of the dates of a whole file. The order follows the settings of the phone and not its
/// language: Italian exports have been seen with the month first.
///
/// Evidence, the stronger first; each rule decides only where those before it leave a tie:
/// 1. Lines that are a date in no order (`15/13/24`) are none and tell nothing.
/// 2. A year of four digits tells its own place.
/// 3. Between day and month first: the order in which most lines are days at all, and not days yet to come; then the
///    one in which time runs back least often; then day first.
/// 4. A short year first is rare, and believed only against proof that the last part is no year: it would be before
///    WhatsApp (`26.04.01`) or yet to come, or time would run back. A day that no month has (`30/02/24`, `32/09/26`) is
///    no such proof: it is more likely something typed. It must make fewer such contradictions than the order of rule 3
///    makes, or be the only order with any day at all.
///
/// - Parameter latest: the last day on which the file can have been written, when that is known.
func dateOrder(of moments: [LineHeader.Moment], latest: CivilDay? = nil) -> ExportedChat.DateOrder {
  let dated = moments.filter { moment in ExportedChat.DateOrder.allCases.contains { moment.day($0) != nil } }
  let readings = [.dmy, .mdy].map { OrderReading($0, of: dated, latest: latest) }
  let yearFirst = OrderReading(.ymd, of: dated, latest: latest)
  guard let yearLast = readings.min(by: { ($0.misfits, $0.steps) < ($1.misfits, $1.steps) }) else { return .dmy }
  let isLong = dated.count { $0.date.first.digits == 4 } * 2 > dated.count
  let isYearFirst =
    isLong
    ? (yearFirst.misfits, yearFirst.steps) < (yearLast.misfits, yearLast.steps)
    : yearFirst.contradictions < yearLast.contradictions
  return yearFirst.days > 0 && (isYearFirst || yearLast.days == 0) ? .ymd : yearLast.order
}

/// What the lines of a file are when their dates are read in one order.
private struct OrderReading {
  var order: ExportedChat.DateOrder
  /// Lines that are days.
  var days: Int
  /// Lines that are no day, or one yet to come.
  var misfits: Int
  /// How often time runs back.
  var steps: Int
  /// Lines whose year cannot be.
  var wrongYears: Int

  init(_ order: ExportedChat.DateOrder, of moments: [LineHeader.Moment], latest: CivilDay?) {
    self.order = order
    let all = moments.map { $0.day(order) }
    let found = all.compactMap(\.self)
    let early = found.count { $0 <= latest ?? .last }
    (days, misfits) = (found.count, moments.count - early)
    steps = zip(found, found.dropFirst()).count { $1 < $0 }
    wrongYears = zip(moments, all).count { moment, day in
      if let day { return day > latest ?? .last }
      guard let year = (order == .ymd ? moment.date.first : moment.date.third).year else { return true }
      return year > latest?.year ?? LineHeader.Moment.years.upperBound
    }
  }

  /// What speaks against it besides days that no month has. A short year first has to account for those too.
  var contradictions: Int { (order == .ymd ? misfits : wrongYears) + steps }
}

/// Which of some moments stand where time does not allow them: lines that only look like the beginning of a message,
/// as a piece of another chat pasted into one.
///
/// A judgement, since nothing in the file tells a pasted line from a real one. The longest run through the file in
/// which time never runs back is believed. A line off it by more than a day is taken for pasted if it stands between
/// lines of that run, with at most 20 others; when more than one line in five would go, the file has no order and all
/// stay.
func strays(among minutes: [Int]) -> Set<Int> {
  let run = longestRun(in: minutes)
  var strays: Set<Int> = []
  for (before, after) in zip(run, run.dropFirst()) where (2...21).contains(after - before) {
    for index in before + 1..<after {
      let moment = minutes[index]
      if moment < minutes[before] - 24 * 60 || moment > minutes[after] + 24 * 60 { strays.insert(index) }
    }
  }
  return strays.count * 5 <= minutes.count ? strays : []
}

/// The places of a longest run of values that never fall, found by patience: for each length the run with the lowest
/// end is remembered.
private func longestRun(in values: [Int]) -> [Int] {
  var ends: [Int] = []
  var previous = [Int?](repeating: nil, count: values.count)
  for (index, value) in values.enumerated() {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if values[ends[middle]] <= value { low = middle + 1 } else { high = middle }
    }
    previous[index] = low > 0 ? ends[low - 1] : nil
    if low == ends.count { ends.append(index) } else { ends[low] = index }
  }
  var run: [Int] = []
  var next = ends.last
  while let index = next {
    run.append(index)
    next = previous[index]
  }
  return run.reversed()
}
