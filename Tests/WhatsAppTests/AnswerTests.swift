import Desk
import Testing
import WhatsApp

@Suite("What carriers answer, and what to do about it")
struct AnswerTests {
  private func answer(_ http: Int, _ body: String) -> CarrierAnswer {
    CloudAPI.answer(http: http, body: Array(body.utf8))
  }

  @Test("only a name is a yes, only an error is a no: after anything else the message may have gone out")
  func answers() {
    let good = #"{"messaging_product":"whatsapp","contacts":[{"wa_id":"393475550142"}],"messages":[{"id":"wamid.1"}]}"#
    let error =
      #"{"error":{"message":"(#131047) …","type":"OAuthException","code":131047,"error_data":{"details":"…"}}}"#
    #expect(answer(200, good) == .accepted(ProviderID("wamid.1")))
    #expect(answer(400, error) == .refused(CarrierError(http: 400, code: 131_047)))
    #expect(answer(500, #"{"error":{"code":"131000"}}"#) == .refused(CarrierError(http: 500, code: 131_000)))
    #expect(answer(413, "<html>") == .refused(CarrierError(http: 413)))
    for (http, body) in [(200, "{}"), (200, "<html>"), (502, "<html>"), (504, ""), (302, "")] {
      #expect(answer(http, body) == .unclear, "\(http) \(body)")
    }
    let uuid = Array(#"{"message":{"uuid":"adf3","status":"enqueued"}}"#.utf8)
    #expect(CallbellAPI.answer(http: 200, body: uuid) == .accepted(ProviderID("adf3")))
    #expect(CallbellAPI.answer(http: 500, body: Array("{}".utf8)) == .refused(CarrierError(http: 500)))
    #expect(CallbellAPI.answer(http: 502, body: Array("<html>".utf8)) == .unclear)
  }

  @Test("every code of the table has its remedy")
  func remedies() {
    let table: [([Int], Remedy)] = [
      ([0, 190], .stop(.token)), ([3, 10, 131_005, 200, 299], .stop(.permission)),
      ([4, 80_007], .wait(seconds: 300, nil)), ([130_429], .wait(seconds: 4, nil)), ([131_056], .slowDown),
      ([131_048], .wait(seconds: 3600, .quality)), ([131_064], .wait(seconds: 3600, .limit)),
      ([368, 131_031], .stop(.restricted)), ([131_037, 131_045, 133_010, 133_000, 133_016], .stop(.registration)),
      ([131_042], .stop(.payment)), ([1, 2, 131_000, 131_016, 133_004], .retry), ([131_057], .wait(seconds: 60, nil)),
      ([131_047], .offerTemplate),
      (
        [
          33, 100, 131_008, 131_009, 135_000, 131_021, 131_026, 131_030, 130_497, 131_049, 131_050, 130_472, 131_051,
          131_052, 131_053, 131_062, 132_000, 132_001, 132_015, 137_000,
        ], .fail
      ),
    ]
    for (codes, remedy) in table {
      for code in codes { #expect(CarrierError(http: 400, code: code).remedy == remedy, "\(code)") }
    }
    #expect(CarrierError(http: 401).remedy == .stop(.token))
    #expect(CarrierError(http: 429).remedy == .wait(seconds: 60, nil))
    #expect(CarrierError(http: 500).remedy == .retry)
    #expect(CarrierError(http: 404).remedy == .fail)
    #expect((0...7).map { backoffSeconds(afterAttempts: $0) } == [1, 4, 16, 64, 256, 1024, 3600, 3600])
    #expect(backoffSeconds(afterAttempts: .max) == 3600 && backoffSeconds(afterAttempts: .min) == 1)
  }

  @Test("a mixed answer about blocks is read for each number, its written form aside")
  func blocks() {
    let mixed = #"""
      {"messaging_product":"whatsapp","block_users":{"added_users":[{"input":"+39 347 5550142","wa_id":"393475550142"}],
       "failed_users":[{"input":"+393475550199","wa_id":"393475550199","errors":[{"code":139100}]}]},
       "error":{"code":139100}}
      """#
    func outcome(_ http: Int, _ body: String, _ citizen: Identity) -> CloudAPI.BlockOutcome {
      CloudAPI.blockOutcome(http: http, body: Array(body.utf8), of: citizen)
    }
    #expect(outcome(400, mixed, Identity(phone: phone)) == .done)
    #expect(outcome(400, mixed, Identity(phone: "393475550199")) == .refused(code: 139_100))
    #expect(outcome(400, mixed, Identity(phone: "393475550111")) == .failed(CarrierError(http: 400, code: 139_100)))
    let lifted = #"{"block_users":{"removed_users":[{"user_id":"IT.1"}]}}"#
    #expect(outcome(200, lifted, Identity(userID: "IT.1")) == .done)
    #expect(outcome(200, "{}", Identity(userID: "IT.1")) == .unclear)
  }
}
