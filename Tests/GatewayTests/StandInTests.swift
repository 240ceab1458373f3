import Desk
import Foundation
import Synchronization
import Testing
import WhatsApp

@testable import Gateway

@Suite("The stand-in: a carrier on this machine that misbehaves when asked")
struct StandInTests {
  private func standIn(_ words: String = "") throws -> StandIn {
    setenv("STAND_IN_TOKEN", "gettone", 1)
    let service = Service(
      name: "prova", rules: "arezzo", database: "", carrier: .cloudAPI(phoneNumberID: "1"),
      api: "http://127.0.0.1:9/v24.0", accessToken: .environment("STAND_IN_TOKEN"))
    var misbehaviour = Misbehaviour()
    try misbehaviour.take(words)
    return try StandIn(service, at: .init(host: "127.0.0.1", port: 8), misbehaviour: misbehaviour, seed: 1)
  }

  /// Sends by the courier's own calls; what the courier makes of the answer.
  private func send(_ standIn: StandIn, callback: String = "7", token: String = "gettone") throws -> CarrierAnswer? {
    let parcel = Parcel(to: Identity(phone: "393475550142"), load: .text("Esce il 20 marzo."), callback: callback)
    let request = try CloudAPI(number: "1").send(parcel)
    let answer = standIn.answer(call(request, token: token)) { _ in }
    guard case .json(let json) = answer.content else { return nil }
    return CloudAPI.answer(http: answer.status, body: json.escapedBytes)
  }

  private func call(_ request: CarrierRequest, token: String = "gettone") -> StandInCall {
    StandInCall(
      method: request.method.rawValue, path: request.path.split(separator: "/").map(String.init),
      authorization: "Bearer \(token)", body: request.body?.canonicalBytes ?? [], contentType: "application/json",
      base: "http://x")
  }

  @Test("it accepts with a name of its own, refuses by code, and loses answers")
  func sends() throws {
    let standIn = try standIn("errors=131056+131026")
    #expect(try send(standIn) == .refused(CarrierError(http: 400, code: 131_056)))
    #expect(try send(standIn) == .refused(CarrierError(http: 400, code: 131_026)))
    guard case .accepted? = try send(standIn) else { return #expect(Bool(false), "accepted") }
    #expect(try send(standIn, token: "altro") == .refused(CarrierError(http: 401, code: 190)))
    try standIn.misbehave("lost=1")
    #expect(try send(standIn) == nil, "cut off")
    try standIn.misbehave("lost=0 window=closed")
    #expect(try send(standIn) == .refused(CarrierError(http: 400, code: 131_047)))
    #expect(standIn.counts.callbacks == ["7": 2] && standIn.counts.lost == 1)
    #expect(standIn.counts.json["doubled"]?.integer == 1)
  }

  @Test("whom it blocks it tells nothing of, and takes nothing for")
  func blocks() throws {
    let (standIn, giulia) = (try standIn(), Identity(phone: "393475550142"))
    let answer = standIn.answer(call(try CloudAPI(number: "1").block([giulia]))) { _ in }
    guard case .json(let json) = answer.content else { return #expect(Bool(false), "answered") }
    #expect(CloudAPI.blockOutcome(http: answer.status, body: json.escapedBytes, of: giulia) == .done)
    #expect(standIn.isBlocked(giulia) && standIn.blocked == ["393475550142"])
    #expect(try send(standIn) == .refused(CarrierError(http: 400, code: 131_026)))
    _ = standIn.answer(call(try CloudAPI(number: "1").block([giulia], lifting: true))) { _ in }
    #expect(!standIn.isBlocked(giulia))
  }

  @Test("its files are what their digests say, in two steps, and pictures are pictures")
  func files() throws {
    let standIn = try standIn()
    let file = InventedFile(.image, 17)
    #expect(file.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && InventedFile(named: file.name)?.bytes == file.bytes)
    func get(_ path: String...) -> StandInAnswer {
      standIn.answer(
        StandInCall(
          method: "GET", path: path, authorization: "Bearer gettone", body: [], contentType: "", base: "http://x")
      ) { _ in }
    }
    guard case .json(let facts) = get(file.name).content, case .file(let bytes, _) = get("files", file.name).content
    else { return #expect(Bool(false), "handed out") }
    #expect(facts["sha256"]?.text == file.digest && facts["url"]?.text == "http://x/files/\(file.name)")
    #expect(bytes == file.bytes)
    try standIn.misbehave("files=expired")
    #expect(get("files", file.name).status == 404 && get("files", file.name).status == 200)
    try standIn.misbehave("files=damaged")
    guard case .file(let damaged, _) = get("files", file.name).content else { return #expect(Bool(false)) }
    #expect(damaged != file.bytes)
  }

  @Test(
    "words that are not understood are told with what was meant", arguments: ["lots=1", "lost=2", "files=", "late"])
  func words(_ word: String) throws {
    let fault = #expect(throws: MisbehaviourFault.self) { try standIn(word) }
    #expect(fault?.description.contains("Expected one of") == true)
    if word == "lots=1" { #expect(fault?.description.contains("did you mean lost?") == true) }
  }

  @Test("invented people say something in every kind, each message under its own name")
  func talk() {
    var talk = InventedTalk(CitizensPlan(citizens: 50))
    let arrivals = (0..<400).map { talk.next(named: "wamid.\($0)", at: GatewayBench.thursday) }
    #expect(Set(arrivals.map(\.id)).count == 400 && Set(arrivals.map(\.from)).count > 20)
    #expect(Set(arrivals.map(\.kind)).isSuperset(of: [.text, .image, .audio]))
    let files = arrivals.compactMap { arrival -> Media? in
      if case .media(let media) = arrival.content { media } else { nil }
    }
    #expect(files.allSatisfy { file in file.id.flatMap(InventedFile.init(named:))?.digest == file.sha256 })
  }
}
