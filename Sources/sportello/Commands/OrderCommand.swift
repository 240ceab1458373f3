import ArgumentParser
import Desk
import Foundation
import Policy
import Store
import WhatsApp

/// `sportello order`: the director's orders on days and hours (A12).
struct OrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Close, open or change hours by order of the director.",
    subcommands: [Add.self, List.self, Revoke.self])

  /// `order add`: makes an order and prints the announcement it needs.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make an order, and print the announcement it needs.",
      discussion: """
        order add closure --from 2026-12-24 --reference 'Ord. 31/2026' --reason 'chiusura prefestiva'
        order add closure --from 2026-11-27 --hours 11:00-13:00 --reference … --reason …
        order add opening --from 2026-11-28 --hours 09:00-12:00 --reference … --reason …
        order add weekly --from 2027-07-01 --to 2027-08-31 --hours 'mon-fri 08:00-12:00' --reference … --reason …
        """)
    /// What an order does to the hours.
    enum Kind: String, ExpressibleByArgument, CaseIterable { case closure, opening, weekly }

    @Argument(help: "closure, opening or weekly.") var kind: Kind
    @Option(help: "The first day, as 2026-12-24.", transform: CivilDay.argument) var from: CivilDay
    @Option(
      help: "The last day, included. Default: the first; for weekly, until revoked.", transform: CivilDay.argument)
    var to: CivilDay?
    @Option(help: "Hours: '09:00-12:00,15:00-17:00'; for weekly 'mon-fri 08:30-13:00; sat 09:00-12:00'.")
    var hours: String?
    @Option(help: "The order's number: 'Ord. 31/2026'.") var reference: String
    @Option(help: "Why, in words for the citizens.") var reason: String
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var clock: ClockOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let act = try HoursArgument.act(kind, from: from, to: to, hours: hours)
      let store = try database.open()
      let (me, now) = (try person.me(in: store), try clock.now(for: store))
      let before = try store.office().timetable
      let order = try changingOffice { () throws(OfficeError) in
        try store.makeOrder(act, reference: reference, reason: reason, by: me, at: now)
      }
      let timetable = try store.office().timetable
      if let warning = order.idleness(before: before, after: timetable, at: now) { Output.warn(warning) }
      let text = announcement(for: order, under: timetable.ruleset(at: order.made))
      let places = AnnouncementPlace.allCases
      if format.json {
        return Output.json([
          "id": .number("\(order.id)"), "announcement": .string(text),
          "checklist": .array(places.map { .string($0.sentence) }),
        ])
      }
      let isFuture = act.from > Zone.rome.day(of: now)
      let state = isFuture ? "recorded, in force from \(act.from)" : "in force"
      Output.line("Order \(order.id) is \(state). To announce:\n\n\(text)\n")
      places.forEach { Output.line("[ ] \($0.sentence)") }
    }
  }

  /// `order list`: every order ever made, revoked ones too.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List all orders, revoked ones too.")
    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let orders = try database.open(readOnly: true).orders()
      if format.json { return Output.json(.array(orders.map(\.json))) }
      if orders.isEmpty { Output.warn("there are no orders; 'sportello order add --help' shows how one is made") }
      for order in orders {
        let revoked = order.revoked.map { "  revoked \(Zone.rome.iso8601($0.at)) by \($0.by): \($0.reason)" } ?? ""
        Output.line(
          "\(order.id)  \(order.act.summary)  \(order.reference): \(order.reason)  by \(order.author)\(revoked)")
      }
    }
  }

  /// `order revoke`: ends an order from now on; what it did stays in the history.
  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Revoke an order from now on, and print the announcement that this needs.")
    @Argument(help: "The order's number, as 'order list' prints it.") var id: Int64
    @Option(help: "Why, in words for the citizens.") var reason: String
    @OptionGroup var database: DatabaseOption
    @OptionGroup var person: PersonOption
    @OptionGroup var clock: ClockOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let store = try database.open()
      let now = try clock.now(for: store)
      let (me, before) = (try person.me(in: store), try store.office().timetable)
      try changingOffice { () throws(OfficeError) in try store.revokeOrder(id, reason: reason, by: me, at: now) }
      let after = try store.office().timetable
      let order = try store.orders().first { $0.id == id }
      let text = order.flatMap { announcement(revoking: $0, before: before, after: after, at: now) }
      let places = text == nil ? [] : AnnouncementPlace.allCases
      if format.json {
        return Output.json([
          "id": .number("\(id)"), "at": .string(Zone.rome.iso8601(now)), "announcement": .optional(text),
          "checklist": .array(places.map { .string($0.sentence) }),
        ])
      }
      Output.line("Order \(id) is revoked from \(Zone.rome.iso8601(now)).")
      guard let text else { return Output.line("No hours to come change, so there is nothing to announce.") }
      Output.line("To announce:\n\n\(text)\n")
      places.forEach { Output.line("[ ] \($0.sentence)") }
    }
  }
}
