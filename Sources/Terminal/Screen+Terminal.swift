import CNcurses
import Console

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What the terminal is, by its own word, its description and the environment.
extension Screen {
  /// The window's size; 24 rows of 80 where it does not say.
  static func measured() -> Size {
    var (rows, columns): (Int32, Int32) = (24, 80)
    _ = cn_size(&rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  static func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  /// What a terminal of so many colours can paint; nothing when the user wants none (no-color.org).
  static func depth(colours: Int) -> ColourDepth {
    guard environment("NO_COLOR").isEmpty else { return .none }
    switch colours {
    case ..<8: return .none
    case 8..<16: return .eight
    case 16..<256: return .sixteen
    case 256..<(1 << 24): return .palette
    default: return .direct
    }
  }

  /// What the terminal's description says of keys, for those that are unlike all others.
  static func ownSequences() -> [[UInt8]: Key] {
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kf1", .function(1)), ("kf2", .function(2)), ("kf3", .function(3)), ("kf4", .function(4)),
    ]
    var sequences: [[UInt8]: Key] = [:]
    for (name, key) in names {
      guard let text = cn_key_sequence(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      if bytes.count > 2 { sequences[bytes] = key }
    }
    return sequences
  }
}
