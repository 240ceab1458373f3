/// One key as a person pressed it, or a text that was pasted.
public enum Key: Hashable, Sendable {
  /// A printable character.
  case character(Character)
  /// Control and a letter, lower case, or one of `@ [ \ ] ^ _`. Enter, Tab and Escape have cases of their own.
  case control(Character)
  /// F1 to F63.
  case function(Int)
  /// A text that the terminal marked as pasted, newlines as line feeds. It is outside text: hostile.
  case paste(String)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// Control and an arrow: to the word before or after.
  case wordLeft, wordRight
  /// The mouse, where the console listens to it.
  case mouse(Pointer)
}
