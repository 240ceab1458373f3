import Foundation
import Gateway
import Policy
import Testing

@Suite("The gateway's configuration")
struct ConfigurationTests {
  private let example = """
    listen: 127.0.0.1:8080            # webhooks, at /webhook/NAME
    operations: 127.0.0.1:8081        # /health and /metrics
    services:
      - name: arezzo
        rules: arezzo                 # a built-in ruleset or a file
        database: /var/lib/sportello/arezzo.sqlite
        carrier: cloud-api            # or callbell
        phone_number_id: "106540352242922"
        api: https://graph.facebook.com/v24.0
        app_secret_file: secrets/app-secret        # relative to this file; also NAME_env: VARIABLE
        verify_token_file: secrets/verify-token
        access_token_file: secrets/access-token
    """

  @Test("the documented one, word for word")
  func documented() throws {
    let configuration = try GatewayConfiguration.parse(example, file: "/etc/sportello/gateway.yaml")
    #expect(configuration.listen == .init(host: "127.0.0.1", port: 8080))
    #expect(configuration.operations == .init(host: "127.0.0.1", port: 8081))
    let service = try #require(configuration.services.first)
    #expect(service.name == "arezzo" && service.rules == "arezzo")
    #expect(service.database == "/var/lib/sportello/arezzo.sqlite")
    #expect(service.carrier == .cloudAPI(phoneNumberID: "106540352242922"))
    #expect(service.appSecret == .file("/etc/sportello/secrets/app-secret"))
    #expect(service.accessToken == .file("/etc/sportello/secrets/access-token"))
    #expect(service.pathSecret == nil)
  }

  @Test("TLS in the process: two files, relative to the configuration's")
  func tls() throws {
    let yaml = example + "\ntls: {certificate: tls/chain.pem, key: /etc/key.pem}\n"
    let configuration = try GatewayConfiguration.parse(yaml, file: "/etc/sportello/gateway.yaml")
    #expect(configuration.tls == TLSFiles(certificate: "/etc/sportello/tls/chain.pem", key: "/etc/key.pem"))
    #expect(try GatewayConfiguration.parse(example, file: "x.yaml").tls == nil)
    #expect(throws: RulesetError.self) {
      try GatewayConfiguration.parse(example + "\ntls: {certificate: a.pem}\n", file: "x.yaml")
    }
  }

  @Test("a certificate that cannot be used is told with what to do, and never with the key")
  func certificates() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("fixtures/tls")
    for name in ["certificate.pem", "key.pem"] {
      try Data(contentsOf: fixtures.appendingPathComponent(name)).write(to: folder.appendingPathComponent(name))
    }
    let (certificate, key) = ("\(folder.path)/certificate.pem", "\(folder.path)/key.pem")
    let files = TLSFiles(certificate: certificate, key: key)
    chmod(key, 0o644)
    #expect(throws: TLSFault.secret(.open(path: key, mode: 0o644))) { try files.configuration() }
    chmod(key, 0o640)
    #expect(try files.configuration().minimumTLSVersion == .tlsv12)
    #expect(try files.end() > Date(timeIntervalSince1970: 4_000_000_000))
    #expect(throws: TLSFault.certificate(path: key)) { try TLSFiles(certificate: key, key: key).configuration() }
    chmod(certificate, 0o600)
    #expect(throws: TLSFault.key(path: certificate)) {
      try TLSFiles(certificate: certificate, key: certificate).configuration()
    }
  }

  @Test("Callbell, secrets from the environment, defaults, paths from the file's folder")
  func callbell() throws {
    let yaml = """
      services:
        - name: casale
          rules: own.yaml
          database: casale.sqlite
          carrier: callbell
          channel_uuid: 35f6f8cc
          reread: true
          access_token_env: CALLBELL_KEY
          path_secret_env: CALLBELL_PATH
      """
    let configuration = try GatewayConfiguration.parse(yaml, file: "/srv/desk/gateway.yaml")
    #expect(configuration.listen.port == 8080 && configuration.operations.port == 8081)
    let service = try #require(configuration.services.first)
    #expect(service.rules == "/srv/desk/own.yaml" && service.database == "/srv/desk/casale.sqlite")
    #expect(service.rereads)
    #expect(service.carrier == .callbell(channel: "35f6f8cc") && service.api == "https://api.callbell.eu/v1")
    #expect(service.accessToken == .environment("CALLBELL_KEY"))
    #expect(service.pathSecret == .environment("CALLBELL_PATH"))
  }

  @Test(
    "what is wrong is told with line, key and suggestion",
    arguments: [
      ("rules: arezzo ", "rule: arezzo ", "5: services[0].rule: unknown key, did you mean 'rules'?"),
      ("cloud-api ", "cloud-apo ", "7: services[0].carrier: expected cloud-api or callbell, did you mean 'cloud-api'?"),
      ("127.0.0.1:8081", "0.0.0.0:8081", "2: operations: health and metrics are told on this machine only"),
      ("127.0.0.1:8081", "127.0.0.1:8080", "2: operations: webhooks and operations need two ports"),
      ("127.0.0.1:8080", "127.0.0.1", "1: listen: expected an address and a port, as 127.0.0.1:8080"),
      ("\"106540352242922\"", "\"+39 0575\"", "8: services[0].phone_number_id: expected the digits"),
      ("https://graph", "http://graph", "9: services[0].api: expected an address that starts with https://"),
      ("    app_secret_file", "    # ", "4: services[0].app_secret_file: missing: expected a file, or app_secret_env"),
      ("name: arezzo", "name: Arezzo!", "4: services[0].name: expected small letters, digits and hyphens"),
    ])
  func problems(_ right: String, _ wrong: String, _ told: String) throws {
    let yaml = example.replacingOccurrences(of: right, with: wrong)
    let error = #expect(throws: RulesetError.self) { try GatewayConfiguration.parse(yaml, file: "g.yaml") }
    let lines = error?.problems.map(\.description) ?? []
    #expect(lines.contains { $0.hasPrefix("g.yaml:" + told) }, "\(lines)")
  }

  @Test("no two services share a name, a file or a number")
  func twins() throws {
    let second = example.split(separator: "\n").dropFirst(3).joined(separator: "\n")
    let error = #expect(throws: RulesetError.self) {
      try GatewayConfiguration.parse(example + "\n" + second, file: "g.yaml")
    }
    #expect(error?.problems.count == 3)
  }

  @Test("a secret that others may read is refused, and its sentence holds nothing of it")
  func secrets() throws {
    let bench = try GatewayBench()
    let path = bench.folder.appendingPathComponent("secret").path
    func write(_ text: String, mode: Int) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    try write("s3cret\n", mode: 0o640)
    #expect(try SecretSource.file(path).read() == "s3cret")
    for mode in [0o644, 0o602, 0o666] {
      try write("s3cret\n", mode: mode)
      #expect(throws: SecretFault.open(path: path, mode: UInt16(mode))) { try SecretSource.file(path).read() }
    }
    for text in ["", " \n", "two words", "perché", String(repeating: "a", count: 5000)] {
      try write(text, mode: 0o600)
      #expect(throws: SecretFault.unfit(place: path)) { try SecretSource.file(path).read() }
    }
    #expect(throws: SecretFault.notAFile(path: bench.folder.path)) { try SecretSource.file(bench.folder.path).read() }
    #expect(try SecretSource.environment("A").read(environment: ["A": "x"]) == "x")
    #expect(throws: SecretFault.notSet(variable: "B")) { try SecretSource.environment("B").read(environment: [:]) }
  }

  @Test("the check says ok or what to do, and another ruleset is refused")
  func checkup() throws {
    let bench = try GatewayBench()
    let config = bench.folder.appendingPathComponent("gateway.yaml")
    try FileManager.default.createDirectory(
      at: bench.folder.appendingPathComponent("secrets"), withIntermediateDirectories: true)
    for name in ["app-secret", "verify-token", "access-token"] {
      let file = bench.folder.appendingPathComponent("secrets/\(name)")
      try Data("x".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }
    let yaml = example.replacingOccurrences(of: "/var/lib/sportello/arezzo.sqlite", with: "desk.sqlite")
    try Data(yaml.utf8).write(to: config)
    let findings = Gateway.checkup(of: config.path, at: bench.now)
    #expect(findings.map(\.isWell) == [true, true, true, true, true], "\(findings)")
    try Data(yaml.replacingOccurrences(of: "rules: arezzo", with: "rules: casale-marittimo").utf8).write(to: config)
    let wrong = Gateway.checkup(of: config.path, at: bench.now).filter { !$0.isWell }
    #expect(wrong.map(\.what) == ["arezzo: database"] && wrong.first?.line.contains("in force is 'arezzo'") == true)
    #expect(Gateway.checkup(of: "/nowhere/g.yaml", at: bench.now).map(\.isWell) == [false])
  }

  @Test("one gateway at a time for a file")
  func hold() throws {
    let bench = try GatewayBench()
    let first = try FileHold(bench.path)
    #expect(throws: StartFault.alreadyServed(path: bench.path)) { try FileHold(bench.path) }
    withExtendedLifetime(first) {}
  }
}
