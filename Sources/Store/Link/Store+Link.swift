import Desk
import Foundation
import Policy

extension Store {
  /// Whether a gateway serves the file, and how it fares; a moment's work.
  ///
  /// - Parameter database: the file that the gateway serves, where this is a copy of it.
  public func gatewayLink(of database: String? = nil) throws(StoreFault) -> Link {
    let isServed = GatewayLock.isHeld(on: database ?? path)
    return try connection.read("looking for the gateway") { sql in
      Link(
        isServed: isServed, alarm: try sql.first("SELECT word FROM alarm") { Alarm(rawValue: try $0.text()) } ?? nil,
        heard: try sql.first("SELECT received_at FROM body ORDER BY id DESC LIMIT 1") { try $0.instant() },
        uncertain: try OutgoingTable(sql).uncertain())
    }
  }

  /// Tells consoles what keeps the gateway from sending; nil when nothing does any more.
  public func recordAlarm(_ alarm: Alarm?, at now: Date) throws(StoreFault) {
    let known = try connection.read("reading the alarm") { sql in
      try sql.first("SELECT word FROM alarm") { try $0.text() }
    }
    guard known != alarm?.rawValue else { return }
    try connection.write("recording an alarm") { sql in
      try sql.execute("DELETE FROM alarm")
      guard let alarm else { return }
      try sql.execute("INSERT INTO alarm (id, word, since) VALUES (1, ?, ?)", [alarm.rawValue, now])
    }
  }

  /// How long citizens are usually silent at most, in minutes of opening; nil where too few have written to tell. Looks at
  /// some thousand messages: not for the loop.
  public func usualSilence(at now: Date) throws(StoreFault) -> Int? {
    let timetable = try office().timetable
    let first = now.addingTimeInterval(-TimeInterval(Silence.days * 86_400))
    var arrivals: [Date] = []
    try connection.read("looking how often citizens write") { sql in
      try sql.scan("SELECT received_at FROM message WHERE line = 'incoming' ORDER BY id DESC LIMIT 20000") { row in
        let instant = try row.instant()
        arrivals.append(instant)
        return instant >= first
      }
    }
    return Silence.usualMinutes(arrivals.filter { $0 >= first && $0 <= now }, timetable)
  }
}
