/// The most bytes a file of recorded bodies may have.
public let bodyFileLimit = 256 * 1024 * 1024

/// The bodies in a file: the elements of the array it holds, else the one value that it is. They are slices of the
/// file, checked to be JSON; whether each is small enough is told by `delivery`, and one that is not harms no other.
///
/// The memory it takes is the file's own, however many bodies are in it and whatever they hold.
///
/// - Throws: `BodyError` for a file that is no JSON, too large or too deep.
public func bodies(in file: [UInt8]) throws(BodyError) -> Bodies {
  guard file.count <= bodyFileLimit else { throw .tooLarge(bytes: file.count, limit: bodyFileLimit) }
  do {
    var elements = Elements(of: file[...])
    while try elements.following() != nil {}
  } catch {
    throw error.located(in: file[...])
  }
  return Bodies(file: file[...])
}

/// The bodies in a file that has been checked, each found when it is asked for: there may be as many as bytes, and a
/// list of them would be larger than the file.
public struct Bodies: Sequence, Sendable {
  fileprivate var file: ArraySlice<UInt8>

  /// Starts at the first body.
  public func makeIterator() -> Iterator { Iterator(elements: Elements(of: file)) }

  /// A walk from body to body.
  public struct Iterator: IteratorProtocol {
    fileprivate var elements: Elements

    /// The next body; nil behind the last.
    public mutating func next() -> ArraySlice<UInt8>? {
      // The whole file was walked over before without a fault.
      try? elements.following()
    }
  }
}

/// A walk over the elements of an array, or over the one value that is none, that builds nothing of them.
private struct Elements {
  private enum Place { case start, inArray, end }

  private var reader: JSONReader
  private var place = Place.start

  init(of file: ArraySlice<UInt8>) { reader = JSONReader(file) }

  /// The bytes of the next element; nil when all of the file has been walked over.
  mutating func following() throws(JSONFault) -> ArraySlice<UInt8>? {
    if place == .start {
      place = reader.next() == UInt8(ascii: "[") ? .inArray : .end
      if place == .end { return try reader.skippedValue() }
      reader.position += 1
      if reader.next() != UInt8(ascii: "]") { return try reader.skippedValue() }
    } else if place == .inArray, reader.next() == UInt8(ascii: ",") {
      reader.position += 1
      return try reader.skippedValue()
    }
    if place == .inArray {
      guard reader.next() == UInt8(ascii: "]") else { throw reader.expected("a comma or ]") }
      reader.position += 1
      place = .end
    }
    try reader.finish()
    return nil
  }
}
