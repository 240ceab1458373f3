import Foundation
import Moderation

/// Word lists that a user or a machine has put in place of the program's.
enum OwnLists {
  /// The lists in force: the program's, but for files of the same name in the configuration. What is wrong in those is
  /// told with file and line, and the program's own list counts in their place.
  static func book() -> Rulebook {
    let own = texts()
    guard !own.isEmpty else { return .embedded }
    let book = Rulebook.embedded(with: own)
    for fault in book.faults { Output.warn("\(fault); the program's own list is used instead") }
    return book
  }

  /// The files in the machine's folder and the user's, which wins, by their names without `.txt`.
  private static func texts() -> [String: String] {
    let home = Site.environment("XDG_CONFIG_HOME") ?? NSHomeDirectory() + "/.config"
    var texts: [String: String] = [:]
    for folder in ["/etc/sportello/words", "\(home)/sportello/words"] {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for file in files.sorted() where file.hasSuffix(".txt") {
        do {
          texts[String(file.dropLast(4))] = String(
            decoding: try InputFile.read("\(folder)/\(file)", limit: 1 << 20), as: UTF8.self)
        } catch {
          Output.warn("\(error)")
        }
      }
    }
    return texts
  }
}
