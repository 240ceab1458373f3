import Foundation
import Moderation

/// Word lists that a user or a machine has put in place of the program's.
enum OwnLists {
  /// Where an administrator puts lists.
  private static let machine = "/etc/sportello/words"

  /// The lists by which the service judges what arrives: the machine's over the program's. They are read once; a user's
  /// own do not count for everybody's messages.
  static let service = told(read([machine]))

  /// The lists in force for whoever tries them out: the machine's over the program's, and the user's over both.
  static func book() -> Rulebook {
    told(read(Site.places("words").reversed()))
  }

  /// The program's lists, but for files of the same name in some folders, the last of which wins.
  ///
  /// - Returns: the lists, and what is wrong with a file, by its path and line: the program's own counts in its place.
  static func read(_ folders: [String]) -> (book: Rulebook, faults: [String]) {
    var (texts, places, faults): ([String: String], [String: String], [String]) = ([:], [:], [])
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for file in files.sorted() where file.hasSuffix(".txt") {
        do {
          let bytes = try InputFile.read("\(folder)/\(file)", limit: 1 << 20)
          let name = String(file.dropLast(4))
          (texts[name], places[name]) = (String(decoding: bytes, as: UTF8.self), folder)
        } catch {
          faults.append("\(error)")
        }
      }
    }
    guard !texts.isEmpty else { return (.embedded, faults) }
    let book = Rulebook.embedded(with: texts)
    faults += book.faults.map { fault in
      let name = places.keys.first { fault.hasPrefix("\($0).txt:") }
      return (name.flatMap { places[$0] }.map { "\($0)/" } ?? "") + fault
    }
    return (book, faults)
  }

  private static func told(_ found: (book: Rulebook, faults: [String])) -> Rulebook {
    for fault in found.faults { Output.warn("\(fault); the program's own list is used instead") }
    return found.book
  }
}
