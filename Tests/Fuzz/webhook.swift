import Desk
import Foundation
import WhatsApp

/// One body, as Meta's webhook and as Callbell's: whatever it is, it is read or refused, and what is read is the same
/// once it is written again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let body = Array(UnsafeBufferPointer(start: start, count: count))
  let at = Date(timeIntervalSince1970: 1_773_309_600)
  _ = try? bodies(in: body)
  guard let json = try? JSON(body) else { return 0 }
  let canonical = json.canonicalBytes
  precondition((try? JSON(canonical).canonicalBytes) == canonical, "written again it is another value")
  precondition((try? JSON(json.escapedBytes))?.canonicalBytes == canonical, "escaped it is another value")
  guard let delivery = try? delivery(from: body, receivedAt: at) else { preconditionFailure("JSON is taken") }
  precondition(delivery.arrivals.count + delivery.statuses.count + delivery.others.count > 0, "nothing is dropped")
  for arrival in delivery.arrivals {
    precondition(!arrival.id.rawValue.isEmpty && arrival.at.timeIntervalSince1970 > 0)
  }
  _ = try? deliveriesByNumber(from: body, receivedAt: at)
  _ = try? callbellDelivery(from: body, receivedAt: at)
  return 0
}
