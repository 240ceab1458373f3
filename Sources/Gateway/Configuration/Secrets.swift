import Foundation

/// A secret could not be had. None of the sentences holds any of it.
public enum SecretFault: Error, Equatable, Sendable {
  /// There is no such file, or it may not be read.
  case unreadable(path: String, code: Int32)
  /// It is no plain file.
  case notAFile(path: String)
  /// Others may read or write it.
  case open(path: String, mode: UInt16)
  /// Nothing is in it, or more than any secret has, or what no header can carry.
  case unfit(place: String)
  /// The variable is not set.
  case notSet(variable: String)
}

extension SecretFault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let code): "\(path): cannot be read: \(String(cString: strerror(code)))"
    case .notAFile(let path): "\(path): not a plain file"
    case .open(let path, let mode):
      "\(path): others may read or write it (mode \(String(mode, radix: 8))): chmod 640 \(path)"
    case .unfit(let place): "\(place): expected one line of letters, digits and signs, 4096 at most"
    case .notSet(let variable): "the variable \(variable) is not set"
    }
  }
}

extension SecretSource {
  /// Reads the secret, without the blanks around it. A file that others may read is refused: it is no secret any more.
  public func read(environment: [String: String] = ProcessInfo.processInfo.environment) throws(SecretFault) -> String {
    switch self {
    case .environment(let variable):
      guard let value = environment[variable], !value.isEmpty else { throw .notSet(variable: variable) }
      return try Self.fit(value, from: "the variable \(variable)")
    case .file(let path):
      return try Self.fit(String(decoding: try Self.contents(of: path, limit: 4200), as: UTF8.self), from: path)
    }
  }

  /// The bytes of a file that others may not read, so many at most.
  static func contents(of path: String, limit: Int) throws(SecretFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path: path, code: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard facts.st_mode & 0o007 == 0 else { throw .open(path: path, mode: UInt16(facts.st_mode & 0o777)) }
    var buffer = [UInt8](repeating: 0, count: limit)
    let count = Foundation.read(descriptor, &buffer, buffer.count)
    guard count >= 0 else { throw .unreadable(path: path, code: errno) }
    return Array(buffer.prefix(count))
  }

  private static func fit(_ text: String, from place: String) throws(SecretFault) -> String {
    let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard (1...4096).contains(secret.utf8.count), secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .unfit(place: place)
    }
    return secret
  }
}
