import Desk
import Foundation
import Store
import WhatsApp

extension Courier {
  /// What became of a message.
  struct Fate {
    var message: Outgoing
    var provider: ProviderID?
    var state: OutboxState
    var code: Int?
  }

  /// Hands a message over, and settles what the carrier says.
  func carry(_ errand: Errand) async {
    let message = errand.message
    guard let load = await load(of: message) else { return }
    let request: CarrierRequest
    do {
      request = try pack(Parcel(to: message.to, load: load, quoting: message.quoting, callback: message.callback))
    } catch {
      // The operator reads that WhatsApp carries no such thing here.
      return settle(Fate(message: message, state: .failed, code: error == .notCarried ? 131_051 : nil))
    }
    switch await transport.call(request) {
    case .unreachable: rest(message)
    case .lost: settle(Fate(message: message, state: .uncertain))
    case .answered(let http, let body): settle(message, answer(http, body))
    }
  }

  /// What a message carries; a file is handed over first. Nil when that came to nothing, which is settled then.
  private func load(of message: Outgoing) async -> Parcel.Load? {
    if let fill = message.template { return .template(TemplateUse(fill)) }
    switch message.attached {
    case .location(let place): return .place(place)
    case .media(let media):
      guard let id = await upload(media, of: message) else { return nil }
      return .file(media.sort, .uploaded(id), caption: message.text, name: media.fileName)
    case .reaction(let emoji, let target): return .reaction(emoji, to: target)
    case nil, .text, .contacts, .choice, .order, .edit, .revoke, .system, .call, .unsupported:
      return .text(message.text)
    }
  }

  /// Hands a file over. Doing it twice does no harm: citizens see only what a message names.
  private func upload(_ media: Media, of message: Outgoing) async -> String? {
    guard case .cloudAPI(let number) = carrier else {
      // Callbell takes addresses of files alone, and the desk's files have none.
      settle(Fate(message: message, state: .failed, code: 131_051))
      return nil
    }
    guard let path = media.sha256.flatMap(store.keptFile) else {
      settle(Fate(message: message, state: .failed, code: 131_053))
      return nil
    }
    let type = media.mimeType ?? "application/octet-stream"
    guard
      case .answered(let http, let body) = await transport.call(CloudAPI(number: number).upload(path, mimeType: type))
    else {
      rest(message)
      return nil
    }
    do { return try CloudAPI.uploaded(http: http, body: body) } catch {
      settle(message, refusedWith: error)
      return nil
    }
  }

  private func pack(_ parcel: Parcel) throws(PackingRefusal) -> CarrierRequest {
    switch carrier {
    case .cloudAPI(let number): try CloudAPI(number: number).send(parcel)
    case .callbell(let channel): try CallbellAPI(channel: channel).send(parcel)
    }
  }

  private func answer(_ http: Int, _ body: [UInt8]) -> CarrierAnswer {
    switch carrier {
    case .cloudAPI: CloudAPI.answer(http: http, body: body)
    case .callbell: CallbellAPI.answer(http: http, body: body)
    }
  }

  private func settle(_ message: Outgoing, _ answer: CarrierAnswer) {
    outages = 0
    switch answer {
    case .accepted(let provider): settle(Fate(message: message, provider: provider, state: .sent))
    case .unclear: settle(Fate(message: message, state: .uncertain))
    case .refused(let error): settle(message, refusedWith: error)
    }
  }

  /// Does what the table says about a refusal (whatsapp.md §6.3).
  private func settle(_ message: Outgoing, refusedWith error: CarrierError) {
    switch error.remedy {
    case .retry, .slowDown:
      let refused = refusals[message.id, default: 0]
      guard refused < Self.attempts else { return settle(Fate(message: message, state: .failed, code: error.code)) }
      refusals[message.id] = refused + 1
      let seconds = backoffSeconds(afterAttempts: refused)
      waits[message.conversation] = clocks.ticks() + TimeInterval(seconds)
      report(.delayed(message.id, code: error.code, seconds: seconds))
      settle(Fate(message: message, state: .queued, code: error.code))
    case .wait(let seconds, let alarm): rest(seconds, alarm, putting: message, code: error.code)
    case .stop(let alarm):
      stopped = alarm
      rest(alarm == .token ? 3600 : 900, alarm, putting: message, code: error.code)
    case .offerTemplate, .fail: settle(Fate(message: message, state: .failed, code: error.code ?? error.http))
    }
  }

  /// The carrier could not be reached: nothing goes for a while, and then one message tries.
  private func rest(_ message: Outgoing) {
    let seconds = min(60, backoffSeconds(afterAttempts: outages))
    outages += 1
    rest(seconds, nil, putting: message, code: nil)
  }

  private func rest(_ seconds: Int, _ alarm: Alarm?, putting message: Outgoing, code: Int?) {
    let until = clocks.ticks() + TimeInterval(seconds)
    restsUntil = max(restsUntil ?? until, until)
    if let alarm { tell(alarm) }
    report(.resting(seconds: seconds, alarm))
    settle(Fate(message: message, state: .queued, code: code))
  }

  /// Enters what became of a message, now or as soon as the file takes it; until then nothing else goes to that citizen.
  func settle(_ fate: Fate) {
    tell(fate)
    unrecorded.append(fate)
    record()
    bell.ring()
  }

  private func tell(_ fate: Fate) {
    let id = fate.message.id
    switch fate.state {
    case .sent:
      stopped = nil
      metrics.count { $0.sends["ok", default: 0] += 1 }
      tell(nil)
      report(.sent(id))
    case .uncertain:
      metrics.count { $0.sends["uncertain", default: 0] += 1 }
      report(.uncertain(id))
    case .failed:
      metrics.count { $0.sends["\(fate.code ?? 0)", default: 0] += 1 }
      report(.failed(id, code: fate.code))
    case .held, .queued, .sending, .delivered, .read, .played, .withdrawn:
      if let code = fate.code { metrics.count { $0.sends["\(code)", default: 0] += 1 } }
    }
  }

  /// Enters the fates that wait; after the first that the file refuses the others wait on.
  func record() {
    while let fate = unrecorded.first {
      do {
        try store.recordSent(
          fate.message.id, provider: fate.provider, state: fate.state, errorCode: fate.code, at: clocks.now())
      } catch {
        return report(.store(error.description))
      }
      unrecorded.removeFirst()
      travelling.remove(fate.message.conversation)
      if fate.state != .queued { refusals[fate.message.id] = nil }
    }
  }
}
