import Foundation
import Training
import WhatsApp

/// What one play came to, as it is kept for the trainee.
struct Attempt: Codable, Equatable {
  /// When it was played, by the machine's clock.
  var at: Date
  /// Who played.
  var trainee: String
  /// Which day.
  var day: String
  /// Expectations met.
  var total: Int
  /// Out of how many.
  var of: Int
  /// The expectations missed, by their ids.
  var missed: [String]

  /// The attempt of a score sheet.
  init(_ sheet: ScoreSheet, of day: String, by trainee: String, at now: Date) {
    (at, self.trainee, self.day, total, of) = (now, trainee, day, sheet.total, sheet.of)
    missed = sheet.lines.filter { !$0.isMet }.map(\.expectation.id)
  }
}

/// The attempts of this account's trainees: `~/.local/state/sportello/attempts`, or in the folder that `XDG_STATE_HOME`
/// names, one JSON object a line, to be read and written by its owner alone. It holds nothing of the service's.
struct Attempts {
  private static let limit = 1 << 24

  /// The file.
  let path: String

  init(path: String = Attempts.usual()) { self.path = path }

  /// Where it usually is, as the environment has it; relative folders do not count.
  static func usual(_ environment: (String) -> String? = Site.environment) -> String {
    func folder(_ name: String) -> String? { environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let state = folder("XDG_STATE_HOME") ?? (folder("HOME") ?? NSHomeDirectory()) + "/.local/state"
    return "\(state)/sportello/attempts"
  }

  /// Adds one at the end.
  func keep(_ attempt: Attempt) throws {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = .sortedKeys
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let line = try encoder.encode(attempt) + Data("\n".utf8)
      let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: line)
    } catch {
      throw Failure.cannotRun("\(path) cannot be written: \(error.localizedDescription)")
    }
  }

  /// Those that were kept, oldest first; lines that are none are left out.
  func all() throws -> [Attempt] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    let lines = try InputFile.read(path, limit: Self.limit).split(separator: UInt8(ascii: "\n"))
    return lines.compactMap { try? decoder.decode(Attempt.self, from: Data($0)) }
  }
}
