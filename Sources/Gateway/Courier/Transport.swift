import Desk
import Foundation
import WhatsApp

/// What a call to a carrier came to.
public enum Transported: Equatable, Sendable {
  /// It answered.
  case answered(http: Int, body: [UInt8])
  /// No connection was made: nothing left this machine.
  case unreachable
  /// It left, and no whole answer came back.
  case lost
}

/// The way to a carrier's API.
public struct Transport: Sendable {
  /// Calls it, with the token.
  public var call: @Sendable (CarrierRequest) async -> Transported
  /// Whether there is another token than the one that was used last.
  public var hasNewToken: @Sendable () -> Bool

  /// Makes a way.
  public init(
    call: @escaping @Sendable (CarrierRequest) async -> Transported,
    hasNewToken: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.call, self.hasNewToken) = (call, hasNewToken)
  }
}

/// What a courier tells the log: numbers of messages and codes, never a word, a name or a number of a person.
public enum CourierNote: Equatable, Sendable {
  /// Messages whose sending was cut off by the end of the last process.
  case doubted(Int)
  /// A message was taken by the carrier.
  case sent(MessageID)
  /// A message may have gone out; it is not sent again.
  case uncertain(MessageID)
  /// A message will not go.
  case failed(MessageID, code: Int?)
  /// A message goes again later.
  case delayed(MessageID, code: Int?, seconds: Int)
  /// Nothing goes until then: the carrier cannot be reached, or wants a rest.
  case resting(seconds: Int, Alarm?)
  /// WhatsApp answered about a block.
  case block(WhatsAppLevel)
  /// A read mark was told, or dropped.
  case courtesy(isTold: Bool)
  /// The templates were read: how many; or why not.
  case templates(read: Int?, code: Int?)
  /// The file failed.
  case store(String)
}
