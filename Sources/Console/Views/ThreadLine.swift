/// Text in one look.
struct Span: Equatable, Sendable {
  var text: Printable
  var role: Role
  var emphasis: Emphasis

  init(_ text: Printable, _ role: Role = .plain, _ emphasis: Emphasis = []) {
    (self.text, self.role, self.emphasis) = (text, role, emphasis)
  }
}

/// One screen line of a conversation, laid out once.
enum ThreadLine: Sendable {
  /// A rule across the pane with words in it: a new day, new messages.
  case rule(Printable, Role)
  /// Who wrote when; a message of ours has its ticks at the right, which change with the clock.
  case heading(Span, author: Span, aside: Span?)
  /// Words from a column on.
  case text(Span, indent: Int)
  /// Words of several looks from a column on.
  case words([Span], indent: Int)
  /// Nothing.
  case blank
}
