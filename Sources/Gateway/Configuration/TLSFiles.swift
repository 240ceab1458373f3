import Foundation
import NIOSSL

/// A certificate and its key, for a gateway that ends TLS itself.
public struct TLSFiles: Equatable, Sendable {
  /// The certificate and those between it and its root, in PEM.
  public var certificate: String
  /// Its private key, in PEM; read by nobody else.
  public var key: String

  /// Names two files.
  public init(certificate: String, key: String) { (self.certificate, self.key) = (certificate, key) }
}

/// A certificate cannot be used. None of the sentences holds any of the key.
public enum TLSFault: Error, Equatable, Sendable {
  /// The certificate's file is missing, or no PEM.
  case certificate(path: String)
  /// The key's file cannot be had, or others may read it.
  case secret(SecretFault)
  /// It is no key in PEM.
  case key(path: String)
  /// The key is another certificate's.
  case mismatch(certificate: String, key: String)
}

extension TLSFault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .certificate(let path): "\(path): expected a certificate in PEM, with those that lead to its root behind it"
    case .secret(let fault): fault.description
    case .key(let path): "\(path): expected a private key in PEM, without a password"
    case .mismatch(let certificate, let key):
      "\(key): not the key of \(certificate): name the two that were made together"
    }
  }
}

extension TLSFiles {
  /// What the server needs of them: TLS 1.2 at least.
  public func configuration() throws(TLSFault) -> TLSConfiguration {
    let chain = try chain()
    let bytes: [UInt8]
    do { bytes = try SecretSource.contents(of: key, limit: 1 << 16) } catch { throw .secret(error) }
    guard let secret = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else { throw .key(path: key) }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
    configuration.minimumTLSVersion = .tlsv12
    guard (try? NIOSSLContext(configuration: configuration)) != nil else {
      throw .mismatch(certificate: certificate, key: key)
    }
    return configuration
  }

  /// Until when the certificate is good.
  public func end() throws(TLSFault) -> Date {
    try chain().first.map { Date(timeIntervalSince1970: TimeInterval($0.notValidAfter)) } ?? .distantPast
  }

  private func chain() throws(TLSFault) -> [NIOSSLCertificate] {
    guard let chain = try? NIOSSLCertificate.fromPEMFile(certificate), !chain.isEmpty else {
      throw .certificate(path: certificate)
    }
    return chain
  }
}
