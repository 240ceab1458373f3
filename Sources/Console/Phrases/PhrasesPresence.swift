import Desk

extension Phrases {
  /// Who else is at a chat, in fewer and fewer words: `Marco Rossi sta scrivendo`, `la guarda anche Marco Rossi`; of the
  /// one who has it, whose name stands beside, `sta scrivendo`; of others the names.
  ///
  /// Whoever writes is told alone: that is what one must know before one writes too.
  ///
  /// - Parameter holder: who has the chat in charge.
  func company(
    _ members: [Company.Member], of holder: StaffID?, me: StaffID, _ around: Circumstances
  ) -> [String] {
    let writers = members.filter { $0.mode == .writing }
    let told = writers.isEmpty ? members : writers
    let isOne = told.count == 1
    let all = list(told.map { $0.staff == me ? say("tu altrove", "you elsewhere") : around.name($0.staff) })
    if isOne, told.first?.staff == me {
      return writers.isEmpty
        ? [say("aperta altrove da te", "open elsewhere by you"), all]
        : [say("la scrivi anche altrove", "you write elsewhere too"), all]
    }
    let isHolder = isOne && told.first?.staff == holder
    if writers.isEmpty {
      let words = say("la \(isOne ? "guarda" : "guardano") anche \(all)", "\(all) looking too")
      return [words, isHolder ? say("la guarda", "looking") : all]
    }
    let words = say("\(all) \(isOne ? "sta" : "stanno") scrivendo", "\(all) writing")
    return [words, isHolder ? say("sta scrivendo", "writing") : all]
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
