import Policy

/// Everything around a conversation that a decision looks at: the rules and hours in force, and who works here.
public struct Office: Sendable {
  /// The rules and hours in force, past and present.
  public var timetable: Timetable
  /// Everyone on the list of staff.
  public var staff: [StaffID: Staff]
  /// The templates that WhatsApp offers.
  public var templates: [Template]

  /// Makes an office.
  public init(timetable: Timetable, staff: [StaffID: Staff], templates: [Template] = []) {
    (self.timetable, self.staff, self.templates) = (timetable, staff, templates)
  }
}
