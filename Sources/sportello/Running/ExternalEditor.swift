import Console
import Desk
import Foundation

/// The operator's own editor for a text: a file of its own in a private folder, gone when the text is back.
///
/// Whatever an editor may have written and did not come back stays there, also when the program ends: the operator is told
/// the path, and the next try opens it again.
final class ExternalEditor {
  /// A text that is being written.
  private struct Place: Hashable {
    let conversation: ConversationID
    let purpose: SavedDraft.Purpose
  }

  /// Bytes that are read back: more is no text of the composer's.
  private static let bytes = 50_000 * 8

  /// The command; nil for the operator's choice, or what the machine has.
  private let chosen: String?
  /// Files that hold what did not come back, or their folders where an editor has left something else in them.
  private var kept: [Place: String] = [:]

  /// - Parameter command: the editor with its options, instead of `VISUAL` and `EDITOR`.
  init(command: String? = nil) { chosen = command }

  /// The files and folders that hold what did not come back.
  var keptFiles: [String] { kept.values.sorted() }

  /// Lets the operator change a text. The terminal must have been lent.
  func edit(_ text: String, _ conversation: ConversationID, _ purpose: SavedDraft.Purpose) -> EditedText {
    let place = Place(conversation: conversation, purpose: purpose)
    let given = Self.ended(text)
    let file: String
    if let old = kept.removeValue(forKey: place), Self.isFile(old) {
      file = old
    } else {
      do {
        file = try Self.made(given, name: purpose == .note ? "nota.txt" : "risposta.txt")
      } catch {
        return .failed(.noFile(code: Int(error.code.rawValue)), kept: nil)
      }
    }
    let edited = run(file)
    guard case .failed(let trouble, _) = edited, Self.holdsMore(file, than: given) else {
      try? FileManager.default.removeItem(atPath: Self.folder(of: file))
      return edited
    }
    let left = Self.isFile(file) ? file : Self.folder(of: file)
    kept[place] = left
    return .failed(trouble, kept: left)
  }

  /// The text with the newline at its end that editors want.
  private static func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  private static func folder(of file: String) -> String { (file as NSString).deletingLastPathComponent }

  private static func isFile(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  /// Whether an editor left anything that the draft does not hold already: in the file, or beside it.
  private static func holdsMore(_ file: String, than given: String) -> Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder(of: file))
    switch names {
    case []?: return false
    case [(file as NSString).lastPathComponent]?: return FileManager.default.contents(atPath: file) != Data(given.utf8)
    default: return true
    }
  }

  /// A new file with a text, in a new folder, that nobody else may read; nothing of it stays when it cannot be written.
  private static func made(_ text: String, name: String) throws(POSIXError) -> String {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("sportello-editor-XXXXXX").path
    var template = Array(place.utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let file = "\(folder)/\(name)"
    do throws(POSIXError) {
      try write(text, to: file)
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
    return file
  }

  private static func write(_ text: String, to file: String) throws(POSIXError) {
    let descriptor = open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do { try handle.write(contentsOf: Data(text.utf8)) } catch { throw POSIXError(.ENOSPC) }
  }

  private func run(_ file: String) -> EditedText {
    guard let editor = chosen ?? Self.command else { return .failed(.missing("nano"), kept: nil) }
    let quiet = [SIGINT, SIGQUIT, SIGTSTP].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in quiet { signal(number, handler) } }
    let code: Int
    do {
      // The variables hold a command with its options, as git and crontab take them.
      code = try Child.start(["/bin/sh", "-c", "\(editor) \"$@\"", editor, file]).wait()
    } catch {
      return .failed(.noFile(code: Int(error.code.rawValue)), kept: nil)
    }
    if code == 126 || code == 127 { return .failed(.missing(String(editor.prefix(60))), kept: nil) }
    guard code == 0 else { return .failed(.ended(code: code), kept: nil) }
    do { return try Self.read(file) } catch { return .failed(.notRead(code: Int(error.code.rawValue)), kept: nil) }
  }

  /// What stands in the file now.
  ///
  /// - Throws: what the system says when it cannot be read.
  private static func read(_ file: String) throws(POSIXError) -> EditedText {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    var (data, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while data.count <= bytes {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      guard count > 0 else { break }
      data += buffer.prefix(count)
    }
    guard data.count <= bytes else { return .failed(.tooLong, kept: nil) }
    guard let text = String(validating: data, as: UTF8.self) else { return .failed(.notText, kept: nil) }
    let whole = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return ConsoleState.takes(whole) ? .text(whole) : .failed(.tooLong, kept: nil)
  }

  /// `VISUAL`, `EDITOR`, or what the machine has.
  private static var command: String? {
    if let own = Site.environment("VISUAL") ?? Site.environment("EDITOR") { return own }
    let folders = (Site.environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return ["sensible-editor", "nano", "vi"].first { name in
      folders.contains { access("\($0)/\(name)", X_OK) == 0 }
    }
  }
}
