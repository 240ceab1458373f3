import WhatsApp

/// What a stand-in has told and been told, so that a test can compare it with what a desk has.
struct StandInCounts: Equatable, Sendable {
  /// Messages of citizens, each once however often it was told.
  var messages = 0
  /// Those that were answered 200.
  var messagesTaken = 0
  /// News of the desk's messages, each once.
  var statuses = 0
  /// Those that were answered 200.
  var statusesTaken = 0
  /// Bodies sent, again and again until they were answered 200.
  var bodies = 0
  /// Those that were sent once more.
  var repeated = 0
  /// How the bodies were answered, by status; `none` for no answer.
  var answers: [String: Int] = [:]
  /// Sends that were accepted.
  var accepted = 0
  /// Sends that were accepted and whose answer was lost.
  var lost = 0
  /// Sends that were refused, by code.
  var refused: [String: Int] = [:]
  /// How often each of the desk's own numbers was accepted.
  var callbacks: [String: Int] = [:]
  /// Files taken.
  var uploads = 0
  /// Files handed out.
  var downloads = 0
  /// Messages marked as read.
  var reads = 0

  /// The counts as one object.
  var json: JSON {
    func counts(_ counts: [String: Int]) -> JSON {
      .object(counts.sorted { $0.key < $1.key }.map { .init($0.key, .number("\($0.value)")) })
    }
    let doubled = callbacks.values.reduce(0) { $0 + max(0, $1 - 1) }
    let numbers: KeyValuePairs<String, Int> = [
      "messages": messages, "messages_taken": messagesTaken, "statuses": statuses, "statuses_taken": statusesTaken,
      "bodies": bodies, "repeated": repeated, "accepted": accepted, "doubled": doubled, "lost": lost,
      "uploads": uploads, "downloads": downloads, "reads": reads,
    ]
    return .object(
      numbers.map { .init($0.key, .number("\($0.value)")) } + [
        .init("answers", counts(answers)), .init("refused", counts(refused)),
      ])
  }
}
