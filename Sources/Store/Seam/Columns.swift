import Desk
import Foundation
import GRDBSQLite

/// One row of an answer, read from left to right: the order of the reads is the order of the columns.
struct Columns {
  private let row: OpaquePointer
  private var index: Int32 = 0

  /// The row on which a statement stands.
  init(_ row: OpaquePointer) { self.row = row }

  /// A column that may be NULL.
  mutating func optionalInteger() -> Int64? {
    defer { index += 1 }
    return sqlite3_column_type(row, index) == SQLITE_NULL ? nil : sqlite3_column_int64(row, index)
  }

  /// A column that is never NULL.
  mutating func integer() throws -> Int64 { try present(optionalInteger()) }

  /// A column that may be NULL.
  mutating func optionalText() -> String? {
    defer { index += 1 }
    guard let bytes = sqlite3_column_text(row, index) else { return nil }
    let count = Int(sqlite3_column_bytes(row, index))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A column that is never NULL.
  mutating func text() throws -> String { try present(optionalText()) }

  /// A column of bytes that is never NULL.
  mutating func blob() throws -> Data {
    defer { index += 1 }
    guard sqlite3_column_type(row, index) != SQLITE_NULL else { return try present(nil) }
    let count = Int(sqlite3_column_bytes(row, index))
    return sqlite3_column_blob(row, index).map { Data(bytes: $0, count: count) } ?? Data()
  }

  /// A yes or no.
  mutating func flag() throws -> Bool { try integer() != 0 }

  /// A small number that may be NULL.
  mutating func optionalInt() -> Int? { optionalInteger().flatMap { Int(exactly: $0) } }

  /// A small number.
  mutating func int() throws -> Int { try present(optionalInt()) }

  /// An instant.
  mutating func instant() throws -> Date { Date(milliseconds: try integer()) }

  /// An instant that may be NULL.
  mutating func optionalInstant() -> Date? { optionalInteger().map(Date.init(milliseconds:)) }

  /// The number of a thing.
  mutating func id<Thing>() throws -> Identifier<Thing> { Identifier(try integer()) }

  /// The number of a thing, if there is one.
  mutating func optionalID<Thing>() -> Identifier<Thing>? { optionalInteger().map { Identifier($0) } }

  /// A word of one of our enumerations, if there is one.
  mutating func optionalWord<Word: RawRepresentable>() throws -> Word? where Word.RawValue == String {
    guard let text = optionalText() else { return nil }
    return try present(Word(rawValue: text))
  }

  /// A word of one of our enumerations.
  mutating func word<Word: RawRepresentable>() throws -> Word where Word.RawValue == String {
    try present(Word(rawValue: try text()))
  }

  /// A JSON value, if there is one.
  mutating func optionalJSON<Value: Decodable>() throws -> Value? {
    guard let text = optionalText() else { return nil }
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
      throw Damage(column: Int(index))
    }
    return value
  }

  /// A JSON value.
  mutating func json<Value: Decodable>() throws -> Value { try present(optionalJSON()) }

  /// Words in one column, as `joined` wrote them.
  mutating func words() -> [String] {
    optionalText().map { $0.split(separator: "\n").map(String.init) } ?? []
  }

  private func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Damage(column: Int(index)) }
    return value
  }
}

/// A column that does not hold what our own statements put there.
struct Damage: Error {
  /// Which column of the answer, from 1.
  var column: Int
}

extension [String] {
  /// Words for one column; nil when there are none.
  var joinedWords: String? { isEmpty ? nil : joined(separator: "\n") }
}

extension Encodable {
  /// The value as JSON text with sorted keys, so that equal values are equal texts.
  func jsonText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
