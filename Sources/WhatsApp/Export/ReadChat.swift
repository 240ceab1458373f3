import Foundation
import Policy

/// The most bytes an exported chat may have; WhatsApp stops at 40,000 messages, far below.
public let exportLimit = 256 * 1024 * 1024

/// Reads an exported chat, from Android or iOS, in Italian or English.
///
/// - Parameter zone: where the phone's clock is taken to stand, since the file does not say.
/// - Throws: `ExportError` when the file is none.
public func exportedChat(from bytes: [UInt8], zone: Zone = .rome) throws(ExportError) -> ExportedChat {
  throw .noHeader(line: 1)
}
