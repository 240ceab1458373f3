import Desk

/// Meta's Cloud API for one number: our words as its calls (whatsapp.md §6).
public struct CloudAPI: Equatable, Sendable {
  /// The number's id, `phone_number_id`.
  public var number: String

  /// Speaks for a number.
  public init(number: String) { self.number = number }

  /// Sends a message.
  ///
  /// - Throws: `noAddress` for somebody without number and user id.
  public func send(_ parcel: Parcel) throws(PackingRefusal) -> CarrierRequest {
    var members = Self.product + [.init("recipient_type", .string("individual"))]
    members.append(try Self.address(parcel.to, number: "to", userID: "recipient"))
    let (type, object, quotes) = Self.load(parcel.load)
    if quotes, let quoted = parcel.quoting {
      members.append(.init("context", .object([.init("message_id", .string(quoted.rawValue))])))
    }
    members += [.init("type", .string(type)), .init(type, object)]
    if let callback = parcel.callback { members.append(.init("biz_opaque_callback_data", .string(callback))) }
    return CarrierRequest(.post, "/\(number)/messages", body: .object(members))
  }

  /// Marks a message of a citizen as read, and earlier ones with it.
  ///
  /// - Parameter typing: also shows the citizen for 25 seconds that somebody writes.
  public func read(_ message: ProviderID, typing: Bool = false) -> CarrierRequest {
    var members =
      Self.product + [.init("status", .string("read")), .init("message_id", .string(message.rawValue))]
    if typing { members.append(.init("typing_indicator", .object([.init("type", .string("text"))]))) }
    return CarrierRequest(.post, "/\(number)/messages", body: .object(members))
  }

  /// Blocks citizens at WhatsApp, or takes their blocks off; only who wrote in the last 24 hours can be blocked.
  ///
  /// - Throws: `noAddress` when one of them has neither number nor user id.
  public func block(_ citizens: [Identity], lifting: Bool = false) throws(PackingRefusal) -> CarrierRequest {
    var users: [JSON] = []
    for citizen in citizens { users.append(.object([try Self.address(citizen, number: "user", userID: "user_id")])) }
    return CarrierRequest(
      lifting ? .delete : .post, "/\(number)/block_users",
      body: .object(Self.product + [.init("block_users", .array(users))]))
  }

  /// Hands WhatsApp a file, for messages to name by the id that it answers (whatsapp.md §5).
  ///
  /// - Parameter mimeType: one of those that WhatsApp takes; of another it answers 131053.
  public func upload(_ path: String, mimeType: String) -> CarrierRequest {
    let fields = [(name: "messaging_product", value: "whatsapp"), (name: "type", value: mimeType)]
    return CarrierRequest(
      .post, "/\(number)/media", file: .init(path: path, mimeType: mimeType, fields: fields))
  }

  /// Asks about the number itself: the cheapest call that shows whether address, token and number belong together.
  public var inquiry: CarrierRequest { CarrierRequest(.get, "/\(number)?fields=id") }

  private static let product: [JSON.Member] = [.init("messaging_product", .string("whatsapp"))]

  /// The number goes out with its `+`: without, the desk's own country code would be put before it.
  private static func address(
    _ citizen: Identity, number: String, userID: String
  ) throws(PackingRefusal) -> JSON.Member {
    if let phone = citizen.phone { return .init(number, .string("+\(phone)")) }
    guard let name = citizen.userID else { throw .noAddress }
    return .init(userID, .string(name))
  }

  private static func load(_ load: Parcel.Load) -> (type: String, object: JSON, quotes: Bool) {
    switch load {
    case .text(let text):
      return ("text", .object([.init("preview_url", .bool(false)), .init("body", .string(text))]), true)
    case .file(let sort, let file, let caption, let name):
      return (sort.rawValue, media(sort, file, caption, name), true)
    case .place(let place): return ("location", location(place), true)
    case .reaction(let emoji, let message):
      let members: [JSON.Member] = [
        .init("message_id", .string(message.rawValue)), .init("emoji", .string(emoji ?? "")),
      ]
      return ("reaction", .object(members), false)
    case .template(let use): return ("template", template(use), false)
    }
  }

  private static func media(_ sort: Media.Sort, _ file: Parcel.File, _ caption: String?, _ name: String?) -> JSON {
    var members: [JSON.Member] =
      switch file {
      case .uploaded(let id): [.init("id", .string(id))]
      case .at(let address): [.init("link", .string(address))]
      }
    // WhatsApp shows no words with a sound or a sticker.
    if let caption, !caption.isEmpty, sort != .audio, sort != .sticker {
      members.append(.init("caption", .string(caption)))
    }
    if sort == .document, let name { members.append(.init("filename", .string(name))) }
    return .object(members)
  }

  private static func location(_ place: Location) -> JSON {
    var members: [JSON.Member] = [
      .init("latitude", .string("\(place.latitude)")), .init("longitude", .string("\(place.longitude)")),
    ]
    if let name = place.name { members.append(.init("name", .string(name))) }
    if let address = place.address { members.append(.init("address", .string(address))) }
    return .object(members)
  }

  private static func template(_ use: TemplateUse) -> JSON {
    var members: [JSON.Member] = [
      .init("name", .string(use.name)), .init("language", .object([.init("code", .string(use.language))])),
    ]
    guard !use.values.isEmpty else { return .object(members) }
    let parameters = use.values.map { value in
      let name: [JSON.Member] = value.name.map { [.init("parameter_name", .string($0))] } ?? []
      return JSON.object([.init("type", .string("text"))] + name + [.init("text", .string(value.text))])
    }
    members.append(
      .init("components", .array([.object([.init("type", .string("body")), .init("parameters", .array(parameters))])])))
    return .object(members)
  }
}
