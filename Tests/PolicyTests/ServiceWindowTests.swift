import Foundation
import Policy
import Testing

@Suite("A09, A11: WhatsApp's window and the desk's hours together")
struct ServiceWindowTests {
  /// Openings as they are, not cut at the window's ends.
  private func moment(_ written: String) throws -> Date? {
    let openings = try [
      ("2026-03-12T08:30:00+01:00", "2026-03-12T13:00:00+01:00"),
      ("2026-03-13T08:30:00+01:00", "2026-03-13T13:00:00+01:00"),
    ].map { DateInterval(start: try instant($0), end: try instant($1)) }
    return ServiceWindow(opened: try instant(written)).lastUsefulMoment(in: openings)
  }

  @Test("both are half-open: an opening that starts as the window shuts is of no use, nor one that ends as it opens")
  func edges() throws {
    #expect(try moment("2026-03-11T08:30:00+01:00") == nil)
    #expect(try moment("2026-03-11T08:30:01+01:00") == (try instant("2026-03-12T08:30:01+01:00")))
    #expect(try moment("2026-03-13T13:00:00+01:00") == nil)
    #expect(try moment("2026-03-13T12:59:59+01:00") == (try instant("2026-03-13T13:00:00+01:00")))
  }

  @Test("a free reply may go from the message up to, not at, 24 hours after it")
  func open() throws {
    let opened = try instant("2026-03-12T10:00:00+01:00")
    let window = ServiceWindow(opened: opened)
    #expect(window.isOpen(at: opened))
    #expect(window.isOpen(at: opened.addingTimeInterval(-1)), "our clock was set back since")
    #expect(window.isOpen(at: opened.addingTimeInterval(86_399)))
    #expect(!window.isOpen(at: opened.addingTimeInterval(86_400)))
  }
}
