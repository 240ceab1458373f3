import Console
import Desk
import Foundation
import Store

/// Looks at files that may go with an answer, and keeps those that do.
struct Attacher {
  /// Names of a folder at most.
  private static let names = 5_000

  /// A path as a person writes it: `~` is the home folder, quotes around it are the shell's.
  static func resolved(_ path: String) -> String {
    var path = path.trimmingCharacters(in: .whitespaces)
    for quote in ["'", "\""] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote) {
      path = String(path.dropFirst().dropLast())
    }
    let home = Site.environment("HOME") ?? NSHomeDirectory()
    if path == "~" { return home }
    return path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  /// The names of a folder as it was written, folders first; those that no line can hold are left out.
  static func list(_ folder: String) -> FolderListing {
    let place = resolved(folder)
    guard let stream = opendir(place.isEmpty ? "." : place) else { return FolderListing(folder, []) }
    defer { closedir(stream) }
    var entries: [FolderListing.Entry] = []
    while entries.count < names, let found = readdir(stream) {
      let bytes = withUnsafeBytes(of: found.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self), name != ".", name != "..",
        !name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
      else { continue }
      var facts = stat()
      guard fstatat(dirfd(stream), name, &facts, 0) == 0 else { continue }
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      guard isFolder || facts.st_mode & S_IFMT == S_IFREG else { continue }
      entries.append(.init(name, isFolder: isFolder, bytes: Int(facts.st_size)))
    }
    return FolderListing(folder, entries.sorted { ($0.isFolder ? 0 : 1, $0.name) < ($1.isFolder ? 0 : 1, $1.name) })
  }

  /// What a file is, before it is chosen. Nothing of it is kept.
  static func inspect(_ written: String) -> InspectedFile {
    let path = resolved(written)
    let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    let descriptor = open(whole, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .trouble([ENOENT, ENOTDIR].contains(errno) ? .missing : .unreadable) }
    defer { close(descriptor) }
    var (facts, head) = (stat(), [UInt8](repeating: 0, count: AttachedSort.head))
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return .trouble(.notAFile) }
    let count = read(descriptor, &head, head.count)
    guard count >= 0 else { return .trouble(.unreadable) }
    guard count > 0 else { return .trouble(.empty) }
    let name = (whole as NSString).lastPathComponent
    guard let sort = AttachedSort(Array(head.prefix(count)), name: name) else { return .trouble(.unknownSort) }
    let bytes = Int(facts.st_size)
    guard bytes <= sort.sort.largest else { return .trouble(.tooLarge(bytes: bytes, limit: sort.sort.largest)) }
    return .file(Media(sort.sort, mimeType: sort.mimeType, bytes: bytes, fileName: name), path: whole)
  }
}

extension Store {
  /// The intent with its file kept beside the desk's file. One that is there already, from an answer that was taken
  /// back, stays.
  ///
  /// - Throws: why the file cannot go, when it changed since it was chosen or cannot be copied.
  func keeping(_ intent: Intent) throws(AttachmentTrouble) -> Intent {
    guard case .reply(let text, let quoting, .file(var media, let path)?) = intent else { return intent }
    if let digest = media.sha256, keptFile(digest) != nil {
      return .reply(text: text, quoting: quoting, attachment: .file(media, path: ""))
    }
    let kept: KeptFile
    do {
      kept = try keepFile(path, limit: media.sort.largest, headBytes: AttachedSort.head) { copied in
        let found = AttachedSort(copied.head, name: media.fileName ?? "")
        return found?.sort == media.sort && found?.mimeType == media.mimeType
      }
    } catch {
      switch error {
      case .unreadable, .tooLarge, .unwanted: throw .changed
      case .failed(let code): throw .notKept(code: code)
      }
    }
    (media.sha256, media.bytes) = (kept.digest, kept.bytes)
    return .reply(text: text, quoting: quoting, attachment: .file(media, path: ""))
  }
}

extension AttachmentTrouble: Error {}

extension WritingRequest {
  /// What there is to say without a terminal and on the spot; nothing for what takes either or changes the machine.
  var answeredAtOnce: [WritingAnswer] {
    switch self {
    case .list(let folder): [.folder(Attacher.list(folder))]
    case .inspect(let path, let conversation): [.inspected(conversation, Attacher.inspect(path))]
    case .edit, .keep, .spell, .learn, .findSpeller, .keepSpelling: []
    }
  }
}
