import Desk
import Foundation

/// Templates: which may be used, and sending one where the 24 hours are over.
extension ConsoleState {
  /// What keeps a template from being sent here.
  var templateObstacle: Obstacle? {
    if let obstacle = chargeObstacle { return obstacle }
    guard let template = allowedTemplates.first else { return .refusal(.template(.notAllowed)) }
    let fill = TemplateFill(
      name: template.name, language: template.language, values: template.blanks.map { .init($0, ".") })
    return obstacle(toAct: .template(fill))
  }

  private var allowedTemplates: [Template] { office.templates.filter { $0.isUsable && $0.isAllowed } }

  /// Chooses a template for the chat.
  mutating func chooseTemplate() -> [Effect] {
    guard let subject else { return [] }
    let items = allowedTemplates.map { template in
      Menu.Item(
        title: template.name, detail: template.filled().split(separator: "\n").joined(separator: " "),
        choice: .template(TemplateFill(name: template.name, language: template.language), subject.id))
    }
    overlay = .menu(
      Menu(
        title: phrases.say("Manda un modello a \(subject.name)", "Send a template to \(subject.name)"), items: items))
    return []
  }

  /// Asks for the next blank; when all are filled it shows what the citizen will read.
  mutating func fill(_ fill: TemplateFill, _ id: ConversationID) -> [Effect] {
    let template = office.templates.first { ($0.name, $0.language) == (fill.name, fill.language) }
    guard let template else {
      refuse(Refusal.template(.unknown))
      return []
    }
    if template.blanks.count > fill.values.count {
      overlay = .prompt(Prompt(purpose: .question(.templateBlank(fill, blank: template.blanks[fill.values.count]), id)))
      return []
    }
    let text =
      phrases.say("Il cittadino leggerà:", "The citizen will read:") + "\n\n" + template.filled(fill.values) + "\n\n"
      + phrases.say("Lo mandi?", "Send it?")
    overlay = .confirm(Confirmation(text: text, consequence: .act(.template(fill), id)))
    return []
  }

  /// Takes the words of a blank.
  mutating func fill(_ fill: TemplateFill, blank: String, with text: String, _ id: ConversationID) -> [Effect] {
    guard !text.isEmpty else {
      refuse(Refusal.template(.blanks))
      return []
    }
    var fill = fill
    fill.values.append(.init(blank, text))
    return self.fill(fill, id)
  }

  /// Why the list of templates cannot be looked at.
  var templatesObstacle: Obstacle? { office.templates.isEmpty ? .refusal(.template(.unknown)) : nil }

  /// All templates with those that are approved; a supervisor's choice approves one or takes that back.
  mutating func showTemplates() -> [Effect] {
    let items = office.templates.map { template in
      let sign = !template.isUsable ? "✗" : template.isAllowed ? "✓" : "·"
      return Menu.Item(
        title: "\(sign) \(template.name) (\(template.language))",
        detail: template.filled().split(separator: "\n").joined(separator: " "),
        choice: .allowTemplate(template.name, language: template.language, !template.isAllowed),
        isIdle: !template.isUsable)
    }
    var menu = Menu(
      title: phrases.say("Modelli di WhatsApp: ✓ approvato, · no", "WhatsApp's templates: ✓ approved, · not"),
      items: items)
    menu.warning = phrases.say(
      "Invio approva un modello o lo toglie: lo fa un supervisore.",
      "Enter approves a template or takes that back: a supervisor does it.")
    overlay = .menu(menu)
    return []
  }

  /// Approves a template, or takes that back.
  mutating func allowTemplate(_ name: String, _ language: String, _ isAllowed: Bool) -> [Effect] {
    guard me.may(act: .supervisor) else {
      refuse(Refusal.roleMissing(.supervisor))
      return []
    }
    return [.outbox(.allowTemplate(name, language: language, isAllowed))]
  }
}

extension Phrases {
  static let templateTitles: [Command: Saying] = [
    .template: Saying(
      "manda un modello approvato, anche dopo le 24 ore", "send an approved template, also after 24 hours"),
    .templates: Saying("modelli di WhatsApp: quali si possono usare", "WhatsApp's templates: which may be used"),
  ]

  /// Why a template may not go.
  func sentence(_ refusal: TemplateRefusal) -> Sentence {
    switch refusal {
    case .unknown:
      sentence(
        "WhatsApp non offre questo modello", "chiedi a chi amministra di crearlo e di indicare waba_id al collegamento",
        "WhatsApp does not offer this template", "ask your administrator to make it and to give the gateway waba_id")
    case .notAllowed:
      sentence(
        "Nessun modello è approvato per lo sportello", "un supervisore li approva con «:\(promptName(.templates))»",
        "No template is approved for this desk", "a supervisor approves them with “:\(promptName(.templates))”")
    case .blanks:
      sentence(
        "Uno spazio del modello è vuoto o va a capo", "riempili tutti, ciascuno su una riga",
        "A blank of the template is empty or runs over a line", "fill them all, each on one line")
    }
  }

  /// What is asked for a blank.
  func question(blank: String) -> String { say("Testo per {{\(blank)}}: ", "Words for {{\(blank)}}: ") }

  /// What is said once a template is approved, or not any more.
  func approved(_ isAllowed: Bool) -> String {
    isAllowed ? say("Modello approvato", "Template approved") : say("Modello tolto", "Template taken back")
  }
}
