/// A feast that falls on the same day every year, as a patron saint's.
public struct PatronSaint: Equatable, Codable, Sendable {
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, 1 to 31.
  public var day: Int
  /// The Italian name of the feast: `San Donato`.
  public var name: String

  /// A feast of the municipality.
  public init(month: Int, day: Int, name: String) { (self.month, self.day, self.name) = (month, day, name) }
}

/// The holidays on which the desk stays closed (A11): those of the State, and the municipality's own.
public struct Holidays: Equatable, Codable, Sendable {
  /// Whether the State's holidays close the desk.
  public var national: Bool
  /// The feasts of the municipality's patron saints.
  public var patrons: [PatronSaint]

  /// The State's holidays or not, and the patrons' feasts.
  public init(national: Bool, patrons: [PatronSaint] = []) { (self.national, self.patrons) = (national, patrons) }

  /// The Italian name of the holiday that falls on a day, or nil. The State's name comes before the patron's.
  public func name(on day: CivilDay) -> String? {
    let (year, month, dayOfMonth) = day.parts
    if national, let name = Self.nationalName(day, year: year, month: month, day: dayOfMonth) { return name }
    return patrons.first { $0.month == month && $0.day == dayOfMonth }?.name
  }

  /// Laws 260/1949, 54/1977, 336/2000 (2 June again from 2001) and 151/2025 (4 October again from 2026), and
  /// decree 792/1985 (Epiphany again).
  private static func nationalName(_ day: CivilDay, year: Int, month: Int, day dayOfMonth: Int) -> String? {
    switch (month, dayOfMonth) {
    case (1, 1): return "Capodanno"
    case (1, 6): return "Epifania"
    case (4, 25): return "Festa della Liberazione"
    case (5, 1): return "Festa dei lavoratori"
    case (6, 2) where year >= 2001: return "Festa della Repubblica"
    case (8, 15): return "Ferragosto"
    case (10, 4) where year >= 2026: return "San Francesco d'Assisi"
    case (11, 1): return "Ognissanti"
    case (12, 8): return "Immacolata Concezione"
    case (12, 25): return "Natale"
    case (12, 26): return "Santo Stefano"
    default: break
    }
    guard month == 3 || month == 4 else { return nil }
    switch day.dayNumber - easter(year).dayNumber {
    case 0: return "Pasqua"
    case 1: return "Lunedì dell'Angelo"
    default: return nil
    }
  }

  /// Easter Sunday of a year by the Gregorian computus, as Meeus, Jones and Butcher write it.
  public static func easter(_ year: Int) -> CivilDay {
    let (golden, century, yearOfCentury) = (year % 19, year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let sunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * sunday) / 451
    let count = epact + sunday - 7 * late + 114
    return CivilDay(dayNumber: CivilDay.count(year: year, month: count / 31, day: count % 31 + 1))
  }
}
