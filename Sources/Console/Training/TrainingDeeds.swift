import Desk
import Foundation
import Policy
import Training

/// What the commands of a rehearsal do.
extension ConsoleState {
  mutating func openPanel() -> [Effect] {
    overlay = .training(.panel(selection: nil))
    return []
  }

  mutating func pauseOrGoOn() -> [Effect] {
    guard var pace = training?.pace else { return [] }
    pace.isPaused.toggle()
    return keep(pace)
  }

  /// The next pace, or one by its number: `10`, `×10`.
  mutating func changeSpeed(_ argument: String?) -> [Effect] {
    guard var pace = training?.pace else { return [] }
    let speeds = TrainingPace.speeds
    if let argument {
      let number = Int(argument.filter { $0.isASCII && $0.isNumber })
      guard let number, speeds.contains(number) else {
        let known = speeds.map { "×\($0)" }.joined(separator: ", ")
        notice = .refusal(phrases.say("Le velocità sono \(known)", "The speeds are \(known)"))
        return []
      }
      pace.speed = number
    } else {
      let place = speeds.firstIndex(of: pace.speed) ?? 0
      pace.speed = speeds[(place + 1) % speeds.count]
    }
    return keep(pace)
  }

  private mutating func keep(_ pace: TrainingPace) -> [Effect] {
    training?.pace = pace
    return [.training(.pace(pace))]
  }

  /// Lets the next thing happen, or lets so much time go by, and stops.
  mutating func step(_ argument: String?) -> [Effect] {
    guard let state = training, let target = target(argument, orElse: state.next(after: now)) else { return [] }
    var pace = state.pace
    pace.isPaused = true
    return (pace == state.pace ? [] : keep(pace)) + [.training(.go(to: target))]
  }

  /// Goes to the next thing, or to a later time, and on from there.
  mutating func jump(_ argument: String?) -> [Effect] {
    guard let state = training, let target = target(argument, orElse: state.next(after: now)) else { return [] }
    return [.training(.go(to: target))]
  }

  /// The later instant that is meant; says so when there is none.
  private mutating func target(_ argument: String?, orElse next: Date?) -> Date? {
    guard let state = training else { return nil }
    if let argument {
      let instant = TrainingMoment.parse(argument, now: now).map { min($0, state.end) }
      if let instant, instant > now { return instant }
      notice = .refusal(
        phrases.say(
          "Scrivi un'ora che deve venire, fino alle \(phrases.clock(state.end)): 9:40, +5m",
          "Write a time to come, up to \(phrases.clock(state.end)): 9:40, +5m"))
      return nil
    }
    guard let next else {
      notice = .hint(
        phrases.say(
          "Non c'è altro in programma che non dipenda da te",
          "Nothing is to come that does not hang on you"))
      return nil
    }
    return next
  }

  /// Asks before going back to just before the last thing that happened, or to an earlier time.
  mutating func rewind(_ argument: String?) -> [Effect] {
    guard let state = training else { return [] }
    if let argument {
      let instant = TrainingMoment.parse(argument, now: now, isBack: true)
      guard let instant, instant < now, instant >= state.day.start else {
        notice = .refusal(
          phrases.say(
            "Scrivi un'ora già passata, dalle \(phrases.clock(state.day.start)): 9:10, 5m",
            "Write a time gone by, from \(phrases.clock(state.day.start)) on: 9:10, 5m"))
        return []
      }
      return askToRewind(to: instant)
    }
    guard let last = state.last(upTo: now) else {
      notice = .hint(phrases.say("La giornata è appena cominciata", "The day has only begun"))
      return []
    }
    return askToRewind(to: last.addingTimeInterval(-1))
  }

  /// What was done after that moment is lost: it is said first.
  mutating func askToRewind(to instant: Date) -> [Effect] {
    guard let state = training else { return [] }
    let instant = max(instant, state.day.start)
    let text = phrases.say(
      "Torno alle \(phrases.clock(instant))? Quello che hai fatto dopo non è più fatto, e la giornata riparte da lì.",
      "Back to \(phrases.clock(instant))? What you did after that is undone, and the day goes on from there.")
    overlay = .confirm(Confirmation(text: text, consequence: .training(.rewind(to: instant))))
    return []
  }

  /// The next hint about the citizen of the chat, or about the day as a whole where no chat is meant.
  mutating func giveHint() -> [Effect] {
    guard let state = training else { return [] }
    let who = subject.flatMap { subject in state.day.citizens.first { $0.name == subject.name } }
    let about = state.day.expectations.filter { $0.citizen == who?.id && $0.hint != nil }
    let key = who?.id ?? ""
    guard !about.isEmpty else {
      notice = .hint(
        who.map { phrases.say("Nessun suggerimento per \($0.name)", "No hint about \($0.name)") }
          ?? phrases.say("Nessun suggerimento: apri una chat", "No hint: open a chat"))
      return []
    }
    let given = state.hintsGiven[key, default: 0]
    let place = given % about.count
    training?.hintsGiven[key] = given + 1
    let clause = about[place].clause.map { " (\($0))" } ?? ""
    let number = about.count > 1 ? " \(place + 1)/\(about.count)" : ""
    notice = .hint(phrases.say("Suggerimento", "Hint") + number + clause + ": " + (about[place].hint ?? ""))
    return []
  }

  /// Has a citizen write something that is not in the day: `giulia Buongiorno`; without words the prompt asks for them.
  mutating func inject(_ argument: String?) -> [Effect] {
    guard let state = training else { return [] }
    guard let (word, text) = argument?.firstWord, !text.isEmpty else {
      overlay = .prompt(Prompt(purpose: .command, editor: TextEditor(phrases.promptName(.trainInject) + " ")))
      return []
    }
    let handle = word.hasSuffix(":") ? String(word.dropLast()) : word
    guard let citizen = state.day.citizens.first(where: { $0.id == handle }) else {
      let known = state.day.citizens.map(\.id)
      let meant = nearest(to: handle, among: known) ?? known.prefix(6).joined(separator: ", ")
      notice = .refusal(
        phrases.say(
          "In questa giornata non c'è «\(handle.prefix(30))»: forse \(meant)?",
          "There is no “\(handle.prefix(30))” in this day: perhaps \(meant)?"))
      return []
    }
    return [.training(.inject(citizen: citizen.id, text: String(text.prefix(4096))))]
  }
}

/// Moments as a trainer writes them.
enum TrainingMoment {
  /// `9:40` of the same day, or `+5m` from now; `5m` is back where one goes back.
  static func parse(_ text: String, now: Date, isBack: Bool = false) -> Date? {
    let word = text.trimmingCharacters(in: .whitespaces)
    let time = word.replacing(".", with: ":")
    if let time = CivilTime(time.contains(":") ? time : time + ":00"), word.allSatisfy({ !$0.isLetter && $0 != "+" }) {
      return Zone.rome.instant(Zone.rome.day(of: now), time)
    }
    let length = word.hasPrefix("+") || word.hasPrefix("-") ? String(word.dropFirst()) : word
    guard let later = Moment.parse("+" + length, now: now) else { return nil }
    let seconds = later.timeIntervalSince(now)
    return now.addingTimeInterval(isBack ? -seconds : seconds)
  }
}
