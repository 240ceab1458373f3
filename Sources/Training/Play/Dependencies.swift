/// Which line of a timeline waits for which, worked out once.
struct Dependencies: Sendable {
  /// The same citizen's line above.
  private(set) var above: [Int?] = []
  /// For lines after an answer or another act of the desk: the line that the answer must follow; nil when it is the citizen's first.
  private(set) var anchor: [Int?] = []
  /// For each line, those that may only happen once it has.
  private(set) var following: [[Int]]

  init(_ timeline: [Line]) {
    following = Array(repeating: [], count: timeline.count)
    var last: [String: Int] = [:]
    var lastFirm: [String: Int] = [:]
    var asides: Set<Int> = []
    for (index, line) in timeline.enumerated() {
      let before = last[line.citizen]
      above.append(before)
      anchor.append(lastFirm[line.citizen])
      switch line.moment {
      case .start: break
      case .previous: if let before { following[before].append(index) }
      case .unanswered:
        asides.insert(index)
        if let before { following[before].append(index) }
      case .answer, .event: if let firm = lastFirm[line.citizen] { following[firm].append(index) }
      }
      if line.condition != nil { asides.insert(index) }
      // What hangs on a reminder is as uncertain as the reminder: nobody further down waits for it.
      if case .previous = line.moment, let before, asides.contains(before) { asides.insert(index) }
      last[line.citizen] = index
      if !asides.contains(index) { lastFirm[line.citizen] = index }
    }
  }
}
