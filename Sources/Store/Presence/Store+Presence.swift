import Desk
import Foundation

/// A console and where its operator is.
public struct Attendance: Equatable, Hashable, Sendable {
  /// The console.
  public var process: ProcessMark
  /// Who sits there, and at which chat.
  public var presence: Presence

  /// Makes an attendance.
  public init(process: ProcessMark, presence: Presence) { (self.process, self.presence) = (process, presence) }
}

/// Presence is written on change only and read by whoever is told of a commit: no heartbeats. A row outlives a process
/// that was killed, and then counts for nothing.
extension Store {
  /// Says where somebody is now, or with nil that they are nowhere any more. Rows of processes that are gone go with it.
  ///
  /// - Parameters:
  ///   - place: the chat and what they do there.
  ///   - staff: who.
  ///   - process: the console they sit at.
  ///   - now: when; who begins to answer is shown to the citizen for a while.
  public func setPresence(
    _ place: Presence.Place?, of staff: StaffID, at process: ProcessMark = .own, now: Date = Date()
  ) throws(StoreFault) {
    try connection.write("telling colleagues who is where", telling: .presence) { sql in
      for row in try sql.attendances() where row.process == process || !row.process.isRunning {
        try sql.execute(
          "DELETE FROM presence WHERE process = ? AND started = ? AND boot = ?",
          [Int64(row.process.id), row.process.started, row.process.boot])
      }
      guard let place, try sql.holds("SELECT 1 FROM conversation WHERE id = ?", [place.conversation]) else { return }
      try sql.execute(
        "INSERT INTO presence (process, started, boot, login, conversation, mode) VALUES (?, ?, ?, ?, ?, ?)",
        [Int64(process.id), process.started, process.boot, staff, place.conversation, place.mode.rawValue])
      if place.mode == .writing, try sql.isInCharge(staff, of: place.conversation) {
        try CourtesyTable(sql).typing(place.conversation, at: now)
      }
    }
  }

  /// Who is where at other consoles, of those that run.
  public func attendances(besides process: ProcessMark = .own) throws(StoreFault) -> [Attendance] {
    try connection.read("asking who is where") { sql in
      try sql.attendances().filter { $0.process != process && $0.process.isRunning }
    }
  }
}

extension SQL {
  /// Whether a chat is somebody's to answer.
  fileprivate func isInCharge(_ staff: StaffID, of conversation: ConversationID) throws -> Bool {
    try holds(
      "SELECT 1 FROM conversation WHERE id = ? AND in_charge = ? AND block_id IS NULL", [conversation, staff])
  }

  /// Every row, in the order in which they were written.
  fileprivate func attendances() throws -> [Attendance] {
    try query("SELECT process, started, boot, login, conversation, mode FROM presence ORDER BY id") { row in
      let process = ProcessMark(
        id: Int32(truncatingIfNeeded: try row.integer()), started: try row.integer(), boot: try row.text())
      let staff = StaffID(try row.text())
      return Attendance(process: process, presence: Presence(staff, Presence.Place(try row.id(), try row.word())))
    }
  }
}
