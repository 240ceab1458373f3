import Desk

/// Who lives in an invented town, and who works at its desk.
enum TownPeople {
  /// How many invented phone numbers there are: +39 347 555 0000 to 9999.
  static let numbers = 10_000

  /// Everybody at the desk. Whoever opens the file stands in for the first, who may do everything.
  static let staff: [Staff] = [
    Staff(id: StaffID("a.bianchi"), name: "Anna Bianchi", roles: Set(Staff.Role.allCases)),
    Staff(id: StaffID("m.rinaldi"), name: "Marco Rinaldi", roles: [.operator, .supervisor]),
    Staff(id: StaffID("c.magi"), name: "Chiara Magi", roles: [.operator]),
    Staff(id: StaffID("d.gori"), name: "Davide Gori", roles: [.operator]),
    Staff(id: StaffID("l.severi"), name: "Lucia Severi", roles: [.operator]),
    Staff(id: StaffID("s.pieri"), name: "Simone Pieri", roles: [.operator]),
    Staff(id: StaffID("e.ferri"), name: "Elena Ferri", roles: [.director]),
    Staff(id: StaffID("p.nocenti"), name: "Paolo Nocenti", roles: [.trainer, .administrator]),
  ]

  /// Those who answer citizens.
  static let operators = staff.filter { $0.may(act: .operator) }.map(\.id)

  /// A citizen by number, from zero.
  ///
  /// Everybody has an invented user id `IT.9…`; ten thousand of them, evenly spread, also have an invented phone
  /// number, which is all that there are.
  static func citizen(_ number: Int, of total: Int, seed: UInt64) -> Identity {
    var chance = Chance(seed, 1, number)
    let first = chance.pickCommon(TownWords.firstNames)
    let surname = chance.pickCommon(TownWords.surnames)
    let name: String =
      switch chance.below(100) {
      case ..<60: "\(first) \(surname)"
      case ..<75: first
      case ..<85: "\(first) \(surname.prefix(1))."
      case ..<92: surname.uppercased()
      case ..<97: "\(first) 🌻"
      default: "famiglia \(surname)"
      }
    let digits = String(number)
    let padding = String(repeating: "0", count: max(0, 11 - digits.count))
    let stride = max(1, (total + numbers - 1) / numbers)
    let phone = number % stride == 0 ? "39347555" + String(String(number / stride + numbers).dropFirst()) : nil
    return Identity(phone: phone, userID: "IT.9" + padding + digits, profileName: name)
  }
}
