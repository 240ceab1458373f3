import Foundation

/// The name by which the carrier knows a message, unique in the file: WhatsApp's `wamid.…`, or `sha256:…` over the
/// bytes of a message that came without one.
public struct ProviderID: RawRepresentable, Hashable, Sendable, Codable {
  /// The name itself.
  public let rawValue: String

  /// Wraps a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Wraps a name.
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// Something a citizen did that reached the desk.
public struct Arrival: Equatable, Sendable {
  /// What sort of thing came, in the words that `import webhook --json` counts by.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    case text, image, video, audio, document, sticker, location, contacts, interactive, button, order, reaction
    case system, edit, revoke, call, unsupported
  }

  /// How far a message had travelled before it came.
  public enum Forwarding: String, Sendable, Codable { case once, often }

  /// The carrier's name for it; the same one twice is a duplicate.
  public var id: ProviderID
  /// What sort of thing came.
  public var kind: Kind
  /// Who sent it.
  public var from: Identity
  /// When, by WhatsApp's own timestamp; the moment of receipt when there was none.
  public var at: Date
  /// What it holds.
  public var content: Content
  /// The message it answers, when it quotes one.
  public var quoting: ProviderID?
  /// Whether it was passed on, and how often.
  public var forwarding: Forwarding?
  /// The group it was written in, if any.
  public var group: String?
  /// The element as it came, canonical JSON, with identity and understood text replaced by references;
  /// what could not be understood is whole.
  public var raw: String
  /// Whether `raw` is whole, and so must be sealed and go with its citizen or its term.
  public var isRawWhole: Bool

  /// Makes an arrival.
  public init(
    id: ProviderID, kind: Kind, from: Identity, at: Date, content: Content, quoting: ProviderID? = nil,
    forwarding: Forwarding? = nil, group: String? = nil, raw: String = "", isRawWhole: Bool = false
  ) {
    (self.id, self.kind, self.from, self.at, self.content) = (id, kind, from, at, content)
    (self.quoting, self.forwarding, self.group) = (quoting, forwarding, group)
    (self.raw, self.isRawWhole) = (raw, isRawWhole)
  }
}

extension Arrival {
  /// Whether it refreshes WhatsApp's 24 hours: a message, a reaction or a call of the citizen does; system events,
  /// edits, deletions do not.
  public var refreshesWindow: Bool {
    switch content {
    case .text, .media, .location, .contacts, .choice, .order, .reaction, .unsupported: true
    case .call(let call): call.isFromCitizen
    case .edit, .revoke, .system: false
    }
  }

  /// Whether it asks for something, and so opens a session, waits for an answer and may be answered automatically.
  public var asks: Bool {
    switch content {
    case .text, .media, .location, .contacts, .choice, .order, .unsupported: true
    case .call(let call): call.isFromCitizen
    case .reaction, .edit, .revoke, .system: false
    }
  }

  /// The words in it, for search, moderation and the inbox's second line.
  public var text: String? {
    switch content {
    case .text(let body): body
    case .media(let media): media.caption
    case .location(let place): [place.name, place.address].compactMap(\.self).joined(separator: ", ").nonEmpty
    case .contacts(let cards): cards.map(\.name).joined(separator: ", ").nonEmpty
    case .choice(let title, let detail): [title, detail].compactMap(\.self).joined(separator: "\n").nonEmpty
    case .order(let text, _): text
    case .reaction(let emoji, _): emoji
    case .edit(_, let text): text
    case .system(.other(let body)): body
    case .revoke, .system, .call, .unsupported: nil
    }
  }
}

extension String {
  /// The string, or nil when there is nothing in it.
  var nonEmpty: String? { isEmpty ? nil : self }
}
