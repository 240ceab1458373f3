import Console
import Foundation

/// The operator's own words: `dictionary` in the user's data folder, one a line; `#` begins a comment. Only the user can
/// read it.
struct OwnWords {
  /// Bytes at most.
  private static let limit = 1 << 20

  /// Where they stand.
  static var path: String {
    let home = Site.environment("HOME") ?? NSHomeDirectory()
    let folder = Site.environment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.local/share"
    return "\(folder)/sportello/dictionary"
  }

  /// In the order of the file.
  private(set) var words: [String] = []
  /// What is wrong with the file, as the screen tells it.
  private(set) var mishaps: [Mishap] = []

  /// Reads a file; one that is not there has no words.
  init(_ path: String = OwnWords.path) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let bytes = try? InputFile.read(path, limit: Self.limit), let text = String(validating: bytes, as: UTF8.self)
    else {
      mishaps = [.words(file: path, line: nil)]
      return
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let word = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
      if Self.isWord(word) {
        words.append(word)
      } else if !word.isEmpty, mishaps.isEmpty {
        mishaps = [.words(file: path, line: index + 1)]
      }
    }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 60 && text.allSatisfy { $0.isLetter || "'’-".contains($0) }
  }

  /// Writes a word behind the others. Several consoles may do so at once.
  ///
  /// - Throws: what the system says when it cannot be written.
  static func keep(_ word: String, in path: String = OwnWords.path) throws(POSIXError) {
    guard isWord(word) else { throw POSIXError(.EINVAL) }
    let folder = (path as NSString).deletingLastPathComponent
    // Where this fails, opening the file says why.
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(path, O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    var (facts, last) = (stat(), UInt8(0x0A))
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw POSIXError(.EINVAL) }
    if facts.st_size > 0 { pread(descriptor, &last, 1, facts.st_size - 1) }
    let line = Array(((last == 0x0A ? "" : "\n") + word + "\n").utf8)
    guard write(descriptor, line, line.count) == line.count else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }
}
