import Foundation

/// Files that a user names on the command line; `-` is standard input.
enum InputFile {
  /// The bytes of a file.
  ///
  /// - Throws: a failure when it is missing, unreadable, no file, or larger than the limit.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    if path == "-" { return try bounded(FileHandle.standardInput, name: "standard input", limit: limit) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure.cannotRun("\(path): there is no such file")
    }
    guard !isFolder.boolValue else { throw Failure.cannotRun("\(path): is a folder; name a file in it") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure.cannotRun("\(path): cannot be read; check its permissions")
    }
    defer { try? handle.close() }
    return try bounded(handle, name: path, limit: limit)
  }

  private static func bounded(_ handle: FileHandle, name: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      bytes += piece
      guard bytes.count <= limit else { throw Failure.refused("\(name): larger than \(limit >> 20) MB") }
    }
    return bytes
  }
}
