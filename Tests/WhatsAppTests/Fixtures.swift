import Foundation
import WhatsApp

/// The package's folder.
let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The bytes of a file under `fixtures/`.
func fixture(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: package.appending(path: "fixtures").appending(path: path)))
}

/// When the bodies in these tests came in.
let receipt = Date(timeIntervalSince1970: 1_773_399_600)

/// An invented citizen's number.
let phone = "393475550142"

/// A bare value with one message of a type, holding what is given.
func body(_ type: String, _ object: String, more: String = "") -> [UInt8] {
  Array(
    """
    {"messages":[{"from":"\(phone)","id":"wamid.T1","timestamp":"1773306000","type":"\(type)","\(type)":\(object)\(more)}]}
    """.utf8)
}
