import Desk
import Foundation
import Policy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file in which a desk lives, through one connection. Cheap to open: the console opens three, so that its loop
/// never waits for its own writes or its slow questions.
///
/// Every public write is one transaction that leaves every rule of the file kept; what it acknowledged outlives
/// `kill -9` and a power cut.
public final class Store: Sendable {
  /// What a file is for. The words are kept in the file.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// The real service.
    case service
    /// Invented citizens for a first look.
    case demo
    /// An invented town's history.
    case seeded
    /// A replayed day for trainees, thrown away when they leave: it outlives no power cut.
    case training

    /// Whether everything in it is invented: its clock may be set, and everybody has every role.
    public var isInvented: Bool { self != .service }
  }

  /// What the file is for.
  public let kind: Kind
  /// Where the file is, as it was given.
  public var path: String { connection.path }
  let connection: Connection
  let officeCache = OfficeCache()

  private init(_ connection: Connection, kind: Kind) { (self.connection, self.kind) = (connection, kind) }

  /// Makes a file, with its first ruleset and its first administrator: whoever makes it.
  ///
  /// - Parameters:
  ///   - path: where; an existing file must be empty. Its mode is 0660 less the process's mask.
  ///   - source: the ruleset's YAML, kept byte for byte.
  ///   - ruleset: its meaning.
  ///   - kind: what the file is for.
  ///   - staff: who makes it.
  ///   - now: the desk's clock.
  ///   - headLog: where a service's journal tells its head once a day.
  /// - Throws: `StoreFault` when the place is taken, missing or not writable.
  public static func create(
    at path: String, rules source: String, ruleset: Ruleset, kind: Kind, by staff: StaffID, at now: Date,
    headLog: HeadLog = .system
  ) throws(StoreFault) -> Store {
    // Made under another name and put in its place whole: whoever opens the path finds a finished file or none.
    let draft = "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
    let empty = try holdEmpty(path)
    defer { if let empty { close(empty) } }
    try reserve(draft, for: path)
    defer { unlink(draft) }
    try fill(draft, rules: source, ruleset: ruleset, kind: kind, by: staff, at: now)
    guard (empty != nil ? rename(draft, path) : link(draft, path)) == 0 else { throw fault(making: path) }
    return try open(path, headLog: headLog)
  }

  private static func fill(
    _ path: String, rules source: String, ruleset: Ruleset, kind: Kind, by staff: StaffID, at now: Date
  ) throws(StoreFault) {
    let connection = try Connection(path: path, readOnly: false, isThrowAway: kind == .training)
    try connection.settleFoundation("making the file")
    try connection.write("making the file") { sql in
      guard try Dialect.identify(sql).schema == 0 else { throw StoreFault.exists(path: path) }
      try Dialect.sign(sql)
      try Schema.upgrade(from: 0, sql)
      try sql.execute("INSERT INTO file VALUES (1, ?, ?, ?, 1)", [kind.rawValue, now, staff])
      for view in ["incoming", "flagged", "closed"] { try sql.execute("INSERT INTO counter VALUES (?, 0)", [view]) }
      try StaffTable(sql).put(founder(staff, of: kind))
      if kind.isInvented { try JournalBinding.open(sql) }
      let era = try RulesetTable(sql).add(source, ruleset, from: now, by: staff, at: now)
      try Journal(sql).append(.fileMade, by: .staff(staff), at: now, about: kind.rawValue)
      try Journal(sql).append(.rulesUsed, by: .staff(staff), at: now, about: era)
    }
  }

  private static func founder(_ staff: StaffID, of kind: Kind) -> Staff {
    Staff(id: staff, name: staff.rawValue, roles: kind.isInvented ? Set(Staff.Role.allCases) : [.administrator])
  }

  /// Opens a file. One of an older version is brought up to date, which takes a minute where it is large; of several
  /// processes that come at once one does it, and the others wait for that.
  ///
  /// - Parameters:
  ///   - headLog: where a service's journal tells its head once a day.
  ///   - whenOlder: called before a file is brought up to date.
  /// - Throws: `StoreFault` when it is not there, no database, not ours, of a newer version, or not to be written.
  public static func open(
    _ path: String, readOnly: Bool = false, headLog: HeadLog = .system, whenOlder: () -> Void = {}
  ) throws(StoreFault) -> Store {
    try inspect(path, readOnly: readOnly)
    var connection = try Connection(path: path, readOnly: readOnly)
    let found = try connection.read("opening") { sql in
      let (application, schema) = try Dialect.identify(sql)
      guard application == Dialect.applicationID, schema > 0 else { throw StoreFault.notOurs(path: path) }
      guard schema <= Schema.version else {
        throw StoreFault.newer(path: path, found: schema, known: Schema.version)
      }
      let kind: Kind? = try sql.first("SELECT kind FROM file") { try $0.word() }
      return (schema: schema, kind: kind, hasLog: try Dialect.hasLog(sql))
    }
    if !found.hasLog, !readOnly { try connection.settleFoundation("opening") }
    if found.schema < Schema.version {
      guard !readOnly else { throw .older(path: path, found: found.schema, known: Schema.version) }
      whenOlder()
      try connection.wait(atMost: Dialect.patienceForUpgradeSeconds)
      try connection.write("bringing the file up to date") { sql in
        try Schema.upgrade(from: try Dialect.identify(sql).schema, sql)
      }
      try connection.wait(atMost: Dialect.patienceSeconds)
    }
    guard let kind = found.kind else { throw .corrupted(path: path, what: "no row about the file") }
    if !kind.isInvented { connection.headLog = headLog }
    if kind == .training, !readOnly { connection = try Connection(path: path, readOnly: false, isThrowAway: true) }
    return Store(connection, kind: kind)
  }

  /// Locks the empty file that holds the place already, so that of several who make a file there one does; nil when the
  /// place is free. A file that is not empty, or not any more, refuses a new one.
  ///
  /// - Returns: the descriptor that keeps the lock until it is closed.
  private static func holdEmpty(_ path: String) throws(StoreFault) -> Int32? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.isEmptyFile else { throw .exists(path: path) }
    let descriptor = makeFile(path, O_RDONLY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw fault(making: path) }
    var held = stat()
    guard flock(descriptor, LOCK_EX) == 0, fstat(descriptor, &held) == 0, stat(path, &status) == 0,
      status.isEmptyFile, (status.st_dev, status.st_ino) == (held.st_dev, held.st_ino)
    else {
      close(descriptor)
      throw .exists(path: path)
    }
    return descriptor
  }

  /// Makes the empty file in which a new desk is built: for its owner and its group, who work in it together whatever the
  /// umask of the one who makes it, and not to be read by others. SQLite gives the same mode to the files beside it.
  private static func reserve(_ draft: String, for path: String) throws(StoreFault) {
    let descriptor = makeFile(draft, O_CREAT | O_EXCL | O_RDWR, 0o660)
    guard descriptor >= 0 else { throw fault(making: path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o660) == 0 else { throw fault(making: path) }
  }

  /// What the system's last error says about a place where a file was to be made.
  private static func fault(making path: String) -> StoreFault {
    switch errno {
    case ENOENT, ENOTDIR: .missingFolder(path: path)
    case EACCES, EPERM: .permission(path: path)
    case EROFS: .readOnly(path: path)
    case EEXIST: .exists(path: path)
    case ENOSPC: .diskFull(path: path)
    default: .failed(path: path, doing: "making the file", code: Int(errno))
    }
  }

  /// Says what is wrong with a place before SQLite does, which knows only "unable to open".
  private static func inspect(_ path: String, readOnly: Bool) throws(StoreFault) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == EACCES ? .permission(path: path) : .missing(path: path)
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .notADatabase(path: path) }
    guard access(path, R_OK) == 0 else { throw .permission(path: path) }
    if !readOnly, access(path, W_OK) != 0 { throw .readOnly(path: path) }
  }
}

extension stat {
  /// Whether it describes a plain file without a byte in it.
  fileprivate var isEmptyFile: Bool { st_size == 0 && st_mode & S_IFMT == S_IFREG }
}

/// The system's `open` with a mode, under a name that `Store.open` does not hide.
private func makeFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
