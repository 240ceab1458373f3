import Console
import Desk
import Store

/// What others have done to the file, and where they are.
extension ConsoleLoop {
  /// Looks who is where at other consoles.
  func noticeOthers() {
    guard !isLost else { return }
    do {
      if let presences = try others.news() { feed(.presence(presences)) }
    } catch {
      feed(.fault(error.trouble))
    }
  }

  /// Another process, or our own writer, committed something: what is on the screen is read again.
  func lookAtNews() {
    guard news.isDue() else { return }
    noticeOthers()
    guard catchUp() else { return }
    feed(.tick(setup.clock.now))
    feed(.changed)
  }

  /// Whether anybody has committed since the last time; rules and staff that changed are known from here on.
  func catchUp() -> Bool {
    do {
      guard try news.hasChanged() else { return false }
      foresight.forget()
      if let office = try news.newOffice() { feed(.office(office)) }
      // A colleague's answer on the same file also waits for the day's courier.
      if day != nil { nextOfDay = setup.clock.now }
      return true
    } catch {
      feed(.fault(error.trouble))
      return false
    }
  }

  /// The file was removed or replaced under the console: what would be written now would go nowhere.
  func lose() {
    isLost = true
    feed(.fault(.lost))
  }
}
