import Desk

/// Numbers before motions: `5j`, `012<pgdn>`.
///
/// A digit that does something by itself does it at once, so 1 to 4 change the list without waiting. A digit that does
/// nothing begins a number, which then takes every digit: 5 to 9, and 0 for numbers that begin with 1 to 4.
extension ConsoleState {
  /// The largest number.
  static let largestCount = 999

  /// Takes a digit of a number; false when the key is none.
  mutating func takeDigit(_ key: Key) -> Bool {
    guard focus == .list || focus == .thread, case .character(let character) = key,
      let ascii = character.asciiValue, (48...57).contains(ascii),
      count != nil || phrases.keys.command(for: key, in: focus) == nil
    else { return false }
    let number = min((count ?? 0) * 10 + Int(ascii) - 48, Self.largestCount)
    count = number
    notice = .hint(
      phrases.say(
        "\(number) volte: premi un tasto per muoverti, come \(phrases.key(.down))",
        "\(number) times: press a motion, such as \(phrases.key(.down))"))
    return true
  }

  /// Does a command, so many times when a number was typed before it.
  mutating func run(_ command: Command, times: Int?) -> [Effect] {
    guard let times, times != 1 else { return run(command) }
    guard command.isCounted else {
      // Escape and the number's own undoing: the number is forgotten, and nothing else happens.
      guard command != .back, command != .selectNone else { return [] }
      notice = .refusal(
        phrases.say(
          "Un numero vale solo per muoversi: premi di nuovo il tasto senza numero",
          "A number is for motions only: press the key again without it"))
      return []
    }
    var effects: [Effect] = []
    for time in 0..<times {
      if time > 0, obstacle(to: command) != nil { break }
      if endsInMemory(command) {
        effects += fill()
        guard isFilling else { return effects + run(command) }
        stepsLeft = StepsLeft(command: command, count: times - time, place: stepsPlace)
        return effects
      }
      effects += run(command)
    }
    return effects
  }
}
