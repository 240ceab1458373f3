// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "sportello",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "sportello", targets: ["sportello"]),
    .executable(name: "sportello-gateway", targets: ["sportello-gateway"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
    .package(url: "https://github.com/apple/swift-crypto", .upToNextMinor(from: "4.5.2")),
    // For the gateway alone: the product `sportello` compiles none of them.
    .package(url: "https://github.com/hummingbird-project/hummingbird", .upToNextMinor(from: "2.28.1")),
    .package(url: "https://github.com/swift-server/async-http-client", .upToNextMinor(from: "1.37.0")),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", .upToNextMinor(from: "2.13.0")),
    .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.2")),
    .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.2")),
    .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.6")),
  ],
  targets: [
    // Pure rooms: values in, values out. Arrows go down only; Tests/HouseTests holds the table against the sources.
    .target(
      name: "Policy", dependencies: [.product(name: "Yams", package: "Yams")], exclude: ["Enrolment/Words", "Rulesets"]),
    .target(name: "Moderation", dependencies: ["Policy"], exclude: ["Words"]),
    .target(name: "Desk", dependencies: ["Policy", "Moderation"]),
    .target(
      name: "WhatsApp",
      dependencies: ["Desk", "Policy", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "Training",
      dependencies: ["Policy", "Moderation", "Desk", "WhatsApp", .product(name: "Yams", package: "Yams")]),
    .target(name: "Console", dependencies: ["Policy", "Moderation", "Desk", "Training"]),
    // Shells: the only places that know SQL and ncurses.
    .target(
      name: "Store",
      dependencies: [
        "Policy", "Moderation", "Desk",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "CNcurses", exclude: ["Floor"], linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "Terminal", dependencies: ["Console", "CNcurses"]),
    .executableTarget(
      name: "sportello",
      dependencies: [
        "Policy", "Moderation", "Desk", "WhatsApp", "Training", "Console", "Store", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // The daemon, with the only HTTP of the house.
    .target(
      name: "Gateway",
      dependencies: [
        "Policy", "Moderation", "Desk", "WhatsApp", "Training", "Store", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .executableTarget(
      name: "sportello-gateway",
      dependencies: [
        "Gateway", "Policy", "Store", .product(name: "Logging", package: "swift-log"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "PolicyTests", dependencies: ["Policy"]),
    .testTarget(name: "ModerationTests", dependencies: ["Moderation", "Policy"]),
    .testTarget(name: "DeskTests", dependencies: ["Desk", "Policy", "Moderation"]),
    .testTarget(
      name: "WhatsAppTests",
      dependencies: ["WhatsApp", "Desk", "Policy", .product(name: "Crypto", package: "swift-crypto")]),
    .testTarget(name: "TrainingTests", dependencies: ["Training", "Desk", "Policy", "WhatsApp"]),
    .testTarget(
      name: "ConsoleTests", dependencies: ["Console", "Desk", "Policy", "Moderation"], exclude: ["Pictures"]),
    .testTarget(name: "StoreTests", dependencies: ["Store", "Desk", "Policy", "Moderation"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["sportello", "Store", "Training", "Desk", "Policy", "Console", "WhatsApp", "Moderation"]),
    .testTarget(
      name: "GatewayTests",
      dependencies: [
        "Gateway", "Store", "WhatsApp", "Desk", "Policy", "Moderation",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
      ]),
    .testTarget(name: "HouseTests"),
  ],
  swiftLanguageModes: [.v6]
)
