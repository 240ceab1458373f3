import Desk

/// Keys, to whatever takes them: what lies over the picture, the text being written, or the table of commands.
extension ConsoleState {
  mutating func press(_ key: Key) -> [Effect] {
    stepsLeft = nil
    spelling.isChoosing = false
    if case .mouse(let pointer) = key { return point(pointer) }
    notice = nil
    if Layout(self).isTooSmall { return pressUnseen(key) }
    if let overlay { return press(key, on: overlay) }
    if key == .escape, let effects = stopDrawing() { return effects }
    if takeDigit(key) { return [] }
    let times = count
    count = nil
    let command = phrases.keys.command(for: key, in: focus).flatMap { has($0) ? $0 : nil }
    followHistory(command)
    let offered = search.isOffered
    search.isOffered = false
    defer { lastCommand = command }
    if let command { return run(command, times: times) }
    if focus == .composer { return write(key) }
    if focus == .search { return typeSearch(key, offered: offered) }
    pressUnknown(key)
    return []
  }

  /// On a screen too small to show what a key does, only what harms nothing works.
  private mutating func pressUnseen(_ key: Key) -> [Effect] {
    let harmless: [Command] = [.redraw, .suspend, .quit]
    guard let command = phrases.keys.command(for: key, in: .composer), harmless.contains(command) else { return [] }
    return run(command)
  }

  private mutating func pressUnknown(_ key: Key) {
    switch key {
    case .paste:
      notice = .hint(
        phrases.say(
          "Per incollare premi prima \(phrases.key(.reply)): si scrive nella risposta",
          "To paste, press \(phrases.key(.reply)) first: it goes into the answer"))
    case .character, .control, .function:
      let name = phrases.keyNames[key]
      notice = .hint(
        phrases.say(
          "«\(name)» qui non fa nulla: premi \(phrases.key(.help)) per i tasti",
          "“\(name)” does nothing here: press \(phrases.key(.help)) for the keys"))
    case .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .wordLeft, .wordRight, .mouse:
      break
    }
  }

  private mutating func press(_ key: Key, on overlay: Overlay) -> [Effect] {
    if key == .control("c") {
      self.overlay = nil
      return []
    }
    switch overlay {
    case .help(let scroll): return press(key, helpAt: scroll)
    case .cheatSheet:
      self.overlay = nil
      return []
    case .menu(let menu): return press(key, on: menu)
    case .prompt(let prompt): return press(key, on: prompt)
    case .confirm(let question): return press(key, on: question)
    case .report(let report): return press(key, on: report)
    case .ladder(let dialog): return press(key, on: dialog)
    case .training(let overlay): return press(key, on: overlay)
    }
  }

  private mutating func press(_ key: Key, helpAt scroll: Int) -> [Effect] {
    let page = max(HelpView.rows(size) - 1, 1)
    let last = max(HelpView.lines(self).count - HelpView.rows(size), 0)
    let wanted: Int
    switch key.stroke {
    case .down: wanted = scroll + 1
    case .up: wanted = scroll - 1
    case .pageDown: wanted = scroll + page
    case .pageUp: wanted = scroll - page
    case .home: wanted = 0
    case .end: wanted = last
    case .accept, .dismiss, .text:
      // The key that opens the help shows it in short the second time.
      overlay = phrases.keys.command(for: key, in: focus) == .help ? .cheatSheet : nil
      return []
    }
    overlay = .help(scroll: wanted.clamped(to: 0...last))
    return []
  }

  private mutating func press(_ key: Key, on question: Confirmation) -> [Effect] {
    let isYes = key.stroke == .accept || key == .character("s") || key == .character("y")
    guard isYes else {
      guard key.stroke != .dismiss, key != .character("n") else {
        overlay = nil
        return []
      }
      var question = question
      question.scroll = question.scroll.scrolled(by: key.stroke, in: box(of: question))
      overlay = .confirm(question)
      return []
    }
    overlay = nil
    switch question.consequence {
    case .act(let intent, let id): return attempt(intent, on: id)
    case .outbox(let intent, let id): return perform(intent, on: id)
    case .batch(let deed, let chats): return begin(deed, chats)
    case .openOutside(let item): return [.outside(.open(item))]
    case .dossier(let request): return [.dossier(request)]
    case .training(let request): return [.training(request)]
    case .unseal(let message, let id): return [.ladder(.unseal(message, id))]
    case .quit: return saveDrafts() + [.quit]
    }
  }

  private mutating func press(_ key: Key, on menu: Menu) -> [Effect] {
    var menu = menu
    switch key.stroke {
    case .dismiss:
      overlay = nil
      return []
    case .accept where menu.selection < 0: return []
    case .accept:
      overlay = nil
      let shown = menu.shown
      return shown.indices.contains(menu.selection) ? choose(shown[menu.selection].choice) : []
    case .down: menu.selection += 1
    case .up: menu.selection -= 1
    case .pageDown: menu.selection += 10
    case .pageUp: menu.selection -= 10
    case .home: menu.selection = 0
    case .end: menu.selection = menu.items.count
    case .text:
      edit(&menu.filter, key)
      menu.selection = 0
    }
    menu.selection = menu.selection.clamped(to: 0...max(menu.shown.count - 1, 0))
    overlay = .menu(menu)
    return []
  }

  /// Keys of a single line of text.
  func edit(_ editor: inout TextEditor, _ key: Key) {
    switch key {
    case .character(let character): _ = editor.insert(String(character))
    case .paste(let text):
      _ = editor.insert(String(text.prefix(1000)).split(whereSeparator: \.isNewline).joined(separator: " "))
    case .backspace, .control("h"): editor.deleteBack()
    case .delete, .control("d"): editor.deleteForward()
    case .left: editor.moveLeft()
    case .right: editor.moveRight()
    case .home, .control("a"): editor.moveToLineStart()
    case .end, .control("e"): editor.moveToLineEnd()
    case .control("w"): editor.deleteWord()
    case .control("k"): editor.killLine()
    case .control("u"): editor.killStart()
    case .wordLeft, .control("b"): editor.moveWordLeft()
    case .wordRight, .control("f"): editor.moveWordRight()
    case .control, .function, .enter, .escape, .tab, .backTab, .insert, .up, .down, .pageUp, .pageDown, .mouse: break
    }
  }
}

extension Key {
  /// What a key means to a list that lies over the picture.
  enum Stroke { case accept, dismiss, up, down, pageUp, pageDown, home, end, text }

  var stroke: Stroke {
    switch self {
    case .enter: .accept
    case .escape: .dismiss
    case .up, .backTab: .up
    case .down, .tab: .down
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .home: .home
    case .end: .end
    case .character, .control, .function, .paste, .backspace, .delete, .insert, .left, .right, .wordLeft,
      .wordRight, .mouse:
      .text
    }
  }
}
