import Foundation
import Testing

@testable import sportello

@Suite("What is thrown away goes, even after a kill")
struct ThrowAwayTests {
  @Test("the folder of a program that is gone is swept; one in use, and what is not ours, stays")
  func sweep() throws {
    let files = FileManager.default
    let home = files.temporaryDirectory.appendingPathComponent("throw-away-\(UUID().uuidString)")
    try files.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: home) }
    let other = home.appendingPathComponent("sportello-\(UUID().uuidString)")
    try files.createDirectory(at: other, withIntermediateDirectories: true)
    let inUse = ThrowAwayFolder(beside: home)
    // Let go without `remove`, as a killed program does.
    let left = ThrowAwayFolder(beside: home).path("demo.sqlite")
    try Data("x".utf8).write(to: URL(fileURLWithPath: left))
    let next = ThrowAwayFolder(beside: home)
    #expect(!files.fileExists(atPath: left))
    #expect(files.fileExists(atPath: inUse.path("in-use")) && files.fileExists(atPath: next.path("in-use")))
    #expect(files.fileExists(atPath: other.path))
    next.remove()
    inUse.remove()
  }
}
