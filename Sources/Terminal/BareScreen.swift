import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The floor under painting: a list of fixed lines drawn by ncurses alone, with nothing of the console in it. `j` moves
/// the selection, a space shows other lines, `q` ends. For `sportello bench` alone.
public enum BareScreen {
  private static let (rows, columns) = (48, 160)

  /// Runs until `q`, or until the terminal is gone.
  ///
  /// - Throws: why the terminal cannot be taken.
  public static func run() throws(ScreenError) {
    guard cn_use_utf8() else { throw .noUTF8 }
    guard cn_check_terminal() == cn_fit else { throw .refused }
    guard cn_guard_install() >= 0 else { throw .refused }
    cn_guard_arm(true)
    guard cn_open() else { throw .refused }
    defer { cn_leave() }
    cn_start_colours()
    _ = cn_set_pair(1, 0, 7)
    cn_set_style(0, 0, 0)
    cn_set_style(1, 0, 1)
    var (selected, page) = (0, 0)
    for row in 0..<rows { put(row, page, isSelected: row == selected) }
    cn_show(-1, -1)
    var byte: UInt8 = 0
    while read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "q") {
      if byte == UInt8(ascii: "j") {
        put(selected, page, isSelected: false)
        selected = (selected + 1) % rows
        put(selected, page, isSelected: true)
      } else {
        page += 1
        for row in 0..<rows { put(row, page, isSelected: row == selected) }
      }
      cn_show(-1, -1)
    }
  }

  private static func put(_ row: Int, _ page: Int, isSelected: Bool) {
    let cells = (0..<columns).map { column in
      // Letters enough that no two pages share a line.
      let letter = UInt32(97 + (row * 7 + column * 3 + page * 11 + row * column) % 26)
      return cn_cell(
        base: column % 6 == 5 ? 32 : letter, first_mark: 0, second_mark: 0, style: isSelected ? 1 : 0, width: 1)
    }
    cn_put_row(Int32(row), cells, Int32(cells.count))
  }
}
