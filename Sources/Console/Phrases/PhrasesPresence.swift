import Desk

extension Phrases {
  /// Who else is at a chat: `Marco Rossi sta scrivendo`, `la guarda anche Marco Rossi`; nil when nobody is.
  ///
  /// Whoever writes is told alone: that is what one must know before one writes too.
  func company(_ members: [Company.Member], me: StaffID, _ around: Circumstances) -> String? {
    let writers = members.filter { $0.mode == .writing }
    let told = writers.isEmpty ? members : writers
    guard let first = told.first else { return nil }
    if told.count == 1, first.staff == me {
      return writers.isEmpty
        ? say("aperta anche altrove da te", "open elsewhere by you too")
        : say("la scrivi anche altrove", "you write elsewhere too")
    }
    let names = told.map { $0.staff == me ? say("tu altrove", "you elsewhere") : around.name($0.staff) }
    let all = list(names)
    if writers.isEmpty {
      return say("la \(told.count == 1 ? "guarda" : "guardano") anche \(all)", "\(all) looking too")
    }
    return say("\(all) \(told.count == 1 ? "sta" : "stanno") scrivendo", "\(all) writing")
  }

  /// `Marco`, `Marco e Sofia`, `Marco, Sofia e altri 2`.
  private func list(_ names: [String]) -> String {
    switch names.count {
    case 0...1: names.first ?? ""
    case 2...3: names.dropLast().joined(separator: ", ") + say(" e ", " and ") + (names.last ?? "")
    default:
      names.prefix(2).joined(separator: ", ")
        + say(" e altri \(names.count - 2)", " and \(names.count - 2) more")
    }
  }
}
