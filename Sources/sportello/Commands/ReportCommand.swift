import ArgumentParser
import Console
import Desk
import Foundation
import Policy
import Store
import WhatsApp

/// `sportello report`: reports to the manager of the service (A14, C13), written out and marked as received.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports to the manager of the service: list, write out, mark as received.",
    subcommands: [List.self, Show.self, Received.self])

  /// `report list`: every report, newest first.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the reports, newest first.")
    @Flag(help: "Only those that nobody has marked as received.") var open = false
    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let reports = try database.open(readOnly: true).reports(onlyOpen: open)
      if format.json { return Output.json(.array(reports.map(\.json))) }
      if reports.isEmpty { Output.warn("there are no reports; a supervisor makes one in the console with T") }
      for report in reports {
        let received = report.receivedAt.map { "received \(Zone.rome.iso8601($0))" } ?? "open"
        Output.line(
          "\(report.name)  \(Zone.rome.iso8601(report.at))  \(report.finding.clause)  by \(report.by)  \(received)")
      }
    }
  }

  /// `report show`: the report ready to mail; that it was written out is journalled.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a report out, ready to mail. Supervisors only; the journal notes it.")
    @Argument(help: "Its number, as 3/2026.") var number: String
    @Flag(help: "As a page instead of text.") var html = false
    @Flag(help: "Open the seal of deleted texts; the journal notes each.") var withDeleted = false
    @Flag(help: "Name the citizen, where the manager must know who it is.") var nameCitizen = false
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var clock: ClockOption

    func run() throws {
      let store = try database.open()
      let (me, now) = (try person.me(in: store), try clock.now(for: store))
      let report = try store.report(named: number)
      let (citizen, messages) = try ReportCommand.taking { () throws(ActError) in
        try store.writeOut(report, opening: withDeleted, by: me, at: now)
      }
      let office = try store.office()
      let document = ReportDocument(
        report.laidOut(
          citizen, messages, office, naming: nameCitizen, steps: try store.measures(in: report.conversation)))
      Output.text(html ? document.html : document.text)
    }
  }

  /// `report received`: closes a report.
  struct Received: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Mark a report as received by whom it was meant for.")
    @Argument(help: "Its number, as 3/2026.") var number: String
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var clock: ClockOption

    func run() throws {
      let store = try database.open()
      let (me, now) = (try person.me(in: store), try clock.now(for: store))
      let report = try store.report(named: number)
      try ReportCommand.taking { () throws(ActError) in try store.markReceived(report, by: me, at: now) }
      Output.line("Report \(report.name) is marked as received.")
    }
  }

  /// Does something that may be refused, and says so in a sentence.
  fileprivate static func taking<Value>(_ body: () throws(ActError) -> Value) throws -> Value {
    do throws(ActError) { return try body() } catch {
      switch error {
      case .refused(.roleMissing):
        throw Failure.refused("this takes the role of supervisor; 'sportello staff list' shows who has it")
      case .refused: throw Failure.refused("no report of that number is open; 'sportello report list' shows them")
      case .unknownConversation: throw Failure.refused("the conversation is not in this file any more")
      case .fault(let fault): throw fault
      }
    }
  }
}

extension Store {
  /// The report of a number like `3/2026`.
  fileprivate func report(named name: String) throws -> Report {
    let parts = name.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2, let report = try report(parts[0], of: parts[1]) else {
      throw Failure.refused("there is no report '\(name.prefix(30))'; 'sportello report list' shows them")
    }
    return report
  }
}

extension Report {
  fileprivate var json: JSON {
    [
      "number": .string(name), "at": .string(Zone.rome.iso8601(at)), "clause": .string(finding.clause),
      "conversation": .number("\(conversation)"), "by": .string(by.rawValue), "recipient": .string(recipient),
      "received": .optional(receivedAt.map { Zone.rome.iso8601($0) }),
    ]
  }

  /// The report as a document: what was done until then stands below the evidence.
  fileprivate func laidOut(
    _ citizen: Identity, _ messages: [ReportedMessage], _ office: Office, naming: Bool, steps: [MeasureRecord]
  ) -> ManagerReport {
    let ruleset = office.timetable.ruleset(at: at)
    func name(_ id: StaffID) -> String { office.staff[id]?.name ?? id.rawValue }
    var document = ManagerReport(
      number: number, made: at, author: name(by), under: ruleset, purpose: purpose,
      grounds: [ruleset.ground(finding.clause)].compactMap(\.self), reason: finding.reason, conversation: conversation,
      citizen: citizen, namesCitizen: naming,
      evidence: messages.map { message in
        ManagerReport.Evidence(
          message: message.id, at: message.at, content: message.shown(name), passages: message.passages)
      },
      steps: steps.filter { $0.state == .taken }.map { step in
        ManagerReport.Step(at: step.at, what: step.told, by: name(step.by))
      })
    (document.recipient, document.address) = (recipient, nil)
    return document
  }
}

extension ReportedMessage {
  /// What is shown of it: its words, or what stands in their place.
  fileprivate func shown(_ name: (StaffID) -> String) -> Content {
    if let text, content == nil { return .text(text) }
    if var media = content?.media {
      media.caption = text
      return .media(media)
    }
    if let content { return content }
    let placeholder = deletion.map { deletion in
      "[testo cancellato da \(name(deletion.by)) il \(Zone.rome.iso8601(deletion.at)) per \(deletion.clause)]"
    }
    return .text(placeholder ?? "[senza testo]")
  }
}

extension Content {
  fileprivate var media: Media? { if case .media(let media) = self { media } else { nil } }
}

extension MeasureRecord {
  /// What was done, in a few words of Italian: the report is an act of the municipality.
  fileprivate var told: String {
    let what =
      switch measure.rung {
      case .warn: "ammonizione"
      case .delete: "testo cancellato"
      case .report: "segnalazione al gestore"
      case .block: "blocco"
      case .refer: "segnalazione all'autorità giudiziaria"
      }
    return "\(what) (\(finding.clause))"
  }
}
