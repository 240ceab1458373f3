import Desk
import Foundation

/// The most bytes one webhook body may have: WhatsApp's own limit (webhook overview, September 2026).
public let bodyLimit = 3 * 1024 * 1024

/// Everything that one Cloud API body brought: a whole envelope, one entry, one change or a bare `value`.
///
/// JSON of any shape is taken. Every element of every `messages[]` and `calls[]` becomes an arrival and every element
/// of every `statuses[]` a piece of news, whatever the field says; every other change becomes an `OtherChange`, and so
/// does a body in which nothing is found, so that nothing is dropped silently.
///
/// - Parameters:
///   - body: the bytes as they came.
///   - receivedAt: when they came; it stands in where WhatsApp's own timestamp is missing or absurd.
/// - Throws: `BodyError` for what is no JSON, too large or too deep.
public func delivery(from body: ArraySlice<UInt8>, receivedAt: Date) throws(BodyError) -> Delivery {
  guard body.count <= bodyLimit else { throw .tooLarge(bytes: body.count, limit: bodyLimit) }
  var delivery = Delivery()
  for change in changes(in: try JSON(body)) { change.add(to: &delivery, receivedAt: receivedAt) }
  return delivery
}

/// Everything that one Cloud API body brought; see the same for a slice.
///
/// - Throws: `BodyError` for what is no JSON, too large or too deep.
public func delivery(from body: [UInt8], receivedAt: Date) throws(BodyError) -> Delivery {
  try delivery(from: body[...], receivedAt: receivedAt)
}
