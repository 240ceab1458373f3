import Foundation
import WhatsApp

/// Asks each service's carrier, with its token, who it is: whether address, token and number belong together.
public func reachability(of path: String) async -> [Finding] {
  guard let configuration = try? readConfiguration(path) else { return [] }
  let client = CarrierClient()
  var findings: [Finding] = []
  for service in configuration.services {
    guard let token = try? service.accessToken.read() else { continue }
    let request: CarrierRequest =
      switch service.carrier {
      case .cloudAPI(let number): CloudAPI(number: number).inquiry
      case .callbell(let channel): CallbellAPI(channel: channel).inquiry
      }
    let what = "\(service.name): \(service.api)"
    findings.append(finding(what, await client.call(request, at: service.api, token: token)))
    guard let account = service.account else { continue }
    let asked = await client.call(CloudAPI.subscriptions(of: account), at: service.api, token: token)
    findings.append(subscription("\(service.name): account \(account)", asked))
  }
  await client.end()
  return findings
}

/// Whether WhatsApp tells any app of an account's messages.
func subscription(_ what: String, _ answer: Transported) -> Finding {
  guard case .answered(200..<300, let body) = answer else { return finding(what, answer) }
  guard let apps = (try? JSON(body))?["data"]?.elements, !apps.isEmpty else {
    return Finding(
      what: what, trouble: "no app is told of its messages: subscribe the account, POST /WABA_ID/subscribed_apps")
  }
  return Finding(what: what, note: "an app is told of its messages")
}

private func finding(_ what: String, _ answer: Transported) -> Finding {
  switch answer {
  case .answered(200..<300, _): return Finding(what: what, note: "the token is accepted")
  case .answered(let http, let body):
    let code = (try? JSON(body))?["error"]?["code"]?.integer
    let told = code.map { "HTTP \(http), code \($0)" } ?? "HTTP \(http)"
    switch CarrierError(http: http, code: code).remedy {
    case .stop(.token): return Finding(what: what, trouble: "the token is refused (\(told)): make a new one")
    case .stop(let alarm): return Finding(what: what, trouble: "\(alarm.rawValue) (\(told))")
    case .retry, .slowDown, .wait: return Finding(what: what, trouble: "it asks to wait (\(told)): check again later")
    case .fail, .offerTemplate:
      return Finding(
        what: what, trouble: "refused (\(told)): compare the number's or the channel's id, and the address")
    }
  case .unreachable:
    return Finding(what: what, trouble: "cannot be reached: look at the name, the network, the firewall")
  case .lost: return Finding(what: what, trouble: "does not answer in time: check again later")
  }
}
