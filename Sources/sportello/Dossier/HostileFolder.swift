import Foundation
import Store

/// A folder that anybody may have prepared: read without following a link, leaving the folder or reading more than was
/// announced.
struct HostileFolder {
  /// What stands in the way of reading a file.
  struct Trouble: Error {
    var sentence: String
  }

  /// Names that are looked at, at most.
  static let names = 20_000

  private let path: String

  /// - Throws: a failure when there is no folder to look into.
  init(_ path: String) throws {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      throw Failure.cannotRun("\(path): \(String(cString: strerror(errno))); give a dossier's folder")
    }
    guard facts.st_mode & S_IFMT == S_IFDIR, access(path, R_OK | X_OK) == 0 else {
      throw Failure.cannotRun("\(path): no folder that can be read; give a dossier's folder, not a link to one")
    }
    self.path = path
  }

  /// The paths of everything in it and in `media`, and whether there is more than is looked at.
  func list() -> (paths: [String], isCut: Bool) {
    let top = names(in: path)
    let media = isFolder("media") ? names(in: "\(path)/media").map { "media/\($0)" } : []
    let paths = top.filter { $0 != "media" || !isFolder("media") } + media
    return (paths.sorted(), top.count >= Self.names || media.count >= Self.names)
  }

  /// Opens a plain file of the folder, if it has the size that was announced.
  func open(_ name: String, bytes: Int? = nil, limit: Int) throws(Trouble) -> FileHandle {
    if name.hasPrefix("media/"), !isFolder("media") { throw Trouble(sentence: "it is not there: media is no folder") }
    let descriptor = Foundation.open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw Trouble(sentence: "it is missing")
      case ELOOP: throw Trouble(sentence: "it is a symbolic link; a dossier holds only plain files")
      default: throw Trouble(sentence: "it cannot be read: \(String(cString: strerror(errno)))")
      }
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw Trouble(sentence: "it is no plain file")
    }
    let size = Int(facts.st_size)
    if let bytes, size != bytes {
      throw Trouble(sentence: "it was altered: it has \(size) bytes, the manifest says \(bytes)")
    }
    guard size <= limit else { throw Trouble(sentence: "it has \(size) bytes; \(limit) are read at most") }
    return handle
  }

  /// All bytes of a plain file.
  func read(_ name: String, bytes: Int? = nil, limit: Int) throws(Trouble) -> Data {
    let handle = try open(name, bytes: bytes, limit: limit)
    do { return try handle.read(upToCount: limit + 1) ?? Data() } catch {
      throw Trouble(sentence: "it cannot be read")
    }
  }

  /// The digest of a plain file.
  func digest(_ name: String, bytes: Int) throws(Trouble) -> String {
    let handle = try open(name, bytes: bytes, limit: .max)
    var digest = FileDigest()
    do {
      while digest.bytes <= bytes, let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { digest.add(part) }
    } catch {
      throw Trouble(sentence: "it cannot be read")
    }
    return digest.text
  }

  private func isFolder(_ name: String) -> Bool {
    var facts = stat()
    return lstat("\(path)/\(name)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  private func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < Self.names, let found = readdir(stream) {
      let name = withUnsafeBytes(of: found.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
