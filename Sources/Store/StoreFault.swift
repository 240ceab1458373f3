/// The file, or the world around it, failed. Each case says in English what happened and what to do; none carries a
/// word of a message, a name or a number.
public enum StoreFault: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// The folder of the file is not there.
  case missingFolder(path: String)
  /// A new file was wanted, and there is one already.
  case exists(path: String)
  /// The file holds something else than a database.
  case notADatabase(path: String)
  /// A database, but another program's.
  case notOurs(path: String)
  /// Made by a newer version of the program.
  case newer(path: String, found: Int, known: Int)
  /// Made by an older version, and to be read only: it has to be brought up to date first.
  case older(path: String, found: Int, known: Int)
  /// The file can be read and not written.
  case readOnly(path: String)
  /// The system refuses access.
  case permission(path: String)
  /// Another process held the file all that time.
  case locked(path: String, seconds: Int)
  /// The disk is full.
  case diskFull(path: String)
  /// The file is damaged; `what` names the place, never the contents.
  case corrupted(path: String, what: String)
  /// The file was removed or replaced while it was open.
  case replaced(path: String)
  /// Anything else, by SQLite's or the system's code.
  case failed(path: String, doing: String, code: Int)
}

extension StoreFault: CustomStringConvertible {
  /// What happened, and what to do about it.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file; give another with --db"
    case .missingFolder(let path): "\(path): its folder is not there; make the folder first"
    case .exists(let path): "\(path): the file exists already; choose another name, nothing was changed"
    case .notADatabase(let path): "\(path): not a database; give a file that sportello made"
    case .notOurs(let path): "\(path): a database of another program; give a file that sportello made"
    case .newer(let path, let found, let known):
      "\(path): made by a newer version (schema \(found), this program knows \(known)); install that version"
    case .older(let path, let found, let known):
      "\(path): made by an older version (schema \(found), this program writes \(known)); open it once with 'sportello'"
    case .readOnly(let path): "\(path): the file cannot be written; check its owner, its mode and its disk"
    case .permission(let path): "\(path): permission denied; check the owner and mode of the file and its folder"
    case .locked(let path, let seconds):
      "\(path): locked by another process for \(seconds) s; try again, or find who holds it with 'fuser'"
    case .diskFull(let path): "\(path): the disk is full; free some space, nothing acknowledged was lost"
    case .corrupted(let path, let what): "\(path): damaged (\(what)); restore it from a backup"
    case .replaced(let path): "\(path): the file was removed or replaced; close and open it again"
    case .failed(let path, let doing, let code): "\(path): \(doing) failed with code \(code)"
    }
  }
}
