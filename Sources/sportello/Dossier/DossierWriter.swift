import Console
import Desk
import Foundation
import Store

/// Makes a dossier (A16): files first, then the act in the journal, then the page and the manifest that speak of it.
struct DossierWriter {
  /// What came of it.
  struct Outcome {
    var made: MadeDossier
    var folder: String
    var files: [DossierManifest.File]
    /// Files of messages that are not kept here or are damaged.
    var missing: Int
  }

  let store: Store
  let wish: DossierWish
  let me: StaffID
  let now: Date

  /// Writes it into a new folder.
  ///
  /// - Throws: `ActError` when it may not be made, and failures of the folder.
  func write(to path: String) throws -> Outcome {
    guard try store.office().staff[me]?.may(act: .supervisor) ?? store.kind.isInvented else {
      throw ActError.refused(.roleMissing(.supervisor))
    }
    let folder = try DossierFolder(at: path)
    var wish = wish
    let wanted = try store.dossierFiles(wish)
    for digest in wanted {
      if let kept = store.keptFile(digest), try folder.copy(digest, from: kept) { wish.files.insert(digest) }
    }
    var json = Data()
    let made = try store.makeDossier(wish, by: me, at: now) { dossier in
      json = try DossierJSON.encode(dossier)
      return json
    }
    try fill(folder, made, json)
    return Outcome(made: made, folder: folder.path, files: folder.files, missing: wanted.count - wish.files.count)
  }

  private func fill(_ folder: DossierFolder, _ made: MadeDossier, _ json: Data) throws {
    do {
      try folder.write("dossier.json", json)
      let page = DossierPage(made.dossier, chain: made.chain, contents: made.contents)
      try folder.write("dossier.html", Data(page.html.utf8))
      try folder.write("chain.jsonl") { put in
        try store.chainLines(made.chain, of: made.dossier.heading.conversation) { lines in
          try put(try lines.reduce(into: Data()) { try $0.append($1.json + [0x0A]) })
        }
      }
      let manifest = DossierManifest(
        heading: made.dossier.heading, files: folder.files.sorted { $0.path < $1.path }, chain: made.chain)
      try folder.write("manifest.json", try DossierJSON.encode(manifest))
      try folder.write("SHA256SUMS", Data(folder.files.sums.utf8))
      try folder.finish()
    } catch {
      Output.warn("the journal has dossier \(made.dossier.heading.number) as made, but its folder is not there")
      throw error
    }
  }
}

extension ChainLine {
  /// The line's bytes, without the end of line.
  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}

extension [DossierManifest.File] {
  /// The list that `sha256sum -c` reads, sorted by path.
  var sums: String {
    sorted { $0.path < $1.path }.map { "\($0.sha256)  \($0.path)\n" }.joined()
  }
}
