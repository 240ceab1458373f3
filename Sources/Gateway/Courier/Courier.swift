import Desk
import Dispatch
import Foundation
import Store
import WhatsApp

/// Carries a desk's messages out: in order for each citizen, many citizens at once, at WhatsApp's pace. What may have
/// left is never sent again; what was refused goes again as the carrier's table says.
public actor Courier {
  /// The clocks.
  public struct Clocks: Sendable {
    /// The desk's clock.
    public var now: @Sendable () -> Date
    /// A clock that nobody sets, for waits and paces.
    public var ticks: @Sendable () -> Date

    /// Takes clocks; by default the machine's.
    public init(
      now: @escaping @Sendable () -> Date = { Date() },
      ticks: @escaping @Sendable () -> Date = {
        Date(timeIntervalSinceReferenceDate: TimeInterval(DispatchTime.now().uptimeNanoseconds) / 1e9)
      }
    ) {
      (self.now, self.ticks) = (now, ticks)
    }
  }

  /// Messages on their way at once.
  static let concurrency = 32
  /// Attempts for a message that the carrier refuses for the moment.
  static let attempts = 6

  let store: Store
  let carrier: Service.Carrier
  let transport: Transport
  let metrics: Metrics
  let clocks: Clocks
  let report: @Sendable (CourierNote) -> Void
  nonisolated let bell = Bell()
  private let executor = QueueExecutor(label: "courier")

  /// Conversations with a message on its way.
  var travelling: Set<ConversationID> = []
  /// Conversations whose next message has to wait, until when by `ticks`.
  var waits: [ConversationID: Date] = [:]
  /// How often a message was refused for the moment.
  var refusals: [MessageID: Int] = [:]
  /// What became of messages, where the file did not take it yet.
  var unrecorded: [Fate] = []
  /// Until when nothing goes at all, by `ticks`.
  var restsUntil: Date?
  /// Calls in a row that reached nobody.
  var outages = 0
  /// Whose templates are read; nil where the configuration names no account.
  let account: String?
  /// Until when they are not read again, by `ticks`.
  var templatesRestUntil: Date?
  var stopped: Alarm?
  /// What consoles have been told.
  var toldAlarm: Alarm?
  var isAskingBlocks = false
  var blocksRestUntil: Date?
  var isTellingCourtesies = false
  private var citizens = Pace()
  private var throughput = Pace(seconds: 1.0 / 80, burst: 40)
  private var chores = Chores()
  private var isEnding = false

  /// Runs on a thread of its own: a file that is locked keeps no webhook waiting.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// A courier for one desk.
  ///
  /// - Parameters:
  ///   - store: a connection of its own.
  ///   - account: the WhatsApp Business Account, whose templates are read each hour.
  ///   - transport: the way to the carrier.
  ///   - report: what the log is told.
  public init(
    store: Store, carrier: Service.Carrier, account: String? = nil, transport: Transport, metrics: Metrics,
    clocks: Clocks = Clocks(),
    report: @escaping @Sendable (CourierNote) -> Void = { _ in }
  ) {
    (self.store, self.carrier, self.transport, self.metrics) = (store, carrier, transport, metrics)
    (self.clocks, self.report, self.account) = (clocks, report, account)
  }

  /// Works until `end`, and then until what is on its way has its answer.
  public func run() async {
    doubt()
    let watching = watch()
    await withDiscardingTaskGroup { group in
      while !isEnding {
        let seconds = turn { errand in group.addTask { await self.carry(errand) } }
        if let account = templatesToAsk() { group.addTask { await self.askTemplates(of: account) } }
        if let blocks = blocksToAsk() { group.addTask { await self.ask(blocks) } }
        if let courtesies = courtesiesToTell() { group.addTask { await self.tell(courtesies) } }
        await bell.wait(atMost: seconds)
      }
    }
    record()
    withExtendedLifetime(watching) {}
  }

  /// Takes nothing more out of the outbox.
  public func end() {
    isEnding = true
    bell.ring()
  }

  /// One look at everything: starts what may go, and tells in how many seconds to look again at the latest.
  func turn(start: (Errand) -> Void) -> TimeInterval {
    let (now, ticks) = (clocks.now(), clocks.ticks())
    do {
      record()
      try chores.run(on: store, at: now, ticks: ticks)
      if stopped == .token, transport.hasNewToken() { (stopped, restsUntil) = (nil, nil) }
      if let rest = restsUntil, ticks < rest { return min(60, rest.timeIntervalSince(ticks)) }
      restsUntil = nil
      waits = waits.filter { $0.value > ticks }
      for errand in try store.takeErrands(at: now, passing: travelling.union(waits.keys), limit: room(at: ticks)) {
        try begin(errand, at: now, ticks: ticks, start: start)
      }
      return try pause(at: now, ticks: ticks)
    } catch {
      report(.store(error.description))
      return 5
    }
  }

  /// How many more may go at this moment: one, while it is not known whether the carrier is there.
  private func room(at ticks: Date) -> Int {
    let free = (outages > 0 || stopped != nil ? 1 : Self.concurrency) - travelling.count
    return throughput.next(for: Self.number, at: ticks) > ticks ? 0 : max(0, free)
  }

  /// Stands for the number itself where paces are counted.
  private static let number = ConversationID(0)

  /// Starts a message, if the citizen's hours and pace still allow it (whatsapp.md §6.1, §6.2).
  private func begin(_ errand: Errand, at now: Date, ticks: Date, start: (Errand) -> Void) throws(StoreFault) {
    let message = errand.message
    guard message.template != nil || errand.window?.isOpen(at: now) == true else {
      settle(Fate(message: message, state: .failed, code: 131_047))
      return
    }
    let next = max(citizens.next(for: message.conversation, at: ticks), throughput.next(for: Self.number, at: ticks))
    guard next <= ticks else {
      waits[message.conversation] = next
      try store.recordSent(message.id, provider: nil, state: .queued, at: now)
      return
    }
    citizens.count(message.conversation, at: ticks)
    throughput.count(Self.number, at: ticks)
    travelling.insert(message.conversation)
    start(errand)
  }

  /// Seconds until something is due: a held message, the end of a wait, the next chore.
  private func pause(at now: Date, ticks: Date) throws(StoreFault) -> TimeInterval {
    var pause: TimeInterval = unrecorded.isEmpty ? 60 : 1
    if let held = try store.nextHeld() { pause = min(pause, max(0.02, held.timeIntervalSince(now))) }
    if let wait = waits.values.min() { pause = min(pause, max(0.005, wait.timeIntervalSince(ticks))) }
    let number = throughput.next(for: Self.number, at: ticks).timeIntervalSince(ticks)
    return number > 0 ? min(pause, number) : pause
  }

  private func doubt() {
    do {
      let doubted = try store.doubtUnfinished()
      if doubted > 0 { report(.doubted(doubted)) }
      _ = try store.askBlocksAgain(at: clocks.now())
      try store.recordAlarm(nil, at: clocks.now())
    } catch {
      report(.store(error.description))
    }
  }

  private func watch() -> FileBell? {
    do { return try FileBell(store, rings: bell) } catch {
      report(.store(error.description))
      return nil
    }
  }
}

/// What has to be done now and then, and by nobody's hand.
private struct Chores {
  private var minute: Date?
  private var hour: Date?

  mutating func run(on store: Store, at now: Date, ticks: Date) throws(StoreFault) {
    if minute.map({ ticks.timeIntervalSince($0) >= 60 }) ?? true {
      minute = ticks
      _ = try store.lapseBlocks(at: now)
    }
    if hour.map({ ticks.timeIntervalSince($0) >= 3600 }) ?? true {
      hour = ticks
      _ = try store.eraseSealed(at: now)
    }
  }
}

/// Lets an actor run on a queue of its own.
final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: UnownedJob) {
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
