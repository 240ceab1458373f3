import Foundation
import Testing
import WhatsApp

/// Documented bodies and published chats may lie beside the package; where they do not there is nothing to test.
private let samples = package.deletingLastPathComponent().appending(path: "shared/samples")

private func sampleNames(in folder: String, ending: String) -> [String] {
  let files = try? FileManager.default.contentsOfDirectory(atPath: samples.appending(path: folder).path)
  return (files ?? []).filter { $0.hasSuffix(ending) }.sorted()
}

private let bodyNames = sampleNames(in: "cloud-api/webhook", ending: ".json")
private let chatNames = sampleNames(in: "exports", ending: ".txt")

@Suite("Documented bodies and published chats", .enabled(if: !bodyNames.isEmpty))
struct SamplesTests {
  /// Elements of the arrays under a key anywhere but in what is kept as another change, by Foundation's parser.
  private func count(_ key: String, in value: Any) -> Int {
    if let array = value as? [Any] { return array.map { count(key, in: $0) }.reduce(0, +) }
    guard let object = value as? [String: Any] else { return 0 }
    return object.map { name, value in
      if name == key { return (value as? [Any])?.count ?? 0 }
      return ["history", "message_echoes"].contains(name) ? 0 : count(key, in: value)
    }.reduce(0, +)
  }

  @Test("nothing is dropped", arguments: bodyNames)
  func nothingDropped(_ name: String) throws {
    let data = try Data(contentsOf: samples.appending(path: "cloud-api/webhook/\(name)"))
    let whole = try JSONSerialization.jsonObject(with: data)
    let delivery = try delivery(from: [UInt8](data), receivedAt: receipt)
    #expect(delivery.arrivals.count == count("messages", in: whole) + count("calls", in: whole))
    #expect(delivery.statuses.count == count("statuses", in: whole))
    let isOther = delivery.arrivals.isEmpty && delivery.statuses.isEmpty
    #expect(delivery.others.count == (isOther ? count("changes", in: whole) : 0))
    for arrival in delivery.arrivals where !name.hasPrefix("unsupported") {
      #expect(arrival.kind != .unsupported)
      #expect(!arrival.from.isAnonymous)
    }
  }

  @Test("the counts of published chats, reasoned out by hand", arguments: chatNames)
  func chats(_ name: String) throws {
    let expected: [String: (messages: Int, system: Int, media: Int, authors: [Int])] = [
      "it_android_formats_cases.txt": (7, 1, 2, [1, 1, 5]), "it_android_gdemerges.txt": (6, 0, 2, [3, 3]),
      "it_android_mtmxo.txt": (2, 1, 0, [1, 1]), "it_ios_taccuino.txt": (2, 1, 1, [2]),
    ]
    let counts = try #require(expected[name])
    let data = try Data(contentsOf: samples.appending(path: "exports/\(name)"))
    let summary = try exportedChat(from: [UInt8](data)).summary
    #expect(summary.messages == counts.messages)
    #expect(summary.system == counts.system)
    #expect(summary.media == counts.media)
    #expect(summary.authors.values.sorted() == counts.authors)
    #expect(summary.order == .dmy)
  }
}
