import Desk

/// What is wrong with the gateway, on the line below the header until it is well again.
func drawLink(_ grid: inout Grid, _ layout: Layout, _ state: ConsoleState) {
  guard let trouble = state.gateway.trouble else { return }
  let line = grid.region.line(layout.header.endRow)
  let role: Role = if case .uncertain = trouble { .warning } else { .danger }
  let sign = if case .uncertain = trouble { "? " } else { "✗ " }
  grid.fill(line, role: role, emphasis: .bold)
  grid.write(
    elide(Printable(sign + state.phrases.sentence(trouble)), columns: max(line.columns - 2, 0)),
    at: line.origin.moved(columns: 1), role: role, emphasis: .bold)
}

extension Phrases {
  /// What is wrong and what to do, on one line of 78 columns.
  func sentence(_ trouble: LinkTrouble) -> String {
    switch trouble {
    case .down:
      say(
        "WhatsApp è scollegato: le risposte restano in coda. Avvisa chi amministra.",
        "WhatsApp is not linked: answers stay queued. Tell your administrator.")
    case .stopped(let alarm):
      say(
        "Invii fermi (in coda): \(name(alarm)). Avvisa chi amministra.",
        "Sending stopped (queued): \(name(alarm)). Tell your administrator.")
    case .uncertain(1):
      say(
        "Un nostro messaggio forse è arrivato, forse no: \(key(.viewOutbox)) lo mostra.",
        "One message of ours may have arrived or not: \(key(.viewOutbox)) shows it.")
    case .uncertain(let count):
      say(
        "\(count) nostri messaggi forse sono arrivati, forse no: \(key(.viewOutbox)) li mostra.",
        "\(count) messages of ours may have arrived or not: \(key(.viewOutbox)) shows them.")
    case .silent(let minutes):
      say(
        "Nessun messaggio da \(duration(Double(minutes) * 60)), più del solito: prova a scrivere al numero.",
        "No message for \(duration(Double(minutes) * 60)), longer than usual: try writing to the number.")
    }
  }

  private func name(_ alarm: Alarm) -> String {
    switch alarm {
    case .token: say("WhatsApp rifiuta il gettone", "token refused")
    case .permission: say("manca un permesso", "a permission is missing")
    case .restricted: say("account limitato da Meta", "account restricted")
    case .quality: say("troppe segnalazioni", "too many complaints")
    case .limit: say("limite di messaggi raggiunto", "message limit reached")
    case .payment: say("pagamento non riuscito", "payment failed")
    case .registration: say("numero non registrato", "number not registered")
    }
  }
}
