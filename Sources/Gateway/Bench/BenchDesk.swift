import Desk
import Foundation
import WhatsApp

/// A throw-away desk with a configuration of its own, for measuring.
struct BenchDesk {
  static let secret = "segreto-del-banco"
  static let number = "106540352242922"

  /// Its folder, which goes at the end.
  let folder: String
  /// Where webhooks come in.
  let port: Int
  private let operations: Int
  private let run = UInt64.random(in: 0..<1 << 40)

  /// Makes the folder, the secrets and the configuration.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("sportello-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    (port, operations) = (try Loopback.freePort(), try Loopback.freePort())
    for name in ["app-secret", "token"] {
      let isMade = FileManager.default.createFile(
        atPath: "\(folder)/\(name)", contents: Data(Self.secret.utf8), attributes: [.posixPermissions: 0o600])
      guard isMade else { throw LoadFault(what: "\(folder) cannot be written to") }
    }
    // Nobody listens at the API: what the rules answer waits in the outbox.
    let text = """
      listen: 127.0.0.1:\(port)
      operations: 127.0.0.1:\(operations)
      services:
        - name: banco
          rules: arezzo
          database: desk.sqlite
          carrier: cloud-api
          phone_number_id: "\(Self.number)"
          api: http://127.0.0.1:9/v24.0
          app_secret_file: app-secret
          verify_token_file: token
          access_token_file: token

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: configuration))
  }

  /// The configuration's file.
  var configuration: String { "\(folder)/gateway.yaml" }
  /// The desk's file.
  var database: String { "\(folder)/desk.sqlite" }

  /// Takes everything away.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Bodies ready to be sent, each with so many messages of citizens who write in turn.
  func requests(_ count: Int, messages: Int = 1, citizens: Int, from first: Int) -> [[UInt8]] {
    let now = Date()
    return (0..<count).map { index in
      let arrivals = (0..<messages).map { place -> Arrival in
        let serial = first + index * messages + place
        let digits = String(10_000 + serial % citizens).dropFirst()
        return Arrival(
          id: ProviderID("wamid.bench.\(run).\(serial)"), kind: .text,
          from: Identity(phone: "39347555\(digits)", profileName: "Persona \(digits)"), at: now,
          content: .text("Buongiorno, la graduatoria del nido quando esce? Messaggio \(serial)"))
      }
      return Self.request(CloudWebhook(number: Self.number).body(Delivery(arrivals: arrivals)).escapedBytes)
    }
  }

  private static func request(_ body: [UInt8]) -> [UInt8] {
    let head = """
      POST /webhook/banco HTTP/1.1\r
      Host: 127.0.0.1\r
      Content-Type: application/json\r
      Content-Length: \(body.count)\r
      X-Hub-Signature-256: \(signature(of: body, secret: secret))\r
      \r

      """
    return Array(head.utf8) + body
  }
}
