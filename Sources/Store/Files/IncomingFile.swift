import Crypto
import Desk
import Foundation

/// A file that comes in piece by piece and is to lie beside the desk's file, under the digest of its bytes. Until it is
/// kept it has a name of its own there, which goes with it if nothing comes of it.
public final class IncomingFile {
  private let store: Store
  private let draft: String
  private let descriptor: Int32
  private let limit: Int
  private let headBytes: Int
  private var hash = SHA256()
  private var kept = KeptFile(digest: "", bytes: 0, head: [])

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - limit: bytes at most.
  ///   - headBytes: how many of its first bytes are given back.
  public init(in store: Store, limit: Int, headBytes: Int) throws(FileFault) {
    (self.store, self.limit, self.headBytes) = (store, limit, headBytes)
    try store.makeFolder()
    store.sweepFiles()
    draft = "\(store.filesFolder)/\(Store.copying)\(getpid())-\(UInt64.random(in: .min ... .max))"
    descriptor = openFile(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .failed(code: Int(errno)) }
    // Tells a sweep that somebody is at it.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(draft)
  }

  /// Adds a piece.
  ///
  /// - Throws: `tooLarge` as soon as there are more bytes than were allowed.
  public func add(_ piece: UnsafeRawBufferPointer) throws(FileFault) {
    guard kept.bytes + piece.count <= limit else { throw .tooLarge }
    kept.bytes += piece.count
    kept.head += piece.prefix(min(piece.count, headBytes - kept.head.count))
    hash.update(bufferPointer: piece)
    var written = 0
    while written < piece.count {
      let part = write(descriptor, piece.baseAddress?.advanced(by: written), piece.count - written)
      if part < 0, errno == EINTR { continue }
      guard part > 0 else { throw .failed(code: Int(errno)) }
      written += part
    }
  }

  /// What has come: all of it, when nothing more does.
  public var facts: KeptFile {
    var facts = kept
    facts.digest = Data(hash.finalize()).hexadecimal
    return facts
  }

  /// Keeps it; it outlives a power cut.
  public func keep() throws(FileFault) -> KeptFile {
    let facts = self.facts
    guard fchmod(descriptor, 0o640) == 0, fsync(descriptor) == 0,
      rename(draft, "\(store.filesFolder)/\(facts.digest)") == 0
    else { throw .failed(code: Int(errno)) }
    try store.settleFolder()
    return facts
  }
}
