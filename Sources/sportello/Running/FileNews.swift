import Desk
import Store

/// What is committed to the file, by whomever: at once when it has been quiet, and once for all commits that follow
/// closely, so that a flood of them keeps no key waiting.
final class FileNews {
  /// What our own writer commits is followed by its answer, and read with it.
  private static let (first, following) = (Duration.milliseconds(2), Duration.milliseconds(40))

  private let store: Store
  private let watch: Watch
  private var token: Int64
  private var officeVersion: Int64
  private var isSigned = false
  private var nextLook = ContinuousClock.now

  init(_ store: Store) throws {
    self.store = store
    watch = try store.watch()
    token = try store.changeToken()
    officeVersion = try store.officeVersion()
  }

  /// Readable when there is a sign of a commit.
  var descriptor: Int32 { watch.descriptor }

  /// When the file is to be looked at, after a sign.
  var due: ContinuousClock.Instant? { isSigned ? nextLook : nil }

  /// Takes the signs; whether the file is gone, removed or replaced.
  func takeSigns() -> Bool {
    let isGone = watch.drain().contains(.gone)
    if !isSigned { (isSigned, nextLook) = (true, max(nextLook, .now + Self.first)) }
    return isGone
  }

  /// Whether it is time to look.
  func isDue() -> Bool {
    guard isSigned, .now >= nextLook else { return false }
    (isSigned, nextLook) = (false, .now + Self.following)
    return true
  }

  /// Whether anybody has committed since the last time.
  func hasChanged() throws(StoreFault) -> Bool {
    let newest = try store.changeToken()
    defer { token = newest }
    return newest != token
  }

  /// Rules, hours and staff, when they have changed since the last time.
  func newOffice() throws(StoreFault) -> Office? {
    let version = try store.officeVersion()
    guard version != officeVersion else { return nil }
    let office = try store.office()
    officeVersion = version
    return office
  }
}
