import Desk
import Store

extension Courier {
  /// Tells monitoring and consoles what somebody has to look at; nil when all is well.
  func tell(_ alarm: Alarm?) {
    metrics.count { $0.alarm = alarm?.rawValue }
    guard alarm != toldAlarm else { return }
    do {
      try store.recordAlarm(alarm, at: clocks.now())
      toldAlarm = alarm
    } catch {
      report(.store(error.description))
    }
  }
}
