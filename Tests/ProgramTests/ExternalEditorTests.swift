import Console
import Desk
import Foundation
import Testing

@testable import sportello

@Suite("The operator's own editor: what was written in it is never lost")
struct ExternalEditorTests {
  private let folder = ThrowAwayFolder()
  private let chat = ConversationID(1)

  /// An editor that is a line of shell; `$1` is the file.
  private func editor(_ script: String) throws -> ExternalEditor {
    let path = folder.path("editor \(UUID().uuidString)")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    // Read by a shell and not started: what another test's child still holds open for writing cannot be started.
    return ExternalEditor(command: "sh '\(path)'")
  }

  private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  @Test("a text that came back leaves no file")
  func back() throws {
    defer { folder.remove() }
    let place = folder.path("place")
    let editor = try editor("dirname \"$1\" | tr -d '\\n' > '\(place)'; echo 'riga scritta' >> \"$1\"; : > \"$1~\"")
    #expect(editor.edit("prima", chat, .reply) == .text("prima\nriga scritta"))
    #expect(!exists(try String(contentsOfFile: place, encoding: .utf8)) && editor.keptFiles.isEmpty)
  }

  @Test(
    "one that did not is kept and told, and a file is opened again by the next try",
    arguments: [
      ("echo scritto > \"$1\"; exit 3", EditorTrouble.ended(code: 3)),
      ("echo scritto > \"$1\"; exit 127", .missing("")), ("printf 'ci\\377o' > \"$1\"", .notText),
      ("head -c 60000 /dev/zero | tr '\\0' x > \"$1\"", .tooLong),
      // What cannot be read: a folder opens, and gives an error at the first byte.
      ("mv \"$1\" \"$1.scritto\"; mkdir \"$1\"", .notRead(code: Int(EISDIR))),
      ("mv \"$1\" \"$1.scritto\"", .notRead(code: Int(ENOENT))),
    ])
  func kept(script: String, trouble: EditorTrouble) throws {
    defer { folder.remove() }
    let again = folder.path("again")
    let editor = try editor(
      "if [ -e '\(again)' ]; then cp \"$1\" '\(again)'; echo ritrovato > \"$1\"; else : > '\(again)'; \(script); fi")
    guard case .failed(let told, let kept?) = editor.edit("prima", chat, .reply) else {
      Issue.record("nothing is kept")
      return
    }
    let isFolder = (kept as NSString).lastPathComponent.hasPrefix("sportello-editor-")
    defer {
      try? FileManager.default.removeItem(atPath: isFolder ? kept : (kept as NSString).deletingLastPathComponent)
    }
    if case .missing = trouble {} else { #expect(told == trouble) }
    #expect(exists(kept) && editor.keptFiles == [kept])
    // Another chat's text neither finds nor removes it.
    #expect(editor.edit("altra", ConversationID(2), .reply) == .text("ritrovato") && exists(kept))
    #expect(editor.edit("dopo", chat, .reply) == .text("ritrovato") && exists(kept) == isFolder)
    let opened = try String(decoding: Data(contentsOf: URL(fileURLWithPath: again)), as: UTF8.self)
    #expect((opened == "dopo\n") == isFolder && editor.keptFiles.isEmpty)
  }

  @Test("where nothing was written nothing is kept")
  func nothing() throws {
    defer { folder.remove() }
    #expect(try editor("exit 1").edit("prima", chat, .note) == .failed(.ended(code: 1), kept: nil))
    #expect(try editor("rm \"$1\"").edit("prima", chat, .note) == .failed(.notRead(code: Int(ENOENT)), kept: nil))
    let missing = ExternalEditor(command: "/non/esiste")
    #expect(missing.edit("prima", chat, .note) == .failed(.missing("/non/esiste"), kept: nil))
  }
}
