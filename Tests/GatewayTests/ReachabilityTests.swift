import Testing
import WhatsApp

@testable import Gateway

@Suite("Check asks whether WhatsApp tells any app of the account's messages")
struct ReachabilityTests {
  private func finding(_ body: String, http: Int = 200) -> Finding {
    subscription("account 77", .answered(http: http, body: Array(body.utf8)))
  }

  @Test("an app is named; none, and what to do; a refusal with its code")
  func subscriptions() {
    #expect(CloudAPI.subscriptions(of: "77").path == "/77/subscribed_apps")
    #expect(finding(#"{"data":[{"whatsapp_business_api_data":{"id":"1"}}]}"#).isWell)
    #expect(finding(#"{"data":[]}"#).trouble?.contains("POST /WABA_ID/subscribed_apps") == true)
    #expect(finding("x").isWell == false)
    #expect(finding(#"{"error":{"code":190}}"#, http: 401).trouble?.contains("the token is refused") == true)
    #expect(subscription("account 77", .unreachable).isWell == false)
  }
}
