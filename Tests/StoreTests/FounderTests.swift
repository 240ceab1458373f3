import Desk
import Testing

@testable import Store

@Suite("A24: whoever makes a file")
struct FounderTests {
  @Test(
    "is its administrator and nothing more; only where all is invented may they do everything",
    arguments: [
      (Store.Kind.service, [Staff.Role.administrator]), (.demo, Staff.Role.allCases), (.seeded, Staff.Role.allCases),
      (.training, Staff.Role.allCases),
    ])
  func roles(kind: Store.Kind, roles: [Staff.Role]) throws {
    let bench = try Bench(kind: kind)
    let founder = try #require(try bench.store.staff().first { $0.id == Bench.root })
    #expect(founder.roles == Set(roles) && founder.name == Bench.root.rawValue)
  }
}
