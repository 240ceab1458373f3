/// Something the mouse did on the screen: a click of its left button, or a turn of its wheel. Whatever else it does is
/// nothing to the console.
public struct Pointer: Hashable, Sendable {
  /// What it did.
  public enum Act: String, CaseIterable, Sendable {
    case click
    case wheelUp = "wheel-up"
    case wheelDown = "wheel-down"
  }

  /// What it did.
  public let act: Act
  /// Where, from the top left corner.
  public let place: Point

  /// Something at a place.
  public init(_ act: Act, at place: Point) { (self.act, self.place) = (act, place) }

  /// From the bytes after `ESC [` of a report in the terminal's SGR form (mode 1006): `<0;12;3M`. Nil for releases, other
  /// buttons, movements and anything with Shift or Control, which are the terminal's own.
  init?(report: [UInt8]) {
    guard report.first == 0x3C, report.last == 0x4D else { return nil }
    let numbers = report.dropFirst().dropLast().split(separator: 0x3B, omittingEmptySubsequences: false).map { digits in
      digits.count <= 4 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1], let row = numbers[2],
      (1...Size.limit).contains(column), (1...Size.limit).contains(row)
    else { return nil }
    let place = Point(column: column - 1, row: row - 1)
    switch button {
    case 0: self.init(.click, at: place)
    case 64: self.init(.wheelUp, at: place)
    case 65: self.init(.wheelDown, at: place)
    default: return nil
    }
  }

  /// From a script's name for it: `click:12,3`, column and row from 1.
  init?(name: String) {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let act = Act(rawValue: String(parts[0])) else { return nil }
    let numbers = parts[1].split(separator: ",").map { Int($0) }
    guard numbers.count == 2, let column = numbers[0], let row = numbers[1], (1...Size.limit).contains(column),
      (1...Size.limit).contains(row)
    else { return nil }
    self.init(act, at: Point(column: column - 1, row: row - 1))
  }

  /// The name that scripts have for it.
  var name: String { "\(act.rawValue):\(place.column + 1),\(place.row + 1)" }
}
