import Desk
import Testing

@testable import WhatsApp

@Suite("The list of templates as Meta tells it")
struct TemplateListTests {
  private func read(_ text: String, http: Int = 200) throws -> (templates: [Template], next: String?) {
    try CloudAPI.templates(http: http, body: Array(text.utf8))
  }

  private func one(_ components: String, status: String = "APPROVED", category: String = "UTILITY") throws -> Template?
  {
    try read(
      #"{"data":[{"name":"ripresa","language":"it","status":"\#(status)","category":"\#(category)","components":\#(components)}]}"#
    ).templates.first
  }

  @Test("a text with blanks in its body can be used; anything that needs more cannot")
  func usable() throws {
    let body = #"{"type":"BODY","text":"Gentile {{1}}"}"#
    let plain = try #require(
      try one(#"[{"type":"HEADER","format":"TEXT","text":"Comune"},\#(body),{"type":"FOOTER","text":"Staff"}]"#))
    #expect(
      plain == Template(name: "ripresa", language: "it", header: "Comune", body: "Gentile {{1}}", footer: "Staff"))
    #expect(try one("[\(body)]", status: "PAUSED")?.isUsable == false)
    #expect(try one("[\(body)]", category: "AUTHENTICATION")?.isUsable == false)
    #expect(try one(#"[{"type":"HEADER","format":"IMAGE"},\#(body)]"#)?.isUsable == false)
    #expect(try one(#"[{"type":"HEADER","format":"TEXT","text":"{{1}}"},\#(body)]"#)?.isUsable == false)
    let button = #"{"type":"BUTTONS","buttons":[{"type":"URL","url":"https://example.it/{{1}}"}]}"#
    #expect(try one("[\(body),\(button)]")?.isUsable == false)
    #expect(try one("[]") == nil)
  }

  @Test("pages follow a plain cursor; errors and rubbish are told")
  func pages() throws {
    let paging = #""paging":{"cursors":{"after":"QVFI"},"next":"https://graph.facebook.com/x"}"#
    #expect(try read(#"{"data":[],\#(paging)}"#).next == "QVFI")
    #expect(try read(#"{"data":[],"paging":{"cursors":{"after":"QVFI"}}}"#).next == nil)
    #expect(try read(#"{"data":[],"paging":{"cursors":{"after":"a&b=c d"},"next":"x"}}"#).next == nil)
    #expect(throws: CarrierError(http: 401, code: 190)) { try read(#"{"error":{"code":190}}"#, http: 401) }
    #expect(throws: CarrierError(http: 503)) { try read("<html>") }
    #expect(CloudAPI.templates(of: "1", after: "QVFI").path.hasSuffix("&after=QVFI"))
  }
}
