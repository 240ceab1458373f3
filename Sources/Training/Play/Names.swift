import Desk
import Foundation

/// The names under which a day's messages are known: `day.giulia.1` for the citizen's, `day.giulia.desk.1` for ours of
/// before the day. They depend on the file alone, so that every playing of a day gives the same ones.
struct Names: Sendable {
  /// For each earlier conversation, the name of each step; nil for steps that are no message.
  private(set) var earlier: [[ProviderID?]] = []
  /// For each line of the timeline.
  private(set) var lines: [ProviderID] = []
  /// Our last message of before the day, by citizen.
  private(set) var lastAnswer: [String: ProviderID] = [:]

  init(_ day: Day) {
    var counts: [String: Int] = [:]
    func next(_ prefix: String) -> ProviderID {
      counts[prefix, default: 0] += 1
      return ProviderID("\(prefix).\(counts[prefix] ?? 0)")
    }
    for conversation in day.earlier {
      var names: [ProviderID?] = []
      for step in conversation.steps {
        switch step.what {
        case .citizen: names.append(next("day.\(conversation.citizen)"))
        case .answered:
          let name = next("day.\(conversation.citizen).desk")
          lastAnswer[conversation.citizen] = name
          names.append(name)
        case .claimed, .noted, .closed, .blocked: names.append(nil)
        }
      }
      earlier.append(names)
    }
    lines = day.timeline.map { line in
      if case .desk = line.deed { next("day.\(line.citizen).colleague") } else { next("day.\(line.citizen)") }
    }
  }
}

extension Deed {
  /// What the desk gets; nil when it points at a message that is not there.
  func content(resolving: (Target) -> ProviderID?) -> Content? {
    switch self {
    case .send(let content): content
    case .react(let emoji, let target): resolving(target).map { .reaction(emoji: emoji, to: $0) }
    case .edit(let target, let text): resolving(target).map { .edit(of: $0, text: text) }
    case .delete(let target): resolving(target).map { .revoke(of: $0) }
    case .status, .desk: nil
    }
  }

  /// Whether it is a message, which others can point at.
  var isMessage: Bool {
    switch self {
    case .send(.call), .send(.system), .react, .edit, .delete, .status, .desk: false
    case .send: true
    }
  }
}
