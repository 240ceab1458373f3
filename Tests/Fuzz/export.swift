import Foundation
import WhatsApp

/// One exported chat: whatever it is, it is read or refused, and every line is counted once.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let chat = try? exportedChat(from: Array(UnsafeBufferPointer(start: start, count: count))) else { return 0 }
  let summary = chat.summary
  precondition(summary.messages + summary.system == chat.entries.count, "every entry is counted once")
  precondition(summary.authors.values.reduce(0, +) == summary.messages, "every message has an author")
  return 0
}
