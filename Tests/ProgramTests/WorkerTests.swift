import Foundation
import Testing

@testable import sportello

@Suite("A worker that stands still while the program may be stopped")
struct WorkerTests {
  @Test("one that is idle does, and goes on with what was given meanwhile")
  func idle() {
    let worker = Worker<Int>(name: "test")
    worker.submit { [1] }
    #expect(worker.pause(by: Date(timeIntervalSinceNow: 600)))
    #expect(worker.drain() == [1], "what was given before is done first")
    let begun = DispatchSemaphore(value: 0)
    worker.submit {
      begun.signal()
      return [2]
    }
    #expect(begun.wait(timeout: .now() + 0.05) == .timedOut)
    worker.resume()
    worker.finish()
    #expect(worker.drain() == [2])
    worker.stop()
  }

  @Test("one that waits for a locked file does not, and nobody waits for it: it goes on as before")
  func busy() {
    let worker = Worker<Int>(name: "test")
    let (begun, file) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    worker.submit {
      begun.signal()
      file.wait()
      return [1]
    }
    worker.submit { [2] }
    begun.wait()
    #expect(!worker.pause(by: Date(timeIntervalSinceNow: 0.05)))
    file.signal()
    worker.finish()
    #expect(worker.drain() == [1, 2])
    worker.stop()
  }
}
