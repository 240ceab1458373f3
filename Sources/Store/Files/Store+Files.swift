import Crypto
import Desk
import Foundation

/// A file that was kept beside the desk's file.
public struct KeptFile: Equatable, Sendable {
  /// SHA-256 of its bytes, in lower-case hexadecimal: its name there.
  public var digest: String
  /// How many bytes it has.
  public var bytes: Int
  /// Its first bytes.
  public var head: [UInt8]
}

/// A file could not be kept.
public enum FileFault: Error, Equatable, Sendable {
  /// It is not there, may not be read, or is no regular file.
  case unreadable
  /// It has more bytes than were allowed.
  case tooLarge
  /// Whoever asked does not want it, by what it holds.
  case unwanted
  /// The copy could not be written, by the system's code.
  case failed(code: Int)
}

extension Store {
  /// The folder beside the desk's file where the files of messages lie, each under its digest.
  public var filesFolder: String { path + ".media" }

  /// Where a kept file lies; nil when there is none of that digest.
  public func keptFile(_ digest: String) -> String? {
    guard digest.count == 64, digest.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    let place = "\(filesFolder)/\(digest.lowercased())"
    return access(place, R_OK) == 0 ? place : nil
  }

  /// Whether the file that goes with a message is there to be handed over.
  public func canCarry(_ message: Outgoing) -> Bool {
    guard case .media(let media)? = message.attached else { return true }
    return media.sha256.flatMap(keptFile) != nil
  }

  /// Copies a file beside the desk's file, under the digest of its bytes: whoever finds the name finds the whole file,
  /// and it outlives a power cut. The folder is for the group of the desk's file: they all read it and add to it.
  ///
  /// - Parameters:
  ///   - path: the file; a link to one is followed.
  ///   - limit: bytes at most.
  ///   - headBytes: how many of its first bytes are given back.
  ///   - isWanted: whether it is kept, by what has been copied; of one that is not, nothing stays.
  public func keepFile(
    _ path: String, limit: Int, headBytes: Int, if isWanted: (KeptFile) -> Bool = { _ in true }
  ) throws(FileFault) -> KeptFile {
    let source = openFile(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw .unreadable }
    defer { close(source) }
    var facts = stat()
    guard fstat(source, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw .unreadable }
    guard facts.st_size <= limit else { throw .tooLarge }
    try makeFolder()
    sweepFiles()
    let draft = "\(filesFolder)/\(Self.copying)\(getpid())-\(UInt64.random(in: .min ... .max))"
    let copy = openFile(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o640)
    guard copy >= 0 else { throw .failed(code: Int(errno)) }
    defer {
      close(copy)
      unlink(draft)
    }
    // Tells a sweep that somebody is at it; where files cannot be locked, the number of the process has to do.
    _ = flock(copy, LOCK_EX | LOCK_NB)
    let kept = try Self.copy(source, to: copy, limit: limit, headBytes: headBytes)
    guard isWanted(kept) else { throw .unwanted }
    guard fchmod(copy, 0o640) == 0, fsync(copy) == 0, rename(draft, "\(filesFolder)/\(kept.digest)") == 0 else {
      throw .failed(code: Int(errno))
    }
    try settleFolder()
    return kept
  }

  private static func copy(_ source: Int32, to copy: Int32, limit: Int, headBytes: Int) throws(FileFault) -> KeptFile {
    var (hash, kept) = (SHA256(), KeptFile(digest: "", bytes: 0, head: []))
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(source, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable }
      guard count > 0 else { break }
      kept.bytes += count
      guard kept.bytes <= limit else { throw .tooLarge }
      kept.head += buffer.prefix(min(count, headBytes - kept.head.count))
      hash.update(data: buffer.prefix(count))
      var written = 0
      while written < count {
        let part = buffer[written..<count].withUnsafeBytes { write(copy, $0.baseAddress, $0.count) }
        if part < 0, errno == EINTR { continue }
        guard part > 0 else { throw .failed(code: Int(errno)) }
        written += part
      }
    }
    kept.digest = hash.finalize().map { byte in
      String(UInt16(byte) + 256, radix: 16).dropFirst()
    }.joined()
    return kept
  }

  /// Makes the folder for the group of the desk's file, all of whom write here: 02770, while what a gateway alone writes
  /// would do with 02750. What is kept in it belongs to the folder's group, whoever attaches.
  func makeFolder() throws(FileFault) {
    guard mkdir(filesFolder, 0o770) == 0 else {
      guard errno == EEXIST else { throw .failed(code: Int(errno)) }
      return
    }
    var facts = stat()
    // Whoever is not of that group may not give it the folder, which then stays with their own.
    if stat(path, &facts) == 0 { _ = chown(filesFolder, uid_t.max, facts.st_gid) }
    guard chmod(filesFolder, 0o2770) == 0 else { throw .failed(code: Int(errno)) }
  }

  /// Makes the folder's new name outlive a power cut.
  func settleFolder() throws(FileFault) {
    let folder = openFile(filesFolder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .failed(code: Int(errno)) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .failed(code: Int(errno)) }
  }
}

/// The system's `open`, under a name that `Store.open` does not hide.
func openFile(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 { open(path, flags, mode) }
