import Console
import Foundation

/// Checks words with what the machine has: hunspell, a dictionary, the operator's own words. No program is started before
/// the first word, and none again after one has failed, until somebody asks what there is.
///
/// One thread asks; `end` may come from another.
final class Speller: @unchecked Sendable {
  /// How long words are looked up at once; the rest is asked for again, so that what is newer does not wait for it.
  private static let slice = Duration.milliseconds(50)
  /// Where dictionaries stand, after `DICPATH`.
  private static let folders = [
    "/usr/share/hunspell", "/usr/local/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts",
  ]

  private let name: String
  private let patience: Hunspell.Patience
  private let lock = NSLock()
  private var hunspell: Hunspell?
  private var trouble: SpellingTrouble?
  private var isOver = false

  /// - Parameter dictionary: its name, or the path of its files without their endings; by default Italian.
  init(dictionary: String? = nil, patience: Hunspell.Patience = Hunspell.Patience()) {
    (name, self.patience) = (dictionary ?? "it_IT", patience)
  }

  /// What there is now; what failed before may be tried again.
  func tools(_ own: OwnWords = OwnWords()) -> SpellingTools {
    lock.withLock { trouble = nil }
    return SpellingTools(dictionary: name, trouble: paths.trouble, words: own.words)
  }

  /// What the dictionary says of the first of some words, of as many as a moment allows.
  func judge(_ words: [String]) -> WritingAnswer {
    var found: [String: Spelling] = [:]
    do {
      let hunspell = try running()
      let end = ContinuousClock.now + Self.slice
      for word in words where found[word] == nil {
        found[word] = try hunspell.judge(word)
        if .now > end { break }
      }
      return .spelled(found)
    } catch {
      lock.withLock {
        trouble = error
        hunspell?.end()
        hunspell = nil
      }
      return .spellingFailed(error)
    }
  }

  /// Ends the program, for good.
  func end() {
    lock.withLock {
      isOver = true
      hunspell?.end()
    }
  }

  private func running() throws(SpellingTrouble) -> Hunspell {
    let (known, failed) = lock.withLock { (hunspell, isOver ? SpellingTrouble.ended : trouble) }
    if let failed { throw failed }
    if let known { return known }
    let (program, dictionary, missing) = paths
    guard let program, let dictionary else { throw missing ?? .noProgram }
    let started = try Hunspell(program, dictionary: dictionary, patience: patience)
    // From here on it can be ended, also while it reads its dictionary.
    let isTooLate = lock.withLock {
      hunspell = started
      return isOver
    }
    if isTooLate { throw .ended }
    return started
  }

  private var paths: (program: String?, dictionary: String?, trouble: SpellingTrouble?) {
    let program = Opener.find("hunspell")
    let own = (Site.environment("DICPATH") ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    let candidates = name.hasPrefix("/") ? [name] : (own + Self.folders).map { "\($0)/\(name)" }
    let dictionary = candidates.first { path in
      [".aff", ".dic"].allSatisfy { access(path + $0, R_OK) == 0 }
    }
    let missing: SpellingTrouble? = program == nil ? .noProgram : dictionary == nil ? .noDictionary(name) : nil
    return (program, dictionary, missing)
  }
}

extension WritingRequest {
  /// What there is to say with a speller, on the spot; nothing for what has nothing to do with the spelling, or changes the
  /// machine.
  func answers(by speller: Speller) -> [WritingAnswer] {
    switch self {
    case .spell(let words): [speller.judge(words)]
    case .findSpeller: [.speller(speller.tools())]
    case .edit, .list, .inspect, .keep, .learn, .keepSpelling: []
    }
  }
}

/// The worker that checks the spelling for a console's loop. There is none before it is first asked.
final class SpellingWorker {
  private let speller: Speller
  private var worker: Worker<Input>?

  init(_ speller: Speller) { self.speller = speller }

  /// Readable when there are answers; nil before the first question.
  var descriptor: Int32? { worker?.descriptor }

  /// Answers a request after those before it.
  func ask(_ request: WritingRequest) {
    let worker = worker ?? Worker(name: "speller")
    self.worker = worker
    worker.submit { [speller] in
      if case .learn(let word) = request {
        do throws(POSIXError) {
          try OwnWords.keep(word)
        } catch {
          return [.writing(.notLearnt(code: Int(error.code.rawValue)))]
        }
      }
      return request.answers(by: speller).map(Input.writing)
    }
  }

  /// The answers since the last time.
  func drain() -> [Input] { worker?.drain() ?? [] }

  /// Ends the program and the thread.
  func stop() {
    guard let worker else { return }
    speller.end()
    worker.stop()
  }
}
