import Desk
import Foundation

/// As `delivery`, sorted by the business number that each change is about: one app may bring the webhooks of several
/// numbers to one address. What names no number stands under nil.
///
/// - Throws: `BodyError` for what is no JSON, too large or too deep.
public func deliveriesByNumber(
  from body: [UInt8], receivedAt: Date
) throws(BodyError) -> [(phoneNumberID: String?, delivery: Delivery)] {
  guard body.count <= bodyLimit else { throw .tooLarge(bytes: body.count, limit: bodyLimit) }
  var sorted: [(phoneNumberID: String?, delivery: Delivery)] = []
  for change in changes(in: try JSON(body)) {
    let number = change.value["metadata"]?["phone_number_id"]?.filledText
    let place = sorted.firstIndex { $0.phoneNumberID == number } ?? sorted.endIndex
    if place == sorted.endIndex { sorted.append((number, Delivery())) }
    change.add(to: &sorted[place].delivery, receivedAt: receivedAt)
  }
  return sorted
}
