import Console
import Desk
import Foundation
import Store

/// What is written to the file, by a worker that nobody waits for.
extension ConsoleLoop {
  /// Has something written behind all that was given before; the answer comes back as an input.
  func write(_ effect: Effect) {
    if isLost {
      if let ticket = effect.ticket { feed(.settled(ticket: ticket, .fault(.lost))) }
      return
    }
    let (writes, me, now, rehearsal) = (writes, setup.me, setup.clock.now, setup.rehearsal)
    workers.write {
      do {
        if let rehearsal { return rehearsal.perform(effect, at: now).map(Heard.input) }
        return try writes.store().write(effect, for: me, at: now).map(Heard.input)
      } catch {
        let answer = effect.ticket.map { Input.settled(ticket: $0, .fault(error.trouble)) }
        return [.input(answer ?? .fault(error.trouble))]
      }
    }
    // An answer starts the seconds in which it can be taken back; the day's courier looks again when they are over.
    if day != nil { nextOfDay = min(nextOfDay ?? now, now) }
  }

  /// Tells the other consoles where the operator is.
  func attend(_ place: Presence.Place?) {
    guard !isLost else { return }
    attending.place = place
    workers.write { [attending] in
      attending.write()
      return []
    }
  }

  /// Once a minute what has ended by itself is ended in the file too: blocks (A15), sealed texts (A14).
  func tendWhenDue() {
    let now = state.now
    guard !isLost, now.timeIntervalSince(tendedAt) >= 60 || now < tendedAt else { return }
    tendedAt = now
    let rehearsal = setup.rehearsal
    workers.write { [writes] in (rehearsal?.tend(at: now) ?? writes.tend(at: now)).map(Heard.input) }
  }

  /// Has the invented day go on where its next moment has come.
  func playDay() {
    guard let day, let next = nextOfDay, next <= setup.clock.now else { return }
    nextOfDay = nil
    let (now, rehearsal) = (setup.clock.now, setup.rehearsal)
    workers.write {
      do {
        let next = try day.advance(to: now)
        return [.day(next: next)] + (rehearsal.map { [.input(.training(.course($0.course)))] } ?? [])
      } catch {
        return [.input(.fault(error.trouble)), .day(next: now.addingTimeInterval(1))]
      }
    }
  }
}
