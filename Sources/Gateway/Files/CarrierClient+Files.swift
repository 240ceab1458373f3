import AsyncHTTPClient
import Desk
import Foundation
import NIOCore
import NIOHTTP1
import Store
import WhatsApp

/// What fetching a file came to.
enum Fetched: Sendable {
  /// It lies beside the desk's file.
  case kept(KeptFile)
  /// The carrier answered something else than the file.
  case refused(http: Int)
  /// It came, and is not what it should be.
  case unfit(FileLoss)
  /// It did not come whole, or nobody answered.
  case lost
  /// It could not be written, by the system's code.
  case unwritten(code: Int)
}

/// A file to be fetched.
struct FileRequest: Sendable {
  /// Bytes at most: no file of WhatsApp's has more (whatsapp.md §5).
  static let limit = 100 << 20

  /// Where it is.
  var address: String
  /// The token, for who may have it.
  var token: String?
  /// The digest that its bytes must have; nil when none is known.
  var digest: String?
  /// What it is said to be.
  var wanted: WantedFile
}

extension CarrierClient {
  /// Fetches a file and keeps it beside the desk's file, if it has the digest and is of its sort. It is written as it
  /// comes, so that 100 MB need no memory, and cut off as soon as it is larger than any may be.
  func fetch(_ file: FileRequest, for store: Store) async -> Fetched {
    var request = HTTPClientRequest(url: file.address)
    request.headers.add(name: "User-Agent", value: "sportello-gateway")
    if let token = file.token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    do {
      let response = try await client.execute(request, timeout: .seconds(300))
      guard response.status == .ok else { return .refused(http: Int(response.status.code)) }
      let incoming = try IncomingFile(in: store, limit: FileRequest.limit, headBytes: SniffedType.headBytes)
      for try await piece in response.body { try piece.withUnsafeReadableBytes { try incoming.add($0) } }
      let facts = incoming.facts
      guard facts.bytes > 0, file.digest.map({ $0 == facts.digest }) ?? true else { return .unfit(.damaged) }
      guard SniffedType.fits(facts.head, file.wanted.sort) else { return .unfit(.disguised) }
      return .kept(try incoming.keep())
    } catch let fault as FileFault {
      switch fault {
      case .tooLarge: return .unfit(.tooLarge)
      case .failed(let code): return .unwritten(code: code)
      case .unreadable, .unwanted: return .lost
      }
    } catch {
      return .lost
    }
  }
}

/// Whose addresses are called, and who gets the token.
struct FileAddress {
  /// Meta's own hosts.
  private static let meta = [".fbsbx.com", ".facebook.com", ".fbcdn.net", ".whatsapp.net"]

  /// The address.
  let text: String
  /// Whether it may be called: over TLS, at a host that has a name; else only where the API itself is.
  let isAllowed: Bool
  /// Whether the token may go there: to Meta's own hosts, and to where the API is.
  let takesToken: Bool

  init(_ text: String, api: String) {
    self.text = text
    guard text.utf8.count <= 4096, let parts = URLComponents(string: text), let host = parts.host?.lowercased(),
      parts.user == nil, parts.password == nil
    else {
      (isAllowed, takesToken) = (false, false)
      return
    }
    let own = URLComponents(string: api)
    let isOwn = own?.scheme == parts.scheme && own?.host?.lowercased() == host && own?.port == parts.port
    let hasName =
      host.contains(".") && host.contains(where: \.isLetter) && !host.contains(":") && !host.hasSuffix(".local")
    let isSafe = parts.scheme == "https" && hasName && (parts.port ?? 443) == 443
    isAllowed = isOwn || isSafe
    takesToken = isOwn || (isSafe && Self.meta.contains { host.hasSuffix($0) })
  }
}
