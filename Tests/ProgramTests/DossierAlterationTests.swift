import Console
import Desk
import Foundation
import Store
import Testing

@testable import sportello

@Suite("A16: what was altered in a dossier is found and named")
struct DossierAlterationTests {
  private func found(_ alter: (DossierDesk) throws -> Void) throws -> [DossierCheck.Problem] {
    let desk = try DossierDesk()
    try desk.make()
    try alter(desk)
    let check = try desk.check()
    #expect(check.lines.last?.contains("not whole") == true)
    return check.problems
  }

  @Test("a byte in each file", arguments: ["dossier.json", "dossier.html", "chain.jsonl", "manifest.json", "media"])
  func oneByte(name: String) throws {
    let desk = try DossierDesk()
    try desk.make()
    let digest = try #require(try FileManager.default.contentsOfDirectory(atPath: "\(desk.out)/media").first)
    let file = name == "media" ? "media/\(digest)" : name
    var bytes = try desk.read(file)
    let whole = bytes
    for place in [0, bytes.count / 3, bytes.count / 2, bytes.count - 2] {
      bytes = whole
      bytes[place] ^= 1
      try desk.write(file, bytes)
      let problems = try desk.check().problems
      #expect(!problems.isEmpty, "byte \(place)")
      #expect(name == "manifest.json" || problems.contains { $0.file == file }, "\(problems)")
    }
    try desk.write(file, whole)
    #expect(try desk.check().problems == [])
  }

  @Test("a word of a message, with the manifest made to fit, is found by the journal and told by the page")
  func word() throws {
    let problems = try found { desk in
      try desk.edit("dossier.json") { $0.replacingOccurrences(of: "aspetto fuori", with: "aspetto dentro") }
      try desk.reseal()
    }
    #expect(problems.contains { $0.file == "dossier.json" && $0.what.contains("row") })
    #expect(problems.contains { $0.file == "dossier.html" && $0.line != nil && $0.what.contains("message") })
  }

  @Test("and so is one that was changed in the page too")
  func both() throws {
    let problems = try found { desk in
      for name in ["dossier.json", "dossier.html"] {
        try desk.edit(name) { $0.replacingOccurrences(of: "La prego", with: "La minaccio") }
      }
      try desk.reseal()
    }
    #expect(problems.contains { $0.file == "dossier.json" && $0.what.contains("another digest") })
  }

  @Test(
    "a row of the chain changed, dropped, swapped or doubled, the manifest made to fit: named by its line",
    arguments: ["change", "drop", "swap", "double", "leaf", "end"])
  func chain(alteration: String) throws {
    let problems = try found { desk in
      try desk.lines("chain.jsonl") { lines in
        let own = lines.lastIndex { $0.contains("\"noted\"") } ?? 0
        switch alteration {
        case "change": lines[own] = lines[own].replacingOccurrences(of: "a.bianchi", with: "b.neri")
        case "drop": lines.remove(at: own)
        case "swap": lines.swapAt(own, own + 1)
        case "double": lines.insert(lines[own], at: own)
        case "leaf":
          let leaf = lines.firstIndex { $0.contains("leaf") } ?? 0
          // Its first digit becomes another, whichever it is.
          lines[leaf].replace(/("leaf":")(.)/) { match in match.1 + (match.2 == "0" ? "1" : "0") }
        default: lines.remove(at: lines.count - 2)
        }
      }
      try desk.reseal()
    }
    let chain = problems.filter { $0.file == "chain.jsonl" }
    #expect(!chain.isEmpty && chain.allSatisfy { $0.line != nil }, "\(problems)")
  }

  @Test("the heading in the manifest, the head of the chain, a file added, taken away or renamed")
  func manifest() throws {
    let heading = try found { try $0.reseal { $0.heading.recipient = "Un altro" } }
    #expect(heading.contains { $0.file == "manifest.json" && $0.what.contains("heading") })
    let head = try found { try $0.reseal { $0.chain.head = String(repeating: "0", count: 64) } }
    #expect(head.contains { $0.file == "chain.jsonl" })
    let added = try found { try $0.write("altro.txt", Data("x".utf8)) }
    #expect(added.map(\.file) == ["altro.txt"])
    let missing = try found { try FileManager.default.removeItem(atPath: "\($0.out)/dossier.html") }
    #expect(missing.map(\.file) == ["dossier.html"])
    let picture = try found { desk in
      let name = try FileManager.default.contentsOfDirectory(atPath: "\(desk.out)/media")[0]
      try FileManager.default.removeItem(atPath: "\(desk.out)/media/\(name)")
      try desk.reseal { $0.files.removeAll { $0.path.hasPrefix("media/") } }
    }
    #expect(picture.contains { $0.file?.hasPrefix("media/") == true && $0.what.contains("removed") })
    let sums = try found {
      try $0.edit("SHA256SUMS") { $0.replacingOccurrences(of: "dossier.json", with: "dossier.jsom") }
    }
    #expect(sums.map(\.file) == ["SHA256SUMS"] && sums.first?.line != nil)
  }

  @Test("hostile folders: links, paths that lead out, sizes, files that are none; each has its sentence")
  func hostile() throws {
    let link = try found { desk in
      try FileManager.default.moveItem(atPath: "\(desk.out)/dossier.html", toPath: "\(desk.folder.path)/away.html")
      try FileManager.default.createSymbolicLink(
        atPath: "\(desk.out)/dossier.html", withDestinationPath: "\(desk.folder.path)/away.html")
    }
    #expect(link.contains { $0.file == "dossier.html" && $0.what.contains("symbolic link") })
    for path in [
      "../desk.sqlite", "/etc/passwd", "media/../../desk.sqlite", "media/" + String(repeating: "A", count: 64),
    ] {
      let out = try found { desk in
        try desk.reseal { $0.files.append(.init(path: path, bytes: 5, sha256: String(repeating: "0", count: 64))) }
      }
      #expect(out.contains { $0.file == "manifest.json" && $0.what.contains("no dossier has") }, "\(path)")
    }
    let long = try found { desk in
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(desk.out)/dossier.html"))
      try file.truncate(atOffset: 1 << 40)
    }
    #expect(long.contains { $0.file == "dossier.html" && $0.what.contains("bytes") })
    let pipe = try found { desk in
      try FileManager.default.removeItem(atPath: "\(desk.out)/chain.jsonl")
      try #require(mkfifo("\(desk.out)/chain.jsonl", 0o600) == 0)
    }
    #expect(pipe.contains { $0.file == "chain.jsonl" && $0.what.contains("no plain file") })
    let empty = try found { try $0.write("manifest.json", Data()) }
    #expect(empty.map(\.file) == ["manifest.json"])
  }

  @Test("no folder, or a link to one, is told before anything is read; names that are hostile are shown safely")
  func noFolder() throws {
    let desk = try DossierDesk()
    #expect(throws: Failure.self) { try desk.check() }
    try desk.make()
    let link = "\(desk.folder.path)/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: desk.out)
    #expect(throws: Failure.self) { try DossierCheck(link) }
    try desk.write("a\u{1B}[2J\u{202E}b", Data())
    let line = try #require(try desk.check().lines.first)
    #expect(!line.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }
}
