import Desk
import Foundation
import Moderation

/// What lies over the picture and takes the keys.
enum Overlay: Sendable {
  /// The keys that work now and why others do not.
  case help(scroll: Int)
  /// The keys of a morning on one screen.
  case cheatSheet
  /// A choice from a few things.
  case menu(Menu)
  /// A line to be filled in.
  case prompt(Prompt)
  /// A question before something that is not undone by a key.
  case confirm(Confirmation)
  /// What became of an act on several chats.
  case report(Report)
  /// A step on the ladder that is being prepared.
  case ladder(LadderDialog)
  /// The trainer's panel or the score sheet.
  case training(TrainingOverlay)
}

/// A choice, narrowed by typing.
struct Menu: Sendable {
  struct Item: Sendable {
    let title: String
    var detail = ""
    let choice: Choice
    /// What a fuzzy menu looks in besides.
    var words = ""
    /// Whether it does nothing now.
    var isIdle = false
  }

  let title: String
  let items: [Item]
  /// What is to be known before one chooses, on the last line.
  var warning: String?
  var filter = TextEditor()
  /// The chosen item; -1 while none is, where a hasty Enter would do harm.
  var selection = 0
  /// Whether letters that stand apart are found too, the best first.
  var isFuzzy = false

  /// The items that hold everything typed, blind to case; first those with words that begin so.
  var shown: [Item] {
    let typed = filter.text.lowercased().split(separator: " ")
    guard !typed.isEmpty else { return items }
    if isFuzzy { return Fuzzy.ranked(items, by: filter.text) { $0.title + " " + $0.words } }
    var (beginning, holding): ([Item], [Item]) = ([], [])
    for item in items {
      let text = (item.title + " " + item.detail).lowercased()
      let words = text.split(separator: " ")
      if typed.allSatisfy({ part in words.contains { $0.hasPrefix(part) } }) {
        beginning.append(item)
      } else if typed.allSatisfy({ text.contains($0) }) {
        holding.append(item)
      }
    }
    return beginning + holding
  }
}

/// What follows from choosing.
enum Choice: Sendable {
  case act(Intent, ConversationID)
  case ask(Question, ConversationID)
  /// Puts words into the answer being written.
  case insert(String, ConversationID)
  case copy(MessagePart)
  case openOutside(MessagePart)
  case run(Command)
  case batch(Batch.Deed)
  case correct(Correction, DraftPlace)
  /// A template whose blanks have yet to be filled.
  case template(TemplateFill, ConversationID)
  /// Approves a template for this desk, or takes that back.
  case allowTemplate(String, language: String, Bool)
  /// Put a sign on a message of a chat, or take it off.
  case react(MessageID, Reaction?, ConversationID)
  /// A rung that a supervisor is asked for.
  case propose(Rung)
}

/// What a line of text is asked for. The conversation was fixed when the question was put.
enum Question: Equatable, Sendable {
  case transferComment(StaffID)
  case flagReason(MessageID, clause: String)
  case dismissReason(FlagID, on: MessageID)
  case snoozeTime
  case attachPath
  case batchDismissReason(upTo: FlagID)
  case dossierRecipient
  case dossierPurpose(recipient: String)
  case appeal
  case templateBlank(TemplateFill, blank: String)
}

/// A line to be filled in: a command by name, or the answer to a question.
struct Prompt: Sendable {
  enum Purpose: Sendable {
    case command
    case question(Question, ConversationID)
  }

  let purpose: Purpose
  var editor = TextEditor()
  /// The chosen completion, when one is.
  var completion: Int?
  /// Whether what was answered is being looked at.
  var isWaiting = false
}

/// A question that Enter answers with yes and Escape with no.
struct Confirmation: Sendable {
  enum Consequence: Sendable {
    case act(Intent, ConversationID)
    /// Decides about a message of ours, in whatever chat it is.
    case outbox(Intent, ConversationID)
    /// On the chats of the question.
    case batch(Batch.Deed, [SelectedChat])
    case openOutside(OutsideItem)
    case dossier(DossierRequest)
    case training(TrainingRequest)
    /// Reads a deleted text.
    case unseal(MessageID, ConversationID)
    case quit
  }

  let text: String
  let consequence: Consequence
  /// The line on top, where not all of it can be seen at once.
  var scroll = 0

  /// Columns of a question's text on a screen.
  static func columns(of size: Size) -> Int { min(max(size.columns - 8, 12), 60) }
}
