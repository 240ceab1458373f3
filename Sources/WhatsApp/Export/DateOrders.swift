import Policy

extension LineHeader {
  /// The day its date tells when read in an order; nil when there is none.
  func day(_ order: ExportedChat.DateOrder) -> CivilDay? {
    let (year, month, day) =
      switch order {
      case .dmy: (date[2], date[1], date[0])
      case .mdy: (date[2], date[0], date[1])
      case .ymd: (date[0], date[1], date[2])
      }
    guard year.digits == 2 || year.digits == 4, month.digits <= 2, day.digits <= 2 else { return nil }
    let whole = year.digits == 2 ? 2000 + year.value : year.value
    // WhatsApp exists since 2009: an earlier year is another part of the date.
    guard (2009...2099).contains(whole) else { return nil }
    return CivilDay(year: whole, month: month.value, day: day.value)
  }
}

/// The order of the parts of the dates of a whole file: the one in which most of them are days at all; then the one in
/// which time runs back least often; day before month when nothing tells.
///
/// The order follows the settings of the phone and not its language: Italian exports have been seen with the month
/// first.
func dateOrder(of headers: [LineHeader]) -> ExportedChat.DateOrder {
  var best: (order: ExportedChat.DateOrder, faults: Int, steps: Int)?
  for order in ExportedChat.DateOrder.allCases {
    let days = headers.compactMap { $0.day(order) }
    var faults = headers.count - days.count
    if order == .ymd, let best, best.faults * 2 < headers.count, headers.first?.date[0].digits != 4 {
      // Nearly every date can be read with a short year first: one line that is none in the others proves nothing.
      faults = max(faults, best.faults)
    }
    let steps = zip(days, days.dropFirst()).count { $1 < $0 }
    if let best, (best.faults, best.steps) <= (faults, steps) { continue }
    best = (order, faults, steps)
  }
  return best?.order ?? .dmy
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
