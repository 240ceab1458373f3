/// What each room may import, Foundation and Glibc's like besides. Arrows go down only; README tells the rooms.
let importTable: [String: Set<String>] = [
  "Policy": ["Yams"],
  "Moderation": ["Policy"],
  "Desk": ["Policy", "Moderation"],
  "WhatsApp": ["Desk", "Policy", "Crypto"],
  "Training": ["Policy", "Moderation", "Desk", "WhatsApp", "Yams"],
  "Console": ["Policy", "Moderation", "Desk", "Training"],
  "Store": ["Policy", "Moderation", "Desk", "Crypto", "GRDB", "GRDBSQLite"],
  "Terminal": ["Console", "CNcurses"],
  "CNcurses": [],
  "Gateway": [
    "Policy", "Moderation", "Desk", "WhatsApp", "Training", "Store", "Yams", "Crypto", "Hummingbird", "AsyncHTTPClient",
    "NIOCore", "NIOHTTP1", "NIOPosix", "HummingbirdCore", "HummingbirdTLS", "NIOSSL", "ServiceLifecycle", "Logging",
  ],
  "sportello-gateway": ["Gateway", "Policy", "Store", "ArgumentParser", "Logging"],
  "sportello": [
    "Policy", "Moderation", "Desk", "WhatsApp", "Training", "Console", "Store", "Terminal", "ArgumentParser",
  ],
]

/// Modules of the platform. Pure rooms have no business with those of the system, see `trespasses`.
let platform: Set<String> = ["Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Darwin", "Dispatch"]

/// Rooms in which nothing happens: values in, values out.
let pureRooms: Set<String> = ["Policy", "Moderation", "Desk", "WhatsApp", "Training", "Console"]

/// One import that the table does not allow.
struct Trespass: Equatable {
  var file: String
  var module: String
}

/// The modules that a source imports.
func imports(in source: String) -> [String] {
  source.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" || $0 == "internal" }
    guard words.first == "import", let last = words.last else { return nil }
    return last.split(separator: ".").first.map(String.init)
  }
}

/// What a file of a room imports against the table.
func trespasses(room: String, file: String, source: String) -> [Trespass] {
  let shells: Set<String> = pureRooms.contains(room) ? ["Glibc", "Darwin", "Dispatch", "Synchronization"] : []
  let allowed = (importTable[room] ?? []).union(platform.subtracting(shells))
  return imports(in: source).filter { !allowed.contains($0) }.map { Trespass(file: file, module: $0) }
}
