import Foundation

/// One thread beside the loop: it does what it is given, in order, and the loop hears of each answer through a pipe.
///
/// Jobs and answers are guarded by the condition; that is what makes it safe to share.
final class Worker<Answer: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [@Sendable () -> [Answer]] = []
  private var answers: [Answer] = []
  private var isStopping = false
  private var isPaused = false
  private var isBusy = false
  private var isDone = false
  private let pipe = Pipe()

  /// Readable when there are answers.
  var descriptor: Int32 { pipe.fileHandleForReading.fileDescriptor }

  /// Starts the thread.
  init(name: String) {
    let thread = Thread { [self] in work() }
    thread.name = name
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// Adds a job behind those that wait.
  func submit(_ job: @escaping @Sendable () -> [Answer]) {
    condition.withLock {
      jobs.append(job)
      condition.broadcast()
    }
  }

  /// The answers since the last time, oldest first.
  func drain() -> [Answer] {
    condition.withLock {
      guard !answers.isEmpty else { return [] }
      _ = pipe.fileHandleForReading.availableData
      defer { answers = [] }
      return answers
    }
  }

  /// Has everything given so far done, as far as two thirds of the time go, and starts nothing more until `resume`.
  ///
  /// - Returns: whether it stands still; when the job at hand takes longer, it goes on as if nothing had been asked.
  func pause(by end: Date) -> Bool {
    let most = Date(timeIntervalSinceNow: end.timeIntervalSinceNow * 2 / 3)
    return condition.withLock {
      while isBusy || !jobs.isEmpty, condition.wait(until: most) {}
      isPaused = true
      while isBusy {
        guard condition.wait(until: end) else {
          isPaused = false
          condition.broadcast()
          return false
        }
      }
      return true
    }
  }

  /// Goes on with what was given.
  func resume() {
    condition.withLock {
      isPaused = false
      condition.broadcast()
    }
  }

  /// Waits until everything given so far is done.
  func finish() {
    condition.withLock { while isBusy || !jobs.isEmpty { condition.wait() } }
  }

  /// Finishes what was given and ends the thread; what an operator did is written before the program leaves.
  func stop() {
    condition.withLock {
      isStopping = true
      condition.broadcast()
      while !isDone { condition.wait() }
    }
  }

  private func work() {
    while let job = next() {
      let found = job()
      condition.withLock {
        if answers.isEmpty, !found.isEmpty { pipe.fileHandleForWriting.write(Data([0])) }
        answers += found
        isBusy = false
        condition.broadcast()
      }
    }
    condition.withLock {
      isDone = true
      condition.broadcast()
    }
  }

  private func next() -> (@Sendable () -> [Answer])? {
    condition.withLock {
      while isPaused || (jobs.isEmpty && !isStopping) { condition.wait() }
      guard !jobs.isEmpty else { return nil }
      isBusy = true
      return jobs.removeFirst()
    }
  }
}
