import Desk
import Store
import Testing

@testable import sportello

@Suite("Where the operator is, as it goes to the file")
struct AttendingTests {
  /// What the file is told: the first time it fails, and the operator goes on meanwhile.
  private final class Telling: @unchecked Sendable {
    var told: [Presence.Place?] = []
    var meanwhile: (() -> Void)?

    func tell(_ place: Presence.Place?) throws {
      told.append(place)
      guard let meanwhile else { return }
      self.meanwhile = nil
      meanwhile()
      throw StoreFault.locked(path: "desk", seconds: 5)
    }
  }

  private let first = Presence.Place(ConversationID(1), .viewing)
  private let second = Presence.Place(ConversationID(2), .writing)

  @Test("a place that was taken while an older one could not be written is written after it")
  func newer() {
    let telling = Telling()
    let attending = Attending { try telling.tell($0) }
    telling.meanwhile = { [second] in attending.place = second }
    attending.place = first
    attending.write()
    #expect(attending.place == second)
    attending.write()
    #expect(telling.told == [first, second])
  }

  @Test("one that could not be written is given up, and the same place is told with the next try")
  func given() {
    let telling = Telling()
    let attending = Attending { try telling.tell($0) }
    telling.meanwhile = {}
    attending.place = first
    attending.write()
    #expect(attending.place == nil)
    attending.place = first
    attending.write()
    attending.write()
    #expect(telling.told == [first, first])
  }
}
