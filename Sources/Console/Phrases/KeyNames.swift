/// What the keys are called on a keyboard of the reader's language.
public struct KeyNames: Sendable {
  private let enter, tab, backspace, delete, insert, home, end, page, space, shift, paste: String

  /// As printed on Italian keyboards.
  public static let italian = KeyNames(
    enter: "Invio", tab: "Tab", backspace: "Backspace", delete: "Canc", insert: "Ins", home: "Inizio", end: "Fine",
    page: "Pag", space: "Spazio", shift: "Maiusc", paste: "Incolla")
  /// As printed on English keyboards.
  public static let english = KeyNames(
    enter: "Enter", tab: "Tab", backspace: "Backspace", delete: "Del", insert: "Ins", home: "Home", end: "End",
    page: "Pg", space: "Space", shift: "Shift", paste: "Paste")

  /// The name of a key for help lines: `Invio`, `Ctrl-J`, `Pag↓`, `a`.
  public subscript(_ key: Key) -> String {
    switch key {
    case .character(" "): space
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + character.uppercased()
    case .function(let number): "F\(number)"
    case .paste: paste
    case .enter: enter
    case .escape: "Esc"
    case .tab: tab
    case .backTab: shift + "-" + tab
    case .backspace: backspace
    case .delete: delete
    case .insert: insert
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: home
    case .end: end
    case .pageUp: page + "↑"
    case .pageDown: page + "↓"
    case .wordLeft: "Ctrl-←"
    case .wordRight: "Ctrl-→"
    case .mouse: "mouse"
    }
  }
}
