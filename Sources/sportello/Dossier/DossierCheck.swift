import Console
import Desk
import Foundation
import Store

/// Checks a dossier's folder (A16): what was altered, what is proven and what is not. Needs no database.
struct DossierCheck {
  /// Something that is not as it was written.
  struct Problem: Equatable {
    /// The file; nil for the dossier as a whole.
    var file: String?
    /// The line, from 1, where it can be told.
    var line: Int?
    /// What is wrong.
    var what: String
  }

  /// Bytes of a file that is read whole, at most.
  static let largest = 512 << 20
  /// Bytes of a manifest at most.
  static let largestManifest = 16 << 20

  /// What was found so far.
  private(set) var problems: [Problem] = []
  /// What the manifest says, once it could be read.
  private(set) var manifest: DossierManifest?
  /// What the chain proved, once it held.
  private(set) var proof: ChainProof?
  /// What was compared with the desk's file, in a sentence; nil when nothing was.
  private(set) var compared: String?
  /// Whether the page was laid out anew and is the same.
  private(set) var isPageProven = false
  /// Digests that are to stand in the chain.
  let heads: Set<Data>
  private let folder: HostileFolder
  private var dossier: Dossier?

  /// Takes up a folder.
  ///
  /// - Throws: a failure when there is none.
  init(_ path: String, heads: Set<Data> = []) throws {
    (folder, self.heads) = (try HostileFolder(path), heads)
  }

  /// Checks everything that can be.
  mutating func run() {
    guard let manifest: DossierManifest = decoded("manifest.json", limit: Self.largestManifest) else { return }
    guard manifest.format == DossierManifest.format else {
      let known = DossierManifest.format
      return note("manifest.json", "its form is '\(manifest.format.prefix(40))', this program reads '\(known)'")
    }
    self.manifest = manifest
    checkFiles(manifest)
    checkSums(manifest)
    checkContents(manifest)
    checkChain(manifest)
    checkPage(manifest)
  }

  mutating func note(_ file: String?, line: Int? = nil, _ what: String) {
    problems.append(Problem(file: file, line: line, what: what))
  }

  /// Every file by size and digest, and that there is no other.
  private mutating func checkFiles(_ manifest: DossierManifest) {
    let named = Set(manifest.files.map(\.path))
    if named.count != manifest.files.count { note("manifest.json", "it names a file twice") }
    for needed in ["chain.jsonl", "dossier.html", "dossier.json"] where !named.contains(needed) {
      note("manifest.json", "it does not name \(needed)")
    }
    for file in manifest.files {
      guard Self.belongs(file.path), file.bytes >= 0 else {
        note("manifest.json", "it names a file that no dossier has: '\(file.path.prefix(80))'")
        continue
      }
      do throws(HostileFolder.Trouble) {
        let digest = try folder.digest(file.path, bytes: file.bytes)
        if digest != file.sha256 { note(file.path, "it was altered: its SHA-256 is not the manifest's") }
      } catch { note(file.path, error.sentence) }
    }
    let (paths, isCut) = folder.list()
    let extra = paths.filter { !named.contains($0) && $0 != "manifest.json" && $0 != "SHA256SUMS" }
    for path in extra.prefix(20) { note(path, "the manifest does not name it: it was added") }
    if extra.count > 20 || isCut { note(nil, "there are more files that the manifest does not name") }
  }

  /// Whether a dossier may hold a file of that name: nothing else is ever opened.
  private static func belongs(_ path: String) -> Bool {
    if ["chain.jsonl", "dossier.html", "dossier.json"].contains(path) { return true }
    guard path.hasPrefix("media/") else { return false }
    let name = path.utf8.dropFirst(6)
    return name.count == 64
      && name.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (97...102).contains($0) }
  }

  private mutating func checkSums(_ manifest: DossierManifest) {
    do throws(HostileFolder.Trouble) {
      let bytes = try folder.read("manifest.json", limit: Self.largestManifest)
      let own = DossierManifest.File(path: "manifest.json", bytes: bytes.count, sha256: FileDigest.text(of: bytes))
      let expected = (manifest.files + [own]).sums.split(separator: "\n")
      let found = String(decoding: try folder.read("SHA256SUMS", limit: Self.largestManifest), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let differing = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      if let line = differing ?? (found.count == expected.count ? nil : min(found.count, expected.count)) {
        note("SHA256SUMS", line: line + 1, "it does not agree with the manifest")
      }
    } catch { note("SHA256SUMS", error.sentence) }
  }

  private mutating func checkContents(_ manifest: DossierManifest) {
    dossier = decoded("dossier.json", limit: Self.largest)
    guard let dossier else { return }
    if dossier.heading != manifest.heading {
      note("manifest.json", "its heading is not that of dossier.json: one of them was altered")
    }
    let listed = manifest.files.map(\.path).filter { $0.hasPrefix("media/") }.map { String($0.dropFirst(6)) }
    for digest in dossier.files where !listed.contains(digest) {
      note("media/\(digest.prefix(64))", "dossier.json speaks of it, the manifest does not: it was removed")
    }
    for digest in listed where !dossier.files.contains(digest) {
      note("media/\(digest)", "no message of dossier.json has it: it was added")
    }
    for file in manifest.files where file.path.hasPrefix("media/") && file.path != "media/\(file.sha256)" {
      note(file.path, "its name is not its digest: it was altered, and the manifest with it")
    }
  }

  /// The journal's part: the chain itself, then what its last act and its other acts say of the contents.
  private mutating func checkChain(_ manifest: DossierManifest) {
    guard let lines = chainLines() else { return }
    do throws(ChainFault) {
      proof = try manifest.chain.prove(lines, of: manifest.heading.conversation, finding: heads)
    } catch { return note("chain.jsonl", line: error.line, error.problem) }
    guard let proof, let dossier else { return }
    guard let making = proof.acts.last, making.verb == JournalVerb.dossierMade.rawValue,
      making.row == manifest.chain.lastRow
    else { return note("chain.jsonl", line: lines.count, "the last act is not the making of a dossier") }
    if let contents = try? folder.read("dossier.json", limit: Self.largest),
      making.about != "\(dossier.heading.number):\(FileDigest.text(of: contents))"
    {
      note("dossier.json", "it was altered: row \(making.row) of the journal has another digest of it")
    }
    let acts = Array(proof.acts.dropLast())
    if acts != dossier.acts {
      let row = zip(acts, dossier.acts).first { $0 != $1 }?.0.row
      let place = row.map { "row \($0)" } ?? "their number"
      note("dossier.json", "its acts are not those of the chain: \(place) differs")
    }
    for digest in heads where proof.found[digest] == nil {
      note(
        "chain.jsonl",
        "\(digest.hexadecimal) does not stand in it: the chain was written anew, or that day lies outside")
    }
  }

  private mutating func chainLines() -> [ChainLine]? {
    do throws(HostileFolder.Trouble) {
      let bytes = try folder.read("chain.jsonl", limit: Self.largest)
      let decoder = JSONDecoder()
      var lines: [ChainLine] = []
      for (index, text) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if text.isEmpty, index > 0 { continue }
        guard let line = try? decoder.decode(ChainLine.self, from: Data(text)) else {
          note("chain.jsonl", line: index + 1, "it is no row of an extract: it was altered")
          return nil
        }
        lines.append(line)
      }
      return lines
    } catch {
      if !problems.contains(where: { $0.file == "chain.jsonl" }) { note("chain.jsonl", error.sentence) }
      return nil
    }
  }

  /// The page, laid out anew from the contents: only the version that wrote it writes the same.
  private mutating func checkPage(_ manifest: DossierManifest) {
    guard let dossier, dossier.heading.program == Sportello.version,
      let contents = try? folder.read("dossier.json", limit: Self.largest),
      let bytes = try? folder.read("dossier.html", limit: Self.largest)
    else { return }
    let page = DossierPage(dossier, chain: manifest.chain, contents: FileDigest.text(of: contents)).html
    guard Data(page.utf8) != bytes else {
      isPageProven = true
      return
    }
    let (found, expected) = (bytes.split(separator: 0x0A), Data(page.utf8).split(separator: 0x0A))
    let index = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = index ?? min(found.count, expected.count)
    let message = expected.prefix(line + 1).lazy.reversed().compactMap(Self.message).first
    note(
      "dossier.html", line: line + 1,
      "it does not agree with dossier.json" + (message.map { ", at message \($0)" } ?? "") + ": one of them was altered"
    )
  }

  /// The number of the message that a line of the page begins.
  private static func message(_ line: Data) -> String? {
    let text = String(decoding: line.prefix(80), as: UTF8.self)
    guard let start = text.range(of: "id=\"m"), text.hasPrefix("<div class=\"entry") else { return nil }
    return String(text[start.upperBound...].prefix { $0.isNumber })
  }

  private mutating func decoded<Value: Decodable>(_ file: String, limit: Int) -> Value? {
    do throws(HostileFolder.Trouble) {
      let bytes = try folder.read(file, limit: limit)
      if let value = try? DossierJSON.decode(Value.self, from: bytes) { return value }
      note(file, "it is not what this program writes: it was altered")
    } catch {
      if !problems.contains(where: { $0.file == file }) { note(file, error.sentence) }
    }
    return nil
  }
}

extension DossierCheck {
  /// Compares the acts with the journal they were taken from.
  mutating func compare(with store: Store) {
    guard let proof, let manifest else { return }
    do {
      let verdict = try store.verifyJournal(finding: Set(proof.digests.values))
      if let broken = verdict.broken { note(nil, "the journal of \(store.path) itself breaks at row \(broken)") }
      let strange = proof.digests.filter { verdict.found[$0.value] != $0.key }.keys.sorted()
      if let row = strange.first {
        note(
          "chain.jsonl", "row \(row) does not stand in the journal of \(store.path): it was written anew, or another's")
      } else if verdict.broken == nil {
        compared =
          "all \(proof.digests.count) acts stand in the journal of \(store.path), up to row \(manifest.chain.lastRow)"
      }
    } catch { note(nil, error.description) }
  }
}
