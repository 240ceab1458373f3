import Policy
import Yams

extension GatewayConfiguration {
  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - file: its path, for the errors; relative paths in it start from its folder.
  /// - Throws: every problem, with line, key and suggestion.
  public static func parse(_ yaml: String, file: String) throws(RulesetError) -> GatewayConfiguration {
    let root = try NodeReader.tree(of: yaml, file: file, limit: 1 << 18)
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    var reading = ConfigurationReader(file: file, folder: folder)
    let configuration = reading.configuration(root)
    guard reading.reader.inOrder.isEmpty else { throw RulesetError(problems: reading.reader.inOrder) }
    return configuration
  }
}

/// One reading of a configuration; it goes on after a problem, so that all are told at once.
private struct ConfigurationReader {
  var reader: NodeReader
  let folder: String

  init(file: String, folder: String) { (reader, self.folder) = (NodeReader(file: file), folder) }

  mutating func configuration(_ root: Node) -> GatewayConfiguration {
    let section = reader.section(
      .init(node: root, path: "", line: 1), required: ["services"], optional: ["listen", "operations", "tls"])
    let listen = address(section, "listen", or: .init(host: "127.0.0.1", port: 8080))
    let operations = address(section, "operations", or: .init(host: "127.0.0.1", port: 8081))
    if let entry = section.entries["operations"], !["127.0.0.1", "::1", "localhost"].contains(operations.host) {
      reader.report("health and metrics are told on this machine only: expected 127.0.0.1:PORT", at: entry)
    }
    if listen == operations, let entry = section.entries["operations"] ?? section.entries["listen"] {
      reader.report("webhooks and operations need two ports", at: entry)
    }
    let entries = reader.items(section, "services")
    if entries.isEmpty, let entry = section.entries["services"], case .sequence = entry.node {
      reader.report("expected one service at least", at: entry)
    }
    var services: [Service] = []
    for entry in entries {
      let service = service(entry)
      compare(service, with: services, at: entry)
      services.append(service)
    }
    return GatewayConfiguration(
      listen: listen, operations: operations, tls: section.entries["tls"].map { tls($0) }, services: services,
      folder: folder)
  }

  private mutating func tls(_ entry: NodeReader.Entry) -> TLSFiles {
    let section = reader.section(entry, required: ["certificate", "key"])
    return TLSFiles(certificate: path(reader.text(section, "certificate")), key: path(reader.text(section, "key")))
  }

  /// No two services share a name, a file or a number.
  private mutating func compare(_ service: Service, with others: [Service], at entry: NodeReader.Entry) {
    if others.contains(where: { $0.name == service.name }), !service.name.isEmpty {
      reader.report("two services are called '\(NodeReader.shown(service.name))'", at: entry)
    }
    if others.contains(where: { $0.database == service.database }), !service.database.isEmpty {
      reader.report("two services have the same database", at: entry)
    }
    if case .cloudAPI(let number) = service.carrier, !number.isEmpty,
      others.contains(where: { $0.carrier == service.carrier })
    {
      reader.report("two services have the same phone_number_id", at: entry)
    }
  }

  private mutating func service(_ entry: NodeReader.Entry) -> Service {
    let isCallbell = entry.node["carrier"]?.string == "callbell"
    let secrets = isCallbell ? ["access_token", "path_secret"] : ["app_secret", "verify_token", "access_token"]
    let section = reader.section(
      entry, required: ["name", "rules", "database", "carrier"] + (isCallbell ? [] : ["phone_number_id"]),
      optional: (isCallbell ? ["channel_uuid", "reread"] : ["waba_id"]) + ["api"]
        + secrets.flatMap { ["\($0)_file", "\($0)_env"] })
    func secret(_ name: String) -> SecretSource? { secrets.contains(name) ? self.secret(section, name) : nil }
    return Service(
      name: name(section), rules: rules(section), database: path(reader.text(section, "database")),
      carrier: carrier(section), api: api(section, isCallbell: isCallbell), appSecret: secret("app_secret"),
      verifyToken: secret("verify_token"), accessToken: secret("access_token") ?? .environment(""),
      pathSecret: secret("path_secret"), rereads: reader.flag(section, "reread"), account: account(section))
  }

  private mutating func account(_ section: NodeReader.Section) -> String? {
    guard let entry = section.entries["waba_id"] else { return nil }
    let account = reader.text(entry)
    if !isDigits(account) { reader.report("expected the digits of the account's id", at: entry) }
    return account
  }

  private mutating func name(_ section: NodeReader.Section) -> String {
    let name = reader.text(section, "name")
    let isFit = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    if let entry = section.entries["name"], !isFit || name.utf8.count > 40 {
      reader.report("expected small letters, digits and hyphens, 40 at most", at: entry)
    }
    return name
  }

  private mutating func rules(_ section: NodeReader.Section) -> String {
    let rules = reader.text(section, "rules")
    return Ruleset.embeddedNames.contains(rules) ? rules : path(rules)
  }

  private mutating func carrier(_ section: NodeReader.Section) -> Service.Carrier {
    guard let entry = section.entries["carrier"] else { return .callbell(channel: nil) }
    switch reader.text(entry) {
    case "cloud-api":
      let number = reader.text(section, "phone_number_id")
      if let entry = section.entries["phone_number_id"], !isDigits(number) {
        reader.report("expected the digits of the number's id, as \"106540352242922\"", at: entry)
      }
      return .cloudAPI(phoneNumberID: number)
    case "callbell":
      return .callbell(channel: section.entries["channel_uuid"].map { reader.text($0) })
    case let word:
      let meant = nearest(to: word, among: ["cloud-api", "callbell"])
      reader.report("expected cloud-api or callbell", at: entry, suggestion: meant)
      return .callbell(channel: nil)
    }
  }

  private mutating func api(_ section: NodeReader.Section, isCallbell: Bool) -> String {
    guard let entry = section.entries["api"] else {
      return isCallbell ? "https://api.callbell.eu/v1" : "https://graph.facebook.com/v24.0"
    }
    var address = reader.text(entry)
    while address.hasSuffix("/") { address.removeLast() }
    // A stand-in on this machine needs no TLS; tokens never cross a network without.
    let isLocal = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains { address.hasPrefix($0) }
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !address.contains { "?#@".contains($0) }
    if !(address.hasPrefix("https://") && address.utf8.count > 8 || isLocal) || !isPlain {
      reader.report("expected an address that starts with https://", at: entry)
    }
    return address
  }

  /// A secret's place: exactly one of `NAME_file` and `NAME_env`.
  private mutating func secret(_ section: NodeReader.Section, _ name: String) -> SecretSource? {
    switch (section.entries["\(name)_file"], section.entries["\(name)_env"]) {
    case (let file?, nil): return .file(path(reader.text(file)))
    case (nil, let variable?): return .environment(reader.text(variable))
    case (_?, let second?):
      reader.report("\(name)_file stands there too: keep one of them", at: second)
    case (nil, nil):
      let line = section.entries["name"]?.line ?? section.entries.values.map(\.line).min() ?? 1
      reader.report("missing: expected a file, or \(name)_env: VARIABLE", line: line, key: section.path("\(name)_file"))
    }
    return nil
  }

  private mutating func address(
    _ section: NodeReader.Section, _ key: String, or fallback: GatewayConfiguration.Address
  ) -> GatewayConfiguration.Address {
    guard let entry = section.entries[key] else { return fallback }
    let text = reader.text(entry)
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, let last = parts.last, isDigits(String(last)), let port = Int(last),
      (1...65_535).contains(port)
    else {
      reader.report("expected an address and a port, as 127.0.0.1:8080", at: entry)
      return fallback
    }
    var host = parts.dropLast().joined(separator: ":")
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    if host.isEmpty { reader.report("expected an address and a port, as 127.0.0.1:8080", at: entry) }
    return .init(host: host, port: port)
  }

  private func path(_ text: String) -> String { text.isEmpty || text.hasPrefix("/") ? text : "\(folder)/\(text)" }

  private func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
