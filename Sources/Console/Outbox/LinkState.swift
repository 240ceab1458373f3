import Desk
import Foundation

/// What is known of the gateway. Nothing is, on a file of invented people: its messages go nowhere, or to a day that
/// plays.
struct LinkState: Sendable {
  /// What the file and its lock said last.
  var link: Link?
  /// How long citizens are usually silent, in minutes of opening.
  var usualMinutes: Int?
  /// What is wrong; nil when all is well or nothing is known.
  fileprivate(set) var trouble: LinkTrouble?
  /// When the usual was asked for last.
  fileprivate var usualAskedAt: Date?
}

/// What is wrong with the link, for everybody who sits here to know.
enum LinkTrouble: Equatable, Sendable {
  /// No gateway serves the file.
  case down
  /// The gateway sends nothing.
  case stopped(Alarm)
  /// Nothing has come for so many minutes of opening, which is unusual.
  case silent(minutes: Int)
  /// So many messages have an unknown fate.
  case uncertain(Int)
}

extension ConsoleState {
  /// Whether something carries messages out.
  public var isLinked: Bool { gateway.link?.isServed ?? isCarried }

  /// How long the usual silence holds.
  private static let usualSeconds: TimeInterval = 3600

  /// Asks how the gateway fares; nothing on files that have none.
  mutating func askLink() -> [Effect] {
    guard file == .service else { return [] }
    let isDue = gateway.usualAskedAt.map { !(0..<Self.usualSeconds).contains(now.timeIntervalSince($0)) } ?? true
    guard isDue else { return [.outbox(.link)] }
    gateway.usualAskedAt = now
    return [.outbox(.link), .outbox(.usualSilence)]
  }

  /// Takes an answer in.
  mutating func take(_ answer: OutboxAnswer) {
    switch answer {
    case .link(let link): gateway.link = link
    case .usualSilence(let minutes): gateway.usualMinutes = minutes
    case .templateAllowed(let isAllowed): notice = .done(phrases.approved(isAllowed))
    case .refused(let refusal): refuse(refusal)
    }
    gateway.trouble = linkTrouble
  }

  /// Found once for each answer, of which one comes each minute: the layout asks for it many times a key.
  private var linkTrouble: LinkTrouble? {
    guard let link = gateway.link else { return nil }
    if link.isServed == false { return .down }
    if let alarm = link.alarm { return .stopped(alarm) }
    if let heard = link.heard, let usual = gateway.usualMinutes,
      let minutes = Silence.unusualMinutes(since: heard, at: now, usual: usual, office.timetable)
    {
      return .silent(minutes: minutes)
    }
    return link.uncertain > 0 ? .uncertain(link.uncertain) : nil
  }
}
