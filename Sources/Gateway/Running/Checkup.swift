import Foundation
import Policy
import Store

/// One line of a check.
public struct Finding: Equatable, Sendable {
  /// What was looked at.
  public var what: String
  /// What is wrong and what to do; nil when all is well.
  public var trouble: String?
  /// What else there is to say when all is well.
  public var note = ""

  /// Whether all is well.
  public var isWell: Bool { trouble == nil }
  /// The line for the administrator.
  public var line: String { trouble.map { "!!  \(what): \($0)" } ?? "ok  \(what)\(note.isEmpty ? "" : ": \(note)")" }
}

/// Reads a configuration's file.
///
/// - Throws: `RulesetError` with every problem, the file's absence among them.
public func readConfiguration(_ path: String) throws(RulesetError) -> GatewayConfiguration {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw RulesetError(problems: [.init(file: path, line: 0, key: "", problem: "cannot be read")])
  }
  return try GatewayConfiguration.parse(String(decoding: data, as: UTF8.self), file: path)
}

/// Looks at a configuration and everything it names on this machine; nothing is changed and nobody is called.
public func checkup(of path: String, at now: Date) -> [Finding] {
  let configuration: GatewayConfiguration
  do {
    configuration = try readConfiguration(path)
  } catch {
    return error.problems.map { Finding(what: "configuration", trouble: $0.description) }
  }
  let count = configuration.services.count
  let services = count == 1 ? "1 service" : "\(count) services"
  var findings = [Finding(what: "configuration", note: services)]
  if let tls = configuration.tls { findings.append(checkup(of: tls, at: now)) }
  for service in configuration.services { findings += checkup(of: service, at: now) }
  let lists = WordLists.read()
  findings += lists.faults.map { Finding(what: "word lists", trouble: $0) }
  return findings
}

/// Whether a certificate and its key belong together, and for how long it is good.
private func checkup(of files: TLSFiles, at now: Date) -> Finding {
  do {
    _ = try files.configuration()
    let end = try files.end()
    guard end > now else {
      return Finding(what: "tls", trouble: "\(files.certificate): ended \(Zone.rome.iso8601(end)): renew it")
    }
    return Finding(what: "tls", note: "good until \(Zone.rome.iso8601(end))")
  } catch {
    return Finding(what: "tls", trouble: "\(error)")
  }
}

private func checkup(of service: Service, at now: Date) -> [Finding] {
  let secrets = [
    ("app secret", service.appSecret), ("verify token", service.verifyToken), ("access token", service.accessToken),
    ("path secret", service.pathSecret),
  ]
  var findings = secrets.compactMap { name, source -> Finding? in
    guard let source else { return nil }
    do {
      _ = try source.read()
      return Finding(what: "\(service.name): \(name)")
    } catch {
      return Finding(what: "\(service.name): \(name)", trouble: "\(error)")
    }
  }
  findings.append(file(of: service, at: now))
  return findings
}

private func file(of service: Service, at now: Date) -> Finding {
  let what = "\(service.name): database"
  guard FileManager.default.fileExists(atPath: service.database) else {
    return Finding(what: what, note: "\(service.database) is not there yet; it is made at the first start")
  }
  do {
    let store = try DeskFile.open(service, at: now)
    let ruleset = try store.office().timetable.ruleset(at: now)
    return Finding(what: what, note: "ruleset \(ruleset.name), version \(ruleset.version)")
  } catch {
    return Finding(what: what, trouble: "\(error)")
  }
}
