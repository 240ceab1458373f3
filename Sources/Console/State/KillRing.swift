/// Texts that were cut away, to be put in elsewhere: also in another chat. The newest comes first, then those before it.
struct KillRing: Sendable {
  /// The most that are kept.
  static let most = 20

  private var texts: [String] = []
  /// Which one was put in last, counted from the newest.
  private var place = 0
  /// What the last key did to the ring, when it did something: only then the next one goes on from it.
  private(set) var last: Deed?

  enum Deed: Sendable { case cut, putIn }

  /// On which side of the text before a cut is joined, when it follows it at once.
  enum Side: Sendable { case before, after }

  /// Keeps a text that was cut.
  ///
  /// - Parameter follows: whether the key before was a cut too: if that cut something, both are one.
  mutating func keep(_ text: String, _ side: Side, follows: Bool) {
    let joins = follows && last == .cut
    last = text.isEmpty ? nil : .cut
    guard !text.isEmpty else { return }
    place = 0
    if joins, let last = texts.popLast() {
      texts.append(side == .before ? text + last : last + text)
    } else {
      texts = texts.suffix(Self.most - 1) + [text]
    }
  }

  /// Notes whether a text could be put in.
  mutating func note(putIn: Bool) { last = putIn ? .putIn : nil }

  /// The newest text, or, `again`, the one before the one that was put in last, in a ring; nil when there is none.
  mutating func take(again: Bool) -> String? {
    guard !texts.isEmpty else { return nil }
    place = again ? (place + 1) % texts.count : 0
    return texts[texts.count - 1 - place]
  }
}
