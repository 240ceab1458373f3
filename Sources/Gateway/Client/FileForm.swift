import Foundation
import NIOCore
import WhatsApp

/// A form with one file (`multipart/form-data`), read from the disk piece by piece: 100 MB need no memory.
struct FileForm: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  private let path: String
  private let head: [UInt8]
  private let tail: [UInt8]
  private let boundary = "sportello-\(UUID().uuidString)"
  /// Bytes of all of it.
  let bytes: Int

  /// Nil when there is no such file.
  init?(_ file: CarrierRequest.Upload) {
    var facts = stat()
    guard stat(file.path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    var head = ""
    for field in file.fields {
      head += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n\(field.value)\r\n"
    }
    // The citizen sees the name that the message gives; here any will do.
    head += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
    head += "Content-Type: \(file.mimeType.filter { $0.isASCII && !$0.isNewline })\r\n\r\n"
    (path, self.head, tail) = (file.path, Array(head.utf8), Array("\r\n--\(boundary)--\r\n".utf8))
    bytes = self.head.count + Int(facts.st_size) + tail.count
  }

  /// What the carrier is told that it is.
  var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  /// Starts at its head.
  func makeAsyncIterator() -> Pieces { Pieces(form: self) }

  /// A walk over it.
  struct Pieces: AsyncIteratorProtocol {
    private enum Place { case head, file(FileHandle), end }

    private let form: FileForm
    private var place = Place.head

    fileprivate init(form: FileForm) { self.form = form }

    /// The next piece; nil behind the last.
    mutating func next() async throws -> ByteBuffer? {
      switch place {
      case .head:
        place = .file(try FileHandle(forReadingFrom: URL(fileURLWithPath: form.path)))
        return ByteBuffer(bytes: form.head)
      case .file(let handle):
        if let piece = try handle.read(upToCount: 1 << 18), !piece.isEmpty { return ByteBuffer(bytes: piece) }
        try handle.close()
        place = .end
        return ByteBuffer(bytes: form.tail)
      case .end: return nil
      }
    }
  }
}
