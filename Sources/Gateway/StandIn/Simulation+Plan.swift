import Desk
import Foundation
import Training
import WhatsApp

extension Simulation {
  /// What the citizens do, by what was asked for.
  func plan() throws(SimulationFault) -> CitizensPlan {
    var plan = CitizensPlan(
      speed: speed, rate: rate, messages: messages, citizens: citizens, batch: batch, seed: seed)
    guard let name = day else { return plan }
    let source: String
    if let embedded = Day.embedded(name) {
      source = embedded
    } else {
      guard let data = FileManager.default.contents(atPath: name), data.count <= Day.sourceLimit else {
        throw .noDay(
          "\(name): no day of this name and no such file; days: \(Day.embeddedNames.joined(separator: ", "))")
      }
      source = String(decoding: data, as: UTF8.self)
    }
    do { plan.day = try Day.parse(source, file: name).starting(at: Date()) } catch { throw .noDay("\(error)") }
    return plan
  }
}

extension StandIn {
  /// What somebody is made to say at the control address; nil for what is no such thing.
  func saying(_ body: [UInt8]) -> Arrival? {
    guard let json = try? JSON(body), let from = json["from"]?.filledText else { return nil }
    let number = UInt64(number(in: 0..<1_000_000))
    var content = Content.text(json["text"]?.text ?? "")
    if let word = json["file"]?.filledText {
      guard let sort = Media.Sort(rawValue: word) else { return nil }
      let file = InventedFile(sort, number)
      content = .media(
        Media(
          sort, id: file.name, mimeType: file.mimeType, sha256: file.digest, fileName: json["fileName"]?.filledText,
          caption: json["text"]?.filledText))
    }
    let isNumber = from.allSatisfy(\.isNumber)
    let citizen = Identity(
      phone: isNumber ? from : nil, userID: isNumber ? nil : from, profileName: json["name"]?.filledText)
    return Arrival(
      id: ProviderID(json["id"]?.filledText ?? "wamid.SAID.\(run).\(number)"), kind: content.kind, from: citizen,
      at: now, content: content)
  }
}
