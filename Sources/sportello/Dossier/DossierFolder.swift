import Desk
import Foundation
import Store

/// A dossier's folder under construction: filled under another name, and put in its place whole. Nobody but its owner
/// may look into it.
final class DossierFolder {
  /// Where it will be.
  let path: String
  private let draft: String
  /// Whether both folders are ours, to be taken away again unless the dossier is finished.
  private var isUnfinished = false
  /// What has been written so far.
  private(set) var files: [DossierManifest.File] = []

  /// Takes the place, where there must be nothing yet.
  ///
  /// - Throws: a failure that says what to choose.
  init(at path: String) throws {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    draft = "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
    guard mkdir(path, 0o700) == 0 else {
      let code = errno
      throw code == EEXIST
        ? Failure.refused("\(path): there is something already; a dossier goes into a new folder, give another name")
        : Failure.cannotRun(
          "\(path): \(String(cString: strerror(code))); its parent must be a folder that you may write in")
    }
    guard mkdir(draft, 0o700) == 0, mkdir("\(draft)/media", 0o700) == 0 else {
      let code = errno
      rmdir(path)
      throw Failure.cannotRun("\(draft): \(String(cString: strerror(code)))")
    }
    isUnfinished = true
  }

  deinit {
    guard isUnfinished else { return }
    try? FileManager.default.removeItem(atPath: draft)
    rmdir(path)
  }

  /// Writes a file of the folder, which is not yet there.
  func write(_ name: String, _ fill: ((Data) throws -> Void) throws -> Void) throws {
    let descriptor = open("\(draft)/\(name)", O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw fault(name) }
    defer { close(descriptor) }
    var digest = FileDigest()
    try fill { data in
      digest.add(data)
      try self.put(data, to: descriptor, name)
    }
    guard fsync(descriptor) == 0 else { throw fault(name) }
    files.append(DossierManifest.File(path: name, bytes: digest.bytes, sha256: digest.text))
  }

  /// Writes a file from its bytes.
  func write(_ name: String, _ data: Data) throws { try write(name) { put in try put(data) } }

  /// Copies the file of a message under its digest; false when it is not there or its bytes have another digest.
  func copy(_ digest: String, from source: String) throws -> Bool {
    let descriptor = open(source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    var facts = stat()
    guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      if descriptor >= 0 { close(descriptor) }
      return false
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let name = "media/\(digest)"
    try write(name) { put in
      while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { try put(part) }
    }
    guard files.last?.sha256 == digest else {
      files.removeLast()
      unlink("\(draft)/\(name)")
      return false
    }
    return true
  }

  /// Gives the folder its name.
  func finish() throws {
    for folder in ["\(draft)/media", draft] {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw fault("") }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw fault("") }
    }
    // Our own empty folder stands there: a folder takes the place of an empty one in one step, and of no other.
    guard rename(draft, path) == 0 else { throw fault("") }
    isUnfinished = false
  }

  private func put(_ data: Data, to descriptor: Int32, _ name: String) throws {
    try data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw fault(name) }
      }
    }
  }

  private func fault(_ name: String) -> Failure {
    let code = errno
    return .cannotRun("\(path)/\(name): \(String(cString: strerror(code))); nothing was left there")
  }
}
