import Desk

extension CloudAPI {
  /// Asks which apps are told of an account's messages.
  public static func subscriptions(of account: String) -> CarrierRequest {
    CarrierRequest(.get, "/\(account)/subscribed_apps")
  }

  /// Asks for the templates of an account, a page at a time.
  ///
  /// - Parameters:
  ///   - account: the WhatsApp Business Account's id.
  ///   - cursor: behind which to go on; nil is the beginning.
  public static func templates(of account: String, after cursor: String? = nil) -> CarrierRequest {
    let fields = "name,language,status,category,components"
    let next = cursor.map { "&after=\($0)" } ?? ""
    return CarrierRequest(.get, "/\(account)/message_templates?fields=\(fields)&limit=100\(next)")
  }

  /// Reads a page of templates, and where the next one begins. One that has blanks outside its body, a picture above it, or
  /// that WhatsApp has not approved, is told as not usable.
  ///
  /// - Throws: the refusal; 503 for an answer that cannot be read.
  public static func templates(
    http: Int, body: [UInt8]
  ) throws(CarrierError) -> (templates: [Template], next: String?) {
    let json = try? JSON(body)
    guard (200..<300).contains(http), let json, json["data"]?.elements != nil else {
      if case .refused(let error) = refusal(http: http, json) { throw error }
      throw CarrierError(http: 503)
    }
    let cursor = json["paging"]?["next"] == nil ? nil : json["paging"]?["cursors"]?["after"]?.filledText
    // A cursor goes into an address: only what needs no escape.
    let isPlain = cursor?.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
        || byte == 0x5F || byte == 0x3D
    }
    return (json.records("data").compactMap(template), isPlain == true ? cursor : nil)
  }

  private static func template(_ json: JSON) -> Template? {
    guard let name = json["name"]?.filledText, let language = json["language"]?.filledText,
      name.utf8.count <= 512, language.utf8.count <= 16
    else { return nil }
    let parts = json.records("components")
    func part(_ type: String) -> JSON? { parts.first { $0["type"]?.text?.uppercased() == type } }
    guard let text = part("BODY")?["text"]?.filledText, text.utf8.count <= 8_192 else { return nil }
    let header = part("HEADER")
    let isPlain = header == nil || header?["format"]?.text?.uppercased() == "TEXT"
    let fixed = [header?["text"]?.text, part("FOOTER")?["text"]?.text].compactMap(\.self)
    let buttons = part("BUTTONS")?.records("buttons") ?? []
    let hasOtherBlanks =
      fixed.contains { $0.contains("{{") }
      || buttons.contains { ($0["url"]?.text ?? "").contains("{{") || $0["type"]?.text?.uppercased() == "COPY_CODE" }
    let category = json["category"]?.text?.uppercased() ?? ""
    return Template(
      name: name, language: language, category: category, header: isPlain ? header?["text"]?.filledText : nil,
      body: text, footer: part("FOOTER")?["text"]?.filledText,
      isUsable: json["status"]?.text?.uppercased() == "APPROVED" && isPlain && !hasOtherBlanks
        && category != "AUTHENTICATION")
  }
}
