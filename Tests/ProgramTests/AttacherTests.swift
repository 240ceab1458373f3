import Console
import Desk
import Foundation
import Testing

@testable import sportello

@Suite("A02: what a file is, by its bytes")
struct AttacherTests {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]

  @Test(
    "sorts and types",
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE0], "a.txt", .image, "image/jpeg"), (png, "a.jpg", .image, "image/png"),
      (Array("%PDF-1.7".utf8), "a", .document, "application/pdf"),
      (Array("\0\0\0\u{18}ftypmp42....".utf8), "a.heic", .video, "video/mp4"),
      (Array("\0\0\0\u{18}ftyp3gp4....".utf8), "a", .video, "video/3gpp"),
      (Array("\0\0\0\u{18}ftypM4A ....".utf8), "a", .audio, "audio/mp4"),
      (Array("\0\0\0\u{18}ftypheic....".utf8), "a.jpg", nil, ""), (Array("GIF89a..".utf8) + [0], "a.jpg", nil, ""),
      (Array("OggS".utf8) + Array(repeating: 0, count: 24) + Array("OpusHead".utf8), "a", .audio, "audio/ogg"),
      (Array("OggS".utf8) + Array(repeating: 0, count: 24) + Array("\u{1}vorbis".utf8), "a.ogg", nil, ""),
      (Array("ID3".utf8) + [4, 0], "a", .audio, "audio/mpeg"), ([0xFF, 0xFB, 0x90], "a", .audio, "audio/mpeg"),
      ([0xFF, 0xF1, 0x50], "a", .audio, "audio/aac"), (Array("#!AMR\n".utf8) + [0], "a", .audio, "audio/amr"),
      (
        Array("PK\u{3}\u{4}....[Content_Types].xml....word/document.xml".utf8), "a", .document,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      ),
      (Array("PK\u{3}\u{4}....programma.exe".utf8) + [0], "a.docx", nil, ""),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "BANDO.XLS", .document, "application/vnd.ms-excel"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.msi", nil, ""),
      (Array("Perché no\r\n\tdue".utf8), "a.png", .document, "text/plain"),
      (Array(repeating: 0x61, count: 4_095) + [0xC3], "a", .document, "text/plain"),
      ([0x61, 0xFF, 0xFE], "a.txt", nil, ""), (Array("MZ\u{1}".utf8), "a.pdf", nil, ""), ([], "a.txt", nil, ""),
    ] as [([UInt8], String, Media.Sort?, String)])
  func sorts(head: [UInt8], name: String, sort: Media.Sort?, type: String) {
    let found = AttachedSort(head, name: name)
    #expect(found?.sort == sort && found?.mimeType ?? "" == type)
  }

  @Test("files are looked at, folders listed, and what is neither is told")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("attach-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("sotto"), withIntermediateDirectories: true)
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
      let path = folder.appendingPathComponent(name).path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return path
    }
    let path = try write("la foto.png", Self.png)
    let media = Media(.image, mimeType: "image/png", bytes: 10, fileName: "la foto.png")
    #expect(Attacher.inspect(path) == .file(media, path: path))
    #expect(Attacher.inspect(" '\(path)' ") == .file(media, path: path))
    #expect(Attacher.inspect(folder.path) == .trouble(.notAFile))
    #expect(Attacher.inspect("/dev/tty") != .file(media, path: "/dev/tty"))
    #expect(Attacher.inspect(path + "x") == .trouble(.missing))
    #expect(Attacher.inspect(try write("vuoto.txt", [])) == .trouble(.empty))
    #expect(Attacher.inspect(try write("a.exe", [0x4D, 0x5A, 0])) == .trouble(.unknownSort))
    let large = (5 << 20) + 1
    #expect(
      Attacher.inspect(try write("grande.png", Self.png + Array(repeating: 0, count: large - 10)))
        == .trouble(.tooLarge(bytes: large, limit: 5 << 20)))
    _ = try write("riga\nnuova.txt", [0x61])
    let names = Attacher.list(folder.path + "/").entries.map(\.name)
    #expect(names == ["sotto", "a.exe", "grande.png", "la foto.png", "vuoto.txt"])
    #expect(Attacher.list("/non/esiste/").entries.isEmpty)
  }
}
