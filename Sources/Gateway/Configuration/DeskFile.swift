import Desk
import Foundation
import Policy
import Store

/// Why a service cannot be started.
public enum StartFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The ruleset's file cannot be read.
  case rulesUnreadable(path: String)
  /// The desk's file has another ruleset in force.
  case anotherRuleset(path: String, inForce: String, wanted: String)
  /// The file holds invented people, and the carrier is a real one.
  case invented(path: String, kind: Store.Kind)
  /// Another gateway serves the file.
  case alreadyServed(path: String)
  /// The lock beside the file cannot be made.
  case noLock(path: String, code: Int32)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .rulesUnreadable(let path): "\(path): the ruleset cannot be read"
    case .anotherRuleset(let path, let inForce, let wanted):
      "\(path): the ruleset in force is '\(inForce)', and the configuration names '\(wanted)': correct 'rules' or "
        + "'database', or put it in force with 'sportello rules use'"
    case .invented(let path, let kind):
      "\(path): a \(kind.rawValue) file: its people are invented, and only a carrier on this machine may serve it"
    case .alreadyServed(let path): "\(path): another gateway serves this file"
    case .noLock(let path, let code): "\(path): cannot be made: \(String(cString: strerror(code)))"
    }
  }
}

/// A service's file, with the ruleset that its configuration names.
public enum DeskFile {
  /// Opens the file; makes it, with the administrator's account, where there is none yet.
  ///
  /// - Throws: `StartFault`, `StoreFault`, or `RulesetError` for a ruleset's file that cannot be understood.
  public static func open(_ service: Service, at now: Date) throws -> Store {
    let (source, ruleset) = try rules(of: service)
    guard FileManager.default.fileExists(atPath: service.database) else {
      return try Store.create(
        at: service.database, rules: source, ruleset: ruleset, kind: .service, by: account, at: now)
    }
    let store = try Store.open(service.database)
    let inForce = try store.office().timetable.ruleset(at: now).name
    guard inForce == ruleset.name else {
      throw StartFault.anotherRuleset(path: service.database, inForce: inForce, wanted: ruleset.name)
    }
    guard !store.kind.isInvented || service.api.hasPrefix("http://") else {
      throw StartFault.invented(path: service.database, kind: store.kind)
    }
    return store
  }

  private static func rules(of service: Service) throws -> (source: String, ruleset: Ruleset) {
    if let source = Ruleset.embedded(service.rules) {
      return (source, try Ruleset.parse(source, file: "\(service.rules).yaml"))
    }
    guard let data = FileManager.default.contents(atPath: service.rules), data.count <= 1 << 20 else {
      throw StartFault.rulesUnreadable(path: service.rules)
    }
    return (String(decoding: data, as: UTF8.self), try Ruleset.parse(bytes: [UInt8](data), file: service.rules))
  }

  private static var account: StaffID {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return StaffID("uid\(getuid())") }
    return StaffID(String(cString: name))
  }
}

/// Holds a file for one gateway as long as its process lives, however it ends.
public final class FileHold: Sendable {
  private let descriptor: Int32

  /// Takes the file, by a lock beside it.
  public init(_ database: String) throws(StartFault) {
    let path = GatewayLock.path(of: database)
    descriptor = Foundation.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw .noLock(path: path, code: errno) }
    var isTaken = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    // A console that looks whether a gateway is there has the lock for a moment.
    for _ in 0..<20 where !isTaken && errno == EWOULDBLOCK {
      usleep(10_000)
      isTaken = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }
    guard isTaken else {
      let isHeld = errno == EWOULDBLOCK
      let code = errno
      close(descriptor)
      throw isHeld ? .alreadyServed(path: database) : .noLock(path: path, code: code)
    }
  }

  deinit { close(descriptor) }
}
