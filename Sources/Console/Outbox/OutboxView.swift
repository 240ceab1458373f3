import Desk
import Foundation

/// A message of ours that has not arrived, on four lines: who and since when; its words; what is known of it; what to do.
struct OutgoingRowView {
  let row: OutgoingRow
  let isSelected: Bool
  let state: ConsoleState

  private var phrases: Phrases { state.phrases }

  func draw(_ grid: inout Grid, _ region: Region) {
    let frame = LadderRowFrame(isSelected: isSelected, state)
    frame.draw(&grid, region)
    let (sign, role, word) = phrases.standing(row.state)
    let name = Printable(phrases.name(row.citizen), limit: 60)
    frame.head(
      &grid, region.line(0), Span(sign, role), Printable(word + "  ") + name,
      Printable(phrases.past(row.at, now: state.now)))
    frame.more(&grid, region.line(1), Printable(words, limit: 400), .plain)
    let reasons = wrap(Printable(phrases.reason(row)), columns: max(region.columns - 4, 1))
    frame.more(&grid, region.line(2), reasons.first ?? .empty, row.state == .queued ? .muted : role)
    if reasons.count > 1 {
      frame.more(&grid, region.line(3), reasons[1], role)
    } else {
      frame.more(&grid, region.line(3), Printable(aside), .muted)
    }
  }

  private var words: String {
    let attached = row.attached.flatMap { phrases.lines(for: $0).headline }
    return [attached, row.text].compactMap(\.self).joined(separator: "  ")
  }

  private var aside: String {
    let writer = row.by.map(state.vocabulary.name) ?? phrases.say("messaggio automatico", "automatic message")
    return phrases.remedy(row).map { "\(writer) · \($0)" } ?? writer
  }
}

extension Phrases {
  /// A sign, how it looks, and a word for how far a message has come.
  func standing(_ state: OutboxState) -> (Printable, Role, String) {
    switch state {
    case .uncertain: ("?", .warning, say("INCERTO", "UNCERTAIN"))
    case .failed: ("✗", .danger, say("NON CONSEGNATO", "NOT DELIVERED"))
    case .sending: ("◷", .muted, say("in invio", "sending"))
    case .held, .queued: ("◷", .muted, say("in coda", "queued"))
    case .sent, .delivered, .read, .played: ("✓", .good, say("inviato", "sent"))
    case .withdrawn: ("↶", .muted, say("ritirato", "taken back"))
    }
  }

  /// What is known of a message that has not arrived.
  func reason(_ row: OutgoingRow) -> String {
    switch row.state {
    case .uncertain:
      say(
        "Forse è arrivato: non riparte da sé, o il cittadino lo avrebbe due volte.",
        "Perhaps it arrived: it is never sent again by itself, or it might come twice.")
    case .failed: failure(row.errorCode)
    case .sending: say("WhatsApp non ha ancora risposto", "WhatsApp has not answered yet")
    case .held, .queued, .sent, .delivered, .read, .played, .withdrawn:
      say("parte da sé appena WhatsApp lo prende", "it leaves by itself as soon as WhatsApp takes it")
    }
  }

  /// What can be done about it.
  func remedy(_ row: OutgoingRow) -> String? {
    let (again, sent, leave) = (
      key(.retry, in: .queue), key(.markSent, in: .queue), key(.giveUp, in: .queue)
    )
    return switch row.state {
    case .uncertain:
      say(
        "\(again) rispedisce, \(sent) segna spedito, \(leave) lascia",
        "\(again) sends again, \(sent) marks as sent, \(leave) gives up")
    case .failed: say("\(again) rispedisce, \(leave) lascia", "\(again) sends again, \(leave) gives up")
    case .queued: say("\(leave) lo ferma", "\(leave) stops it")
    case .held, .sending, .sent, .delivered, .read, .played, .withdrawn: nil
    }
  }
}
