import ArgumentParser
import Desk
import Foundation
import Moderation
import Store
import WhatsApp

/// `sportello import webhook`: recorded Cloud API bodies, through the same path as the live service.
struct ImportWebhook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook", abstract: "Import recorded Cloud API bodies.",
    discussion: """
      A file holds a whole envelope, a bare 'value', or a JSON array of either; - is standard input.
      Only what is no JSON, or above the limits, is rejected: the rest is stored, and the exit code is 1. A file that \
      cannot be read is told on standard error, and the exit code is 2.
      With --json: {"files","arrivals":{KIND:n},"statuses","other","duplicates","unsupported","rejected":[{"file","why"}]}.
      """)
  @Argument(help: "Files; - is standard input.") var files: [String]
  @OptionGroup var database: DatabaseOption
  @OptionGroup var rules: RulesOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let store = try database.openOrMake(rules)
    let now = try clock.now(for: store)
    let office = try store.office()
    var tally = Tally()
    var rejected: [(file: String, why: String)] = []
    var unread: [Failure] = []
    for file in files {
      do {
        for body in try bodies(in: InputFile.read(file, limit: bodyFileLimit)) {
          do {
            let brought = try delivery(from: body, receivedAt: now)
            tally += try store.receive(brought, judgements: judgements(office, brought, now), at: now)
          } catch let error as BodyError {
            rejected.append((file, error.description))
          }
        }
      } catch let error as BodyError {
        rejected.append((file, error.description))
      } catch let failure as Failure {
        if failure.code == 1 { rejected.append((file, failure.description)) } else { unread.append(failure) }
      }
    }
    report(tally, rejected)
    unread.forEach { Output.warn($0.description) }
    if !unread.isEmpty { throw ExitCode(2) }
    if !rejected.isEmpty { throw ExitCode(1) }
  }

  private func judgements(_ office: Office, _ delivery: Delivery, _ now: Date) -> [Judgement] {
    office.judge(delivery, at: now, with: OwnLists.service)
  }

  private func report(_ tally: Tally, _ rejected: [(file: String, why: String)]) {
    let kinds = Arrival.Kind.allCases.compactMap { kind in
      tally.arrivals[kind].map { JSON.Member(kind.rawValue, .count($0)) }
    }
    if format.json {
      return Output.json([
        "files": .count(files.count), "arrivals": .object(kinds), "statuses": .count(tally.statuses),
        "other": .count(tally.others), "duplicates": .count(tally.duplicates),
        "unsupported": .count(tally.arrivals[.unsupported] ?? 0),
        "rejected": .array(rejected.map { ["file": .string($0.file), "why": .string($0.why)] }),
      ])
    }
    let arrivals = kinds.map { "\($0.value.ascii) \($0.key)" }.joined(separator: ", ")
    Output.line(
      """
      \(files.count == 1 ? "1 file" : "\(files.count) files"): \(arrivals.isEmpty ? "no new messages" : arrivals)
      \(tally.statuses) statuses, \(tally.others) other changes, \(tally.duplicates) duplicates
      """)
    rejected.forEach { Output.warn("\($0.file): \($0.why)") }
  }
}
