import Console
import Foundation
import Testing

@testable import sportello

@Suite("Files and addresses go to the user's programs")
struct OpenerTests {
  private let folder = ThrowAwayFolder()
  private let digest = String(repeating: "ab", count: 32)
  private let room = Size(columns: 40, rows: 12)

  private func opener(_ program: String?, painter: String? = nil, file: [UInt8]? = nil) throws -> Opener {
    var opener = Opener()
    (opener.program, opener.painter, opener.folder) = (program, painter, folder.path("media"))
    try FileManager.default.createDirectory(atPath: opener.folder, withIntermediateDirectories: true)
    if let file { try Data(file).write(to: URL(fileURLWithPath: "\(opener.folder)/\(digest)")) }
    return opener
  }

  private func told(_ opener: Opener, _ item: OutsideItem) -> OutsideOutcome? {
    if case .told(let outcome) = opener.open(item, room: room) { outcome } else { nil }
  }

  private func drawn(_ opener: Opener) -> Drawing? {
    if case .draw(let drawing) = opener.open(.file(digest: digest), room: room) { drawing } else { nil }
  }

  /// A program of the test's own. Another process writes it: what a child of another test still holds open for writing
  /// could not be started.
  private func program(_ script: String) throws -> String {
    let path = folder.path("programma \(UUID().uuidString)")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path + ".sh"))
    let words = ["install", "-m", "700", path + ".sh", path]
    try #require(try Child.start(words).wait() == 0)
    return path
  }

  @Test("a program gets the address as its only argument, whatever is in it")
  func address() throws {
    defer { folder.remove() }
    let heard = folder.path("heard")
    try FileManager.default.createDirectory(atPath: folder.path("pipe"), withIntermediateDirectories: true)
    #expect(mkfifo(heard, 0o600) == 0)
    let link = try #require(WebLink("https://esempio.it/$(touch${IFS}x);&|`id`"))
    let opener = try opener(program("printf '%s|%s' \"$#\" \"$1\" > '\(heard)'"))
    #expect(told(opener, .link(link)) == .opened)
    // A pipe with a name: reading waits until the program has written.
    #expect(
      String(decoding: try #require(FileHandle(forReadingAtPath: heard)).readDataToEndOfFile(), as: UTF8.self) == "1|"
        + link.url)
  }

  @Test("without a program the address goes to the clipboard, and a file says so")
  func none() throws {
    defer { folder.remove() }
    let link = try #require(WebLink("https://esempio.it"))
    let opener = try opener(nil, file: Array("%PDF-1.4".utf8))
    guard case .copy(let address) = opener.open(.link(link), room: room) else {
      Issue.record("not copied")
      return
    }
    #expect(address == link.url && told(opener, .file(digest: digest)) == .noProgram)
    #expect(try told(self.opener("/nonexistent"), .link(link)) == .failed)
  }

  @Test("a file that is not here, a link, a folder and a sort that might run are not opened")
  func refused() throws {
    defer { folder.remove() }
    let opener = try opener("/bin/true")
    let path = "\(opener.folder)/\(digest)"
    #expect(told(opener, .file(digest: digest)) == .noFile)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
    #expect(told(opener, .file(digest: digest)) == .noFile)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(told(opener, .file(digest: digest)) == .noFile)
    try FileManager.default.removeItem(atPath: path)
    for bytes in ["", "#!/bin/sh", "[Desktop Entry]", "\u{7F}ELF", "MZ", "<html>", "PK\u{3}\u{4}"] {
      #expect(
        try told(self.opener("/bin/true", file: Array(bytes.utf8)), .file(digest: digest)) == .unknownSort)
    }
  }

  @Test("a picture is drawn in the terminal where there is a painter, or goes to the program")
  func pictures() throws {
    defer { folder.remove() }
    let png: [UInt8] = [0x89] + Array("PNG\r\n".utf8)
    let painter = try program("for last; do :; done; printf '\\033[31mX\\033[2J\\n%s' \"$last\"")
    let drawing = try opener(nil, painter: painter, file: png)
    let picture = try #require(drawn(drawing)).run()
    #expect(picture == PictureText(Array("\u{1B}[31mX\n\(drawing.folder)/\(digest)".utf8), rows: 10))
    let failing = try opener("/bin/true", painter: program("printf X; exit 1"), file: png)
    #expect(try #require(drawn(failing)).run() == nil)
    #expect(failing.handOver("\(failing.folder)/\(digest)") == .opened)
  }

  @Test("a painter that takes its time is stopped, with all that it started, and its picture is not wanted any more")
  func stopped() throws {
    defer { folder.remove() }
    let begun = folder.path("begun")
    try #require(mkfifo(begun, 0o600) == 0)
    let png: [UInt8] = [0x89] + Array("PNG\r\n".utf8)
    let slow = try opener("/bin/true", painter: program("printf X; echo > '\(begun)'; sleep 1000; exit 0"), file: png)
    let drawing = try #require(drawn(slow))
    let worker = Worker<Bool>(name: "test")
    worker.submit { [drawing.run() == nil] }
    // Comes back once the painter is at it.
    _ = try #require(FileHandle(forReadingAtPath: begun)).readDataToEndOfFile()
    drawing.stop()
    worker.finish()
    #expect(worker.drain() == [true] && drawing.isStopped)
    #expect(drawing.run() == nil, "what was stopped does not begin")
    worker.stop()
  }
}
