/// The words by which WhatsApp's own notices are known in Italian and English.
///
/// Most notices have no author and so no colon. These lists are for those with one: a group's new subject, names with a
/// colon in them, and iOS, which writes the name of the group or the person before its notices.
enum Notices {
  /// Parts of a notice that no name of a person contains, looked for before the first colon.
  private static let parts = [
    "Hai cambiato ", " ha cambiato ", " ha modificato ", "Hai modificato ", " ha creato il gruppo",
    "Hai creato il gruppo",
    " ha aggiunto ", "Hai aggiunto ", " ti ha aggiunto", " ha rimosso ", "Hai rimosso ", " è uscito", " è uscita",
    " ha abbandonato", " si è unito", " si è unita", "crittografat", "crittografia end-to-end", "codice di sicurezza",
    "Hai bloccato", "Hai sbloccato", "messaggi effimeri", "account business", " ha fissato un messaggio",
    " ora è un amministratore", "Ora sei un amministratore", " ha avviato una chiamata",
    " created group", " created this group", "You created ", " added ", "You added ", "You were added", " removed ",
    "You removed ", "You left", " joined using", "You joined", " changed the subject", " changed the group",
    " changed this group", "You changed ", " changed their phone number", " changed to ", "end-to-end encrypted",
    "end-to-end encryption", "security code", "You blocked", "You unblocked",
    "disappearing messages", "business account", " pinned a message", " now an admin",
  ]

  /// What WhatsApp asks the reader to do, behind notices and behind missed calls, which have an author.
  private static let requests = ["Tocca per ", "Tap to ", "Tap for "]

  /// Ends of a notice.
  private static let ends = [" left", " è uscito.", " è uscita.", " ha creato il gruppo", " created this group"]

  /// The beginnings of the notice of encryption, old and new.
  private static let encryption = [
    "I messaggi e le chiamate sono crittografati", "I messaggi sono crittografati", "I messaggi inviati a questa chat",
    "I messaggi inviati a questo gruppo", "I messaggi che invii in questa chat", "Le chiamate e i messaggi",
    "Messages and calls are end-to-end encrypted", "Messages are end-to-end encrypted",
    "Messages to this chat and calls are now secured", "Messages to this group are now secured",
    "Messages you send to this chat", "Messages you send to this group",
  ]

  /// No notice is longer, in bytes: the longest name all the members of a group.
  private static let longest = 64 * 1024

  /// Whether what stands before a line's first colon is a piece of a notice and no name.
  static func isPartOfNotice(_ name: String) -> Bool {
    let name = name.plain
    return isEvent(name) || requests.contains { name.contains($0) }
  }

  private static func isEvent(_ words: String) -> Bool {
    parts.contains { words.contains($0) } || ends.contains { words.hasSuffix($0) }
  }

  /// Whether words behind a name are nevertheless WhatsApp's.
  ///
  /// - Parameters:
  ///   - isMarked: whether a mark stands before them, as iOS puts before what nobody typed.
  ///   - isEarly: whether they stand at the top of the file, where the notice of encryption does.
  static func isNotice(_ words: Substring, isMarked: Bool, isEarly: Bool) -> Bool {
    guard isMarked || isEarly, words.utf8.count <= longest else { return false }
    let words = words.plain
    if encryption.contains(where: { words.hasPrefix($0) }) { return true }
    return isMarked && isEvent(words)
  }

  /// What WhatsApp leaves in place of a message deleted for everyone.
  private static let deletions = [
    "questo messaggio è stato eliminato", "hai eliminato questo messaggio", "this message was deleted",
    "you deleted this message",
  ]

  /// Deletions that go on with a name.
  private static let deletionsByOthers = [
    "questo messaggio è stato eliminato dall'amministratore ", "this message was deleted by admin ",
  ]

  /// Whether a message's words say that it was deleted.
  static func isDeletion(_ words: String) -> Bool {
    guard words.utf8.count <= longest else { return false }
    var words = words.plain.lowercased()
    if words.hasSuffix(".") { words.removeLast() }
    return deletions.contains(words) || deletionsByOthers.contains { words.hasPrefix($0) }
  }

  /// What WhatsApp puts behind a message that was edited.
  static let edits = ["<Questo messaggio è stato modificato>", "<This message was edited>"]
}
