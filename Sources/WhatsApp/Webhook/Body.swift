import Desk
import Foundation

/// The most bytes one webhook body may have: WhatsApp's own limit (webhook overview, September 2026).
public let bodyLimit = 3 * 1024 * 1024

/// The most bytes a file of recorded bodies may have.
public let bodyFileLimit = 256 * 1024 * 1024

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

/// The bodies in a file: the elements of the array it holds, else the one value that it is. They are slices of the
/// file, checked to be JSON; whether each is small enough is told by `delivery`.
///
/// - Throws: `BodyError` for a file that is no JSON, too large or too deep.
public func bodies(in file: [UInt8]) throws(BodyError) -> [ArraySlice<UInt8>] {
  guard file.count <= bodyFileLimit else { throw .tooLarge(bytes: file.count, limit: bodyFileLimit) }
  do {
    return try slices(of: file[...])
  } catch {
    throw error.located(in: file[...])
  }
}

private func slices(of file: ArraySlice<UInt8>) throws(JSONFault) -> [ArraySlice<UInt8>] {
  var reader = JSONReader(file)
  var found: [ArraySlice<UInt8>] = []
  let isArray = reader.next() == UInt8(ascii: "[")
  if isArray { reader.position += 1 }
  if isArray, reader.next() == UInt8(ascii: "]") {
    reader.position += 1
  } else {
    while true {
      _ = reader.next()
      let start = reader.position
      _ = try reader.value()
      found.append(file[start..<reader.position])
      guard isArray else { break }
      let separator = reader.next()
      guard separator == UInt8(ascii: ",") || separator == UInt8(ascii: "]") else {
        throw reader.expected("a comma or ]")
      }
      reader.position += 1
      if separator == UInt8(ascii: "]") { break }
    }
  }
  try reader.finish()
  return found
}
