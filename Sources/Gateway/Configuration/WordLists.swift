import Foundation
import Moderation

/// The lists by which arrivals are judged: the machine's over the program's, as for `sportello import`.
public enum WordLists {
  /// Where an administrator puts lists.
  public static let folder = "/etc/sportello/words"

  /// Reads them.
  ///
  /// - Returns: the lists, and what is wrong with a file: the program's own counts in its place.
  public static func read(_ folder: String = folder) -> (book: Rulebook, faults: [String]) {
    var texts: [String: String] = [:]
    var faults: [String] = []
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    where file.hasSuffix(".txt") {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)"), data.count <= 1 << 20 else {
        faults.append("\(folder)/\(file): cannot be read, or is larger than 1 MB")
        continue
      }
      texts[String(file.dropLast(4))] = String(decoding: data, as: UTF8.self)
    }
    guard !texts.isEmpty else { return (.embedded, faults) }
    let book = Rulebook.embedded(with: texts)
    return (book, faults + book.faults)
  }
}
