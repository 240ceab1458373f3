import Console
import Desk
import Foundation
import Moderation
import Policy
import Store
import Testing

@testable import sportello

/// A service's file with two citizens, one of whom threatens and sends a picture, in a folder that goes at the end.
final class DossierDesk {
  static let now = Date(timeIntervalSince1970: 1_773_309_600)
  static let anna = StaffID("a.bianchi")
  static let rita = StaffID("r.conti")

  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-\(UUID().uuidString)")
  let store: Store
  let threat: ConversationID
  let stranger: ConversationID
  /// Where the dossier goes.
  var out: String { folder.appendingPathComponent("out").path }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = try RulesetSource.embedded("arezzo")
    let admin = StaffID("admin")
    store = try Store.create(
      at: folder.appendingPathComponent("desk.sqlite").path, rules: source.yaml, ruleset: source.ruleset,
      kind: .service, by: admin, at: Self.now, headLog: HeadLog { _ in })
    for (id, name, roles) in [
      (Self.anna, "Anna Bianchi", [Staff.Role.operator]), (Self.rita, "Rita Conti", [.operator, .supervisor]),
    ] { try store.setStaff(Staff(id: id, name: name, roles: Set(roles)), by: admin, at: Self.now) }
    threat = try Self.write(store, 11, "1", .text("Domani vi aspetto fuori <b>\u{202E}"), .text)
    stranger = try Self.write(store, 12, "2", .text("Segreto di un altro"), .text)
    try fill()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func fill() throws {
    let picture = folder.appendingPathComponent("foto.png")
    try Data(AttacherTests.png + Array(repeating: 7, count: 300)).write(to: picture)
    let kept = try store.keepFile(picture.path, limit: 1 << 20, headBytes: 16)
    _ = try Self.write(store, 11, "3", .media(Media(.image, sha256: kept.digest, caption: "eccoli")), .image)
    _ = try Self.write(store, 11, "4", .text("Ho il diabete"), .text, marks: [.riservati])
    for (intent, chat) in [
      (Intent.claim, threat), (.note(text: "Avvisata la polizia"), threat), (.claim, stranger),
      (.note(text: "Nota altrui"), stranger), (.reply(text: "La prego", quoting: nil), threat),
      (.note(text: "Altra nota altrui"), stranger),
    ] { _ = try store.perform(intent, on: chat, by: Self.anna, at: Self.now + 60) }
    let first = try #require(try store.thread(threat, limit: 50)?.entries.first { $0.told == "incoming" })
    _ = try store.perform(
      .flag(first.id, clause: "A14.c", reason: "Minaccia"), on: threat, by: Self.anna, at: Self.now + 90)
  }

  private static func write(
    _ store: Store, _ citizen: Int, _ id: String, _ content: Content, _ kind: Arrival.Kind, marks: [Mark] = []
  ) throws -> ConversationID {
    let from = Identity(phone: "3934755500\(citizen)", profileName: "Cittadino \(citizen)")
    let arrival = Arrival(id: ProviderID("wamid.\(id)"), kind: kind, from: from, at: now, content: content)
    _ = try store.receive(Delivery(arrivals: [arrival]), judgements: [Judgement(marks: marks)], at: now)
    return try #require(try store.find(citizen: from))
  }

  /// Makes the dossier of the one who threatens.
  @discardableResult
  func make(by staff: StaffID = rita, reserved: Bool = false, recipient: String = "Procura") throws
    -> DossierWriter.Outcome
  {
    let wish = DossierWish(
      threat, recipient: recipient, purpose: "denuncia", withReserved: reserved, program: Sportello.version)
    return try DossierWriter(store: store, wish: wish, me: staff, now: Self.now + 120).write(to: out)
  }

  /// What the check finds.
  func check(heads: Set<Data> = [], with other: Store? = nil) throws -> DossierCheck {
    var check = try DossierCheck(out, heads: heads)
    check.run()
    if let other { check.compare(with: other) }
    return check
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "\(out)/\(name)")) }
  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }
  func write(_ name: String, _ data: Data) throws { try data.write(to: URL(fileURLWithPath: "\(out)/\(name)")) }

  /// Changes a file's text.
  func edit(_ name: String, _ change: (String) -> String) throws {
    let before = try text(name)
    let after = change(before)
    try #require(before != after, "\(name) has what is to be changed")
    try write(name, Data(after.utf8))
  }

  /// Changes the lines of a file.
  func lines(_ name: String, _ change: (inout [String]) -> Void) throws {
    var lines = try text(name).components(separatedBy: "\n")
    change(&lines)
    try write(name, Data(lines.joined(separator: "\n").utf8))
  }

  /// Makes manifest and list of digests fit the files again, as somebody who alters would.
  func reseal(_ change: (inout DossierManifest) -> Void = { _ in }) throws {
    var manifest = try DossierJSON.decode(DossierManifest.self, from: read("manifest.json"))
    change(&manifest)
    for index in manifest.files.indices {
      guard let data = try? read(manifest.files[index].path) else { continue }
      manifest.files[index].bytes = data.count
      manifest.files[index].sha256 = FileDigest.text(of: data)
    }
    let bytes = try DossierJSON.encode(manifest)
    try write("manifest.json", bytes)
    let own = DossierManifest.File(path: "manifest.json", bytes: bytes.count, sha256: FileDigest.text(of: bytes))
    try write("SHA256SUMS", Data((manifest.files + [own]).sums.utf8))
  }
}

extension Entry {
  /// What it is, in a word.
  fileprivate var told: String { if case .incoming = body { "incoming" } else { "other" } }
}
