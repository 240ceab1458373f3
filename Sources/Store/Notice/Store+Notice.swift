import Foundation

#if canImport(Glibc)
  import Glibc
#endif

extension Store {
  /// A number that changes with every commit that may change what a page shows, this process's or another's, and not with
  /// those of drafts and presence; microseconds to ask. The journal's last number goes in: a console of an older version
  /// that was open when the file was brought up to date counts nothing else.
  public func changeToken() throws(StoreFault) -> Int64 {
    try connection.bare("asking for changes") { sql in
      try sql.first("SELECT version + coalesce((SELECT max(id) FROM journal), 0) FROM content") { try $0.integer() }
        ?? 0
    }
  }

  /// Watches the file for commits of any process, without waking anybody while nothing happens.
  public func watch() throws(StoreFault) -> Watch { try Watch(path: path) }
}

/// A descriptor that becomes readable when somebody commits to the file, or when the file goes away. To be used by one
/// loop; it closes with the value's end.
public final class Watch: Sendable {
  /// What happened since the last time.
  public struct News: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Wraps bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Somebody wrote; ask for the change token.
    public static let written = News(rawValue: 1)
    /// The file was removed, moved or replaced.
    public static let gone = News(rawValue: 2)
  }

  /// To be polled for reading.
  public let descriptor: Int32
  private let path: String
  private let inode: UInt64

  #if os(Linux)
    /// Every commit sets the file's times; its end shows in the same way.
    init(path: String) throws(StoreFault) {
      (self.path, inode) = (path, Self.inode(path))
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { throw .failed(path: path, doing: "watching the file", code: Int(errno)) }
      let wanted = UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF) | UInt32(IN_ATTRIB)
      guard inotify_add_watch(descriptor, path, wanted) >= 0 else {
        let code = Int(errno)
        close(descriptor)
        throw .failed(path: path, doing: "watching the file", code: code)
      }
    }

    /// Empties the descriptor, and says what it held.
    public func drain() -> News {
      var news: News = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return news }
        news.formUnion(self.news(in: buffer.prefix(count)))
      }
    }

    /// Reads the system's records: watch, mask, cookie and length of the name, four bytes each, then the name.
    private func news(in bytes: ArraySlice<UInt8>) -> News {
      var news: News = []
      var rest = bytes
      while rest.count >= 16 {
        let mask = Self.word(rest.dropFirst(4))
        // A commit's new times look like the removal of an open file: only the place itself tells.
        let isAboutFile = mask & (UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF) | UInt32(IN_ATTRIB)) != 0
        if isAboutFile { news.insert(Self.inode(path) == inode ? .written : .gone) }
        rest = rest.dropFirst(16 + Int(Self.word(rest.dropFirst(12))))
      }
      return news
    }

    private static func inode(_ path: String) -> UInt64 {
      var status = stat()
      return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  #else
    /// Only Linux's way is built in; elsewhere ask for the change token now and then.
    init(path: String) throws(StoreFault) {
      (descriptor, self.path, inode) = (-1, path, 0)
      throw .failed(path: path, doing: "watching the file on this system", code: 0)
    }

    /// Nothing is ever held.
    public func drain() -> News { [] }
  #endif

  deinit { close(descriptor) }
}
