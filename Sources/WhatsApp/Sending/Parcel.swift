import Desk

/// One message of ours as a carrier takes it: to whom, what, and what it stands beside.
public struct Parcel: Equatable, Sendable {
  /// Where a carrier finds the bytes of a file.
  public enum File: Equatable, Sendable {
    /// Uploaded before, under this media id.
    case uploaded(String)
    /// To be fetched by the carrier from an address.
    case at(String)
  }

  /// What is carried.
  public enum Load: Equatable, Sendable {
    case text(String)
    /// A file; the name is shown for documents only.
    case file(Media.Sort, File, caption: String?, name: String?)
    case place(Location)
    /// A reaction to a message; nil takes it back.
    case reaction(String?, to: ProviderID)
    /// An approved template, which may go outside the 24 hours.
    case template(TemplateUse)
  }

  /// The number or the user id of the citizen; the number wins (whatsapp.md §4).
  public var to: Identity
  /// What is carried.
  public var load: Load
  /// The message it answers. Reactions and templates quote nothing.
  public var quoting: ProviderID?
  /// Our own number for it, which comes back with its news.
  public var callback: String?

  /// Makes a parcel.
  public init(to: Identity, load: Load, quoting: ProviderID? = nil, callback: String? = nil) {
    (self.to, self.load, self.quoting, self.callback) = (to, load, quoting, callback)
  }
}

/// A template with its blanks filled: name and language must be the approved ones to the letter (`it`, not `it_IT`).
public struct TemplateUse: Equatable, Sendable {
  /// The name it was approved under.
  public var name: String
  /// Its language's code.
  public var language: String
  /// What stands in the body's blanks, in their order.
  public var values: [Value]

  /// A blank: numbered ones have no name.
  public struct Value: Equatable, Sendable {
    /// The blank's name, where it has one.
    public var name: String?
    /// What stands there.
    public var text: String

    /// Fills a blank.
    public init(name: String? = nil, text: String) { (self.name, self.text) = (name, text) }
  }

  /// Makes a use.
  public init(name: String, language: String, values: [Value] = []) {
    (self.name, self.language, self.values) = (name, language, values)
  }
}

extension TemplateUse {
  /// A template as an operator filled it: numbered blanks have no name.
  public init(_ fill: TemplateFill) {
    self.init(
      name: fill.name, language: fill.language,
      values: fill.values.map { value in
        Value(name: value.blank.allSatisfy(\.isNumber) ? nil : value.blank, text: value.text)
      })
  }
}

/// A parcel that a carrier cannot take; nothing was asked of anybody.
public enum PackingRefusal: Error, Equatable, Sendable {
  /// The citizen has neither number nor user id.
  case noAddress
  /// The carrier has no way for such a thing: Callbell knows no places, reactions and uploads.
  case notCarried
}

/// A call to a carrier's API, before anybody opens a socket.
public struct CarrierRequest: Equatable, Sendable {
  /// What is done.
  public enum Method: String, Sendable { case get = "GET", post = "POST", delete = "DELETE" }

  /// What is done.
  public var method: Method
  /// Below the API's address, from its slash on.
  public var path: String
  /// What goes along.
  public var body: JSON?
  /// A file that goes along instead, as a form (`multipart/form-data`).
  public var file: Upload?

  /// A file on this machine, to be handed to a carrier.
  public struct Upload: Equatable, Sendable {
    /// Where it lies.
    public var path: String
    /// Its type, as the carrier is told.
    public var mimeType: String
    /// The form's other fields.
    public var fields: [(name: String, value: String)]

    /// Compares everything.
    public static func == (left: Upload, right: Upload) -> Bool {
      left.path == right.path && left.mimeType == right.mimeType
        && left.fields.elementsEqual(right.fields) { $0.name == $1.name && $0.value == $1.value }
    }
  }

  /// Makes a call.
  public init(_ method: Method, _ path: String, body: JSON? = nil, file: Upload? = nil) {
    (self.method, self.path, self.body, self.file) = (method, path, body, file)
  }
}
