import Policy

/// What the administrator of a gateway writes: which desks it connects, over which carrier, and where it listens.
public struct GatewayConfiguration: Equatable, Sendable {
  /// Where a server listens.
  public struct Address: Equatable, Sendable {
    /// A name or a numeric address.
    public var host: String
    /// Its port.
    public var port: Int

    /// Makes an address.
    public init(host: String, port: Int) { (self.host, self.port) = (host, port) }
  }

  /// Where webhooks come in, at `/webhook/NAME`.
  public var listen: Address
  /// Where `/health` and `/metrics` are told; on this machine only.
  public var operations: Address
  /// With which certificate webhooks are taken; nil behind a proxy that ends TLS.
  public var tls: TLSFiles?
  /// The desks.
  public var services: [Service]
  /// The folder to which paths in it are relative.
  public var folder: String
}

/// One desk that the gateway connects.
public struct Service: Equatable, Sendable {
  /// Who carries the messages.
  public enum Carrier: Equatable, Sendable {
    /// Meta's Cloud API, for one of its numbers.
    case cloudAPI(phoneNumberID: String)
    /// Callbell, for one of its channels or the account's main one.
    case callbell(channel: String?)
  }

  /// Its name in addresses, logs and metrics.
  public var name: String
  /// The ruleset that its file must have in force: one of the program's, or the path of one.
  public var rules: String
  /// The desk's file.
  public var database: String
  /// Who carries the messages.
  public var carrier: Carrier
  /// The carrier's API, without the last slash.
  public var api: String
  /// What Meta signs with. Callbell signs nothing.
  public var appSecret: SecretSource?
  /// What Meta asks for before the first webhook. Callbell asks nothing.
  public var verifyToken: SecretSource?
  /// With what the API is called.
  public var accessToken: SecretSource
  /// The last part of the address that Callbell calls: who knows it is believed.
  public var pathSecret: SecretSource?
  /// Whether Callbell's API is asked whether what its webhook says is so (`reread`).
  public var rereads = false
  /// The WhatsApp Business Account's id (`waba_id`), whose templates the gateway reads; nil where none is named.
  public var account: String?
}

/// Where a secret stands; never in the configuration itself.
public enum SecretSource: Equatable, Sendable {
  /// In a file that others cannot read.
  case file(String)
  /// In a variable of the environment.
  case environment(String)
}
