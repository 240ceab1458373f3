import Console
import Desk
import Foundation

/// The operator's own editor for a text: a file of its own in a private folder, gone when the text is back.
///
/// A text that could not be taken back is kept there, and comes up again the next time, so that nothing is lost; it goes
/// with the program.
final class ExternalEditor {
  /// A text that was written and could not be taken back.
  private struct Kept {
    let conversation: ConversationID
    let purpose: SavedDraft.Purpose
    let folder: String
  }

  /// Bytes that are read back: more is no text of the composer's.
  private static let bytes = 50_000 * 8

  private var kept: Kept?

  deinit { forget() }

  /// Takes away what is kept.
  func forget() {
    if let kept { try? FileManager.default.removeItem(atPath: kept.folder) }
    kept = nil
  }

  /// Lets the operator change a text. The terminal must have been lent.
  func edit(_ text: String, _ conversation: ConversationID, _ purpose: SavedDraft.Purpose) -> EditedText {
    let folder: String
    if let kept, kept.conversation == conversation, kept.purpose == purpose {
      folder = kept.folder
      self.kept = nil
    } else {
      forget()
      do { folder = try Self.makeFolder() } catch { return .failed(.noFile(code: Int(error.code.rawValue))) }
    }
    let file = folder + (purpose == .note ? "/nota.txt" : "/risposta.txt")
    let edited = Self.written(Self.ended(text), to: file) ?? Self.run(file)
    switch edited {
    case .text, .failed(.missing), .failed(.noFile): try? FileManager.default.removeItem(atPath: folder)
    case .failed(.ended), .failed(.tooLong), .failed(.notText):
      kept = Kept(conversation: conversation, purpose: purpose, folder: folder)
    }
    return edited
  }

  /// The text with the newline at its end that editors want.
  private static func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  private static func makeFolder() throws(POSIXError) -> String {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("sportello-editor-XXXXXX").path
    var template = Array(place.utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a new file that nobody else may read; one that is there, kept from the last time, stays. Nil when it is there.
  private static func written(_ text: String, to file: String) -> EditedText? {
    let descriptor = open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return errno == EEXIST ? nil : .failed(.noFile(code: Int(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do { try handle.write(contentsOf: Data(text.utf8)) } catch { return .failed(.noFile(code: Int(ENOSPC))) }
    return nil
  }

  private static func run(_ file: String) -> EditedText {
    guard let editor = command else { return .failed(.missing("nano")) }
    let quiet = [SIGINT, SIGQUIT, SIGTSTP].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in quiet { signal(number, handler) } }
    let code: Int
    do {
      // The variables hold a command with its options, as git and crontab take them.
      code = try Child.start(["/bin/sh", "-c", "\(editor) \"$@\"", editor, file]).wait()
    } catch {
      return .failed(.noFile(code: Int(error.code.rawValue)))
    }
    if code == 126 || code == 127 { return .failed(.missing(String(editor.prefix(60)))) }
    return code == 0 ? Self.read(file) : .failed(.ended(code: code))
  }

  private static func read(_ file: String) -> EditedText {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return .failed(.noFile(code: Int(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? handle.read(upToCount: bytes + 1) else { return .text("") }
    guard data.count <= bytes else { return .failed(.tooLong) }
    guard let text = String(validating: data, as: UTF8.self) else { return .failed(.notText) }
    let whole = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return ConsoleState.takes(whole) ? .text(whole) : .failed(.tooLong)
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
