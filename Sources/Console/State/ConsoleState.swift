import Desk
import Foundation
import Moderation
import Policy

/// What sort of file is open: the header says so whenever it is not the living desk.
public enum FileKind: Equatable, Sendable {
  /// The living desk.
  case service
  /// Invented citizens on a throw-away file, by a clock that runs so many times as fast.
  case demo(speed: Int)
  /// An invented town's history.
  case seeded
  /// A rehearsal, by a clock that runs so many times as fast.
  case training(speed: Int)
}

/// Everything that the screen shows and that a key needs to know. Only `update` changes it; `render` draws it.
public struct ConsoleState: Sendable {
  /// The desk's clock: the last `tick`.
  public internal(set) var now: Date
  /// The terminal's size.
  public internal(set) var size: Size
  /// Who sits here, with the roles of now.
  public internal(set) var me: Staff
  /// Rules, hours and colleagues.
  public internal(set) var office: Office
  /// What sort of file this is.
  public let file: FileKind
  /// The language of the screen.
  public internal(set) var phrases: Phrases
  /// Whether something carries messages out where no gateway is to be seen.
  let isCarried: Bool
  /// The gateway of the living desk.
  var gateway = LinkState()

  /// Whether the console listens to the mouse.
  public var hasMouse = false
  /// Where the keys go, when nothing lies over the picture.
  public internal(set) var focus = Focus.list
  /// Which list is on screen; it and the others that have been.
  public internal(set) var view = InboxView.incoming
  var list = ListWindow()
  var otherLists: [InboxView: ListWindow] = [:]
  var counts = Counts()
  var thread: OpenThread?
  var drafts: [ConversationID: Drafts] = [:]
  var overlay: Overlay?
  var search = SearchState()
  var ladder = LadderState()
  var notice: Notice?
  /// Whether the file is gone: said for good, because nothing is saved any more.
  var isLost = false
  var pending: [PendingAct] = []
  var nextTicket = 1
  /// Texts that changed since they were last kept.
  var unsaved: [DraftPlace: Unsaved] = [:]
  /// Answers sent from here that may still be held, oldest first.
  var sent: [SentReply] = []
  /// Texts that were cut away.
  var kills = KillRing()
  var history = AnswerHistory()
  var spelling = SpellCheck()
  /// The names of the folder that was looked into last.
  var folder: FolderListing?
  /// The command of the key before.
  var lastCommand: Command?
  /// The chat of an answer that has just been sent, until it is known whether it leaves the list.
  var answered: ConversationID?
  /// Who is at which chat at other consoles.
  var company = Company()
  /// The number being typed before a motion.
  var count: Int?
  /// The rest of a number's steps, while the page they need is on its way.
  var stepsLeft: StepsLeft?
  /// What was last done to a chat, to be done to another.
  var lastAct: Intent?
  /// Chats chosen to be acted on together, in the order of choice.
  var selected: [SelectedChat] = []
  /// What is being done to several chats.
  var batch: Batch?
  /// What became of it, where the operator was busy when it was done.
  var dueReport: Report?
  /// Places that were left, and those that were come back from; the newest last.
  var past: [Visit] = []
  var future: [Visit] = []
  /// The picture that is being drawn.
  var drawing: PictureOnTheWay?
  /// The first minutes in the demonstration.
  var tour: Tour?
  /// The rehearsal that is going on.
  var training: TrainingState?
  /// Chats that we closed, released or handed to a colleague, until they are ours again.
  var letGo: Set<ConversationID> = []
  /// Where colleagues have been told that the operator is.
  var toldPlace: Presence.Place?
  var hours: HoursNow
  var ruleset: Ruleset
  var vocabulary: Vocabulary
  /// How often rules, hours or staff have changed: what was said under others is said anew.
  private(set) var era = 0
  /// Found once for all that ask of one picture: see `knowingSubject`.
  var knownSubject = KnownSubject.notAsked
  /// The header's words, for a minute.
  var header: HeaderLine?
  /// The footer's words in each place where the keys have gone.
  var footers: [Focus: FooterWords] = [:]

  /// A console before its first page: hand its `opening` effects to the world.
  public init(
    now: Date, size: Size, me: Staff, office: Office, file: FileKind = .service, language: Language = .italian,
    keys: KeyMap = .builtIn, isLinked: Bool = false
  ) {
    (self.now, self.size, self.me, self.office, self.file) = (now, size, me, office, file)
    (phrases, isCarried) = (Phrases(language, keys: keys), isLinked)
    hours = HoursNow(office.timetable, at: now)
    ruleset = office.timetable.ruleset(at: now)
    vocabulary = Vocabulary(office.staff, ruleset)
  }

  /// Follows the hours and the rules when the clock has passed a change of them, or when they themselves changed.
  mutating func keepHours() {
    (hours, ruleset) = (HoursNow(office.timetable, at: now), office.timetable.ruleset(at: now))
    vocabulary = Vocabulary(office.staff, ruleset)
    era += 1
    renewNotice()
  }

  /// Says anew, or no more, that the desk is closed: hours have changed under the sentence.
  private mutating func renewNotice() {
    guard notice?.refusal?.hangsOnHours == true else { return }
    notice = nil
    guard let subject = openSubject else { return }
    if let still = refusal(of: .reply(text: ".", quoting: nil), on: subject) { refuse(still) }
  }

  /// The minute of now, counted from 1970: what is said of time changes with it.
  var minute: Int { Int((now.timeIntervalSince1970 / 60).rounded(.down)) }

  /// What is being written in the open conversation.
  var draft: Drafts {
    get { thread.flatMap { drafts[$0.id] } ?? Drafts() }
    set {
      guard let id = thread?.id else { return }
      drafts[id] = newValue.isEmpty && newValue.purpose == .reply ? nil : newValue
    }
  }

  /// The names and the clock that sentences speak of.
  var circumstances: Circumstances { Circumstances(staff: office.staff, now: now, me: me) }
}

/// Names that conversations speak of.
struct Vocabulary: Equatable, Sendable {
  let names: [StaffID: String]
  let subjects: [String: String]
  /// How the names of the desk's people and of the desk itself read, by their letters.
  let likenesses: Set<String>
  /// The desk itself, for what no person of the list wrote.
  let title: String
  /// The title of the terminal's window.
  let windowTitle: Printable

  init(_ staff: [StaffID: Staff], _ ruleset: Ruleset) {
    names = staff.mapValues(\.name)
    title = ruleset.title
    windowTitle = Printable("Sportello · \(title)", limit: 100)
    likenesses = Set((staff.values.map(\.name) + [ruleset.title]).map { likeness(of: $0) }.filter { $0.count > 3 })
    subjects = Dictionary(ruleset.subjects.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of a colleague, or their account when the list does not have them.
  func name(_ id: StaffID) -> String { names[id] ?? id.rawValue }
  /// The title of a subject, or its id when the ruleset does not have it any more.
  func subject(_ id: String) -> String { subjects[id] ?? id }
}

/// Whether the desk is open, kept until it changes: the timetable is asked once for each opening and closing.
struct HoursNow: Sendable {
  let status: Status
  /// The first opening after now.
  let nextOpening: Date?
  /// The opening that a chat of today must not wait for: the first after the desk closes today. Nil when it does not
  /// close today any more, and so nothing dies.
  let openingAfterToday: Date?
  private let valid: Range<Date>

  init(_ timetable: Timetable, at now: Date) {
    status = timetable.status(at: now)
    nextOpening = timetable.nextOpening(after: now)
    openingAfterToday = timetable.openingAfterToday(now)
    // The name of the reason may change at midnight, so an answer lives a day at most.
    let midnight = Zone.rome.instant(Zone.rome.day(of: now).adding(days: 1), .midnight)
    valid = now..<max(min(status.until ?? midnight, midnight), now)
  }

  func holds(at instant: Date) -> Bool { valid.contains(instant) }
}

/// A line for the operator, until the next key.
struct Notice: Equatable, Sendable {
  var text: String
  var role: Role
  /// What was refused, where the sentence hangs on clocks and may have to be said anew.
  var refusal: Refusal?

  static func refusal(_ sentence: Sentence) -> Notice { Notice(text: sentence.text, role: .warning) }
  static func refusal(_ text: String) -> Notice { Notice(text: text, role: .warning) }
  static func done(_ text: String) -> Notice { Notice(text: text, role: .good) }
  static func hint(_ text: String) -> Notice { Notice(text: text, role: .accent) }
  static func fault(_ text: String) -> Notice { Notice(text: text, role: .danger) }
}

/// An act that is on its way to the file.
struct PendingAct: Equatable, Sendable {
  let ticket: Int
  let intent: Intent
  let conversation: ConversationID
  /// What comes back to the composer when a message is taken back.
  var restores: SavedDraft?
}
