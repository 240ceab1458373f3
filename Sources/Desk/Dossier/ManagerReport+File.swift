import Foundation
import Policy

extension ManagerReport {
  /// The document for a report as the file keeps it (A14, C13).
  ///
  /// - Parameters:
  ///   - report: its number, grounds, recipient and purpose.
  ///   - messages: the evidence; a deleted text stands there only when its seal was opened.
  ///   - citizen: the citizen's names.
  ///   - author: who made it, as colleagues know them.
  ///   - ruleset: the one in force when it was made.
  ///   - naming: whether the manager must know who the citizen is.
  public init(
    _ report: Report, messages: [ReportedMessage], citizen: Identity, author: String, under ruleset: Ruleset,
    naming: Bool = false
  ) {
    self.init(
      number: report.number, made: report.at, author: author, under: ruleset, purpose: report.purpose,
      grounds: ruleset.ground(report.finding.clause).map { [$0] } ?? [], reason: report.finding.reason,
      conversation: report.conversation, citizen: citizen, namesCitizen: naming,
      evidence: messages.map(Evidence.init))
    (recipient, address) = (report.recipient, nil)
  }
}

extension ManagerReport.Evidence {
  /// A message as a report shows it.
  init(_ message: ReportedMessage) {
    self.init(message: message.id, at: message.at, content: .text(message.text ?? ""))
    guard message.text == nil else { return }
    note =
      message.deletion.map { "Testo cancellato per \($0.clause), conservato sotto sigillo." }
      ?? "Messaggio senza testo (\(message.kind.rawValue))."
  }
}
