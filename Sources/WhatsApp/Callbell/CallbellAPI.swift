import Desk

/// Callbell's API for one channel: our words as its calls (whatsapp.md §9).
public struct CallbellAPI: Equatable, Sendable {
  /// The channel's id; nil for the account's main channel.
  public var channel: String?

  /// Speaks for a channel.
  public init(channel: String? = nil) { self.channel = channel }

  /// The key under which our own number for a message travels in its metadata.
  static let callbackKey = "sportello"

  /// Sends a message. Callbell quotes nothing: a quotation is left out.
  ///
  /// - Throws: `noAddress` for somebody without number and user id; `notCarried` for what Callbell has no call for.
  public func send(_ parcel: Parcel) throws(PackingRefusal) -> CarrierRequest {
    var members: [JSON.Member] = []
    if let phone = parcel.to.phone {
      members.append(.init("to", .string("+\(phone)")))
    } else if let userID = parcel.to.userID {
      members.append(.init("bsuid", .string(userID)))
    } else {
      throw .noAddress
    }
    members.append(.init("from", .string("whatsapp")))
    if let channel { members.append(.init("channel_uuid", .string(channel))) }
    members += try Self.load(parcel.load)
    if let callback = parcel.callback {
      members.append(.init("metadata", .object([.init(Self.callbackKey, .string(callback))])))
    }
    return CarrierRequest(.post, "/messages/send", body: .object(members))
  }

  private static func load(_ load: Parcel.Load) throws(PackingRefusal) -> [JSON.Member] {
    switch load {
    case .text(let text):
      return [.init("type", .string("text")), .init("content", .object([.init("text", .string(text))]))]
    case .file(let sort, .at(let address), let caption, _) where sort != .sticker:
      var content: [JSON.Member] = [.init("url", .string(address))]
      if sort == .image, let caption, !caption.isEmpty { content.append(.init("text", .string(caption))) }
      return [.init("type", .string(sort.rawValue)), .init("content", .object(content))]
    case .file, .place, .reaction, .template: throw .notCarried
    }
  }

  /// Asks who the key belongs to.
  public var inquiry: CarrierRequest { CarrierRequest(.get, "/auth/me") }

  /// Reads the answer to `send`. Callbell says that its own errors may be tried again; a proxy's page says nothing.
  public static func answer(http: Int, body: [UInt8]) -> CarrierAnswer {
    let json = try? JSON(body)
    if (200..<300).contains(http) { return reference(json?["message"]?["uuid"]).map { .accepted($0) } ?? .unclear }
    if (400..<500).contains(http) || json?.members != nil { return .refused(CarrierError(http: http)) }
    return .unclear
  }
}
