import Console
import Desk
import Foundation
import Store
import WhatsApp

extension DossierCheck {
  /// The verdict as it is printed: what was altered, or what is proven and what is not.
  var lines: [String] {
    guard problems.isEmpty, let manifest, let proof else {
      return problems.map(\.sentence) + ["The dossier is not whole: \(problems.count) problems."]
    }
    let (sure, open) = (proven(manifest, proof), unproven(manifest, proof))
    return ["The dossier is whole."] + sure.map { "Proven: \($0)." } + open.map { "Not proven: \($0)." }
  }

  private func proven(_ manifest: DossierManifest, _ proof: ChainProof) -> [String] {
    let chain = manifest.chain
    let others = proof.others + proof.links
    var proven = [
      "the \(manifest.files.count) files are those of the manifest, byte for byte, and there is no other",
      "row \(chain.lastRow) of the journal names the digest of dossier.json, which names every message, act and file",
    ]
    proven.append(
      "rows \(chain.firstRow) to \(chain.lastRow) of the journal follow from one another: \(proof.acts.count) of this "
        + "conversation, \(others) of others, which are digests only")
    if isPageProven { proven.append("dossier.html says what dossier.json says") }
    if let compared { proven.append(compared) }
    for (digest, row) in proof.found.sorted(by: { $0.value < $1.value }) {
      proven.append("\(digest.hexadecimal) stands in the chain, at row \(row)")
    }
    return proven
  }

  private func unproven(_ manifest: DossierManifest, _ proof: ChainProof) -> [String] {
    var open: [String] = []
    if compared == nil, proof.found.isEmpty {
      open.append(
        "that the chain and the contents were not written anew together; compare the head \(manifest.chain.head) with "
          + "one kept elsewhere, or give --db FILE or --head DIGEST of the system log")
    }
    if proof.links > 0 {
      open.append("the order before \(proof.links) rows of an older version, whose digests are only given")
    }
    if !isPageProven { open.append("that dossier.html says what dossier.json says: another version wrote it") }
    open.append("who holds the telephone: names and numbers are those that WhatsApp told")
    open.append("who ordered the dossier: it carries no signature")
    return open
  }

  /// The verdict as JSON.
  var json: JSON {
    [
      "whole": .bool(problems.isEmpty),
      "problems": .array(
        problems.map { problem in
          [
            "file": .optional(problem.file), "line": problem.line.map(JSON.count) ?? .null,
            "what": .string(problem.what),
          ]
        }),
      "head": .optional(manifest?.chain.head), "row": manifest.map { .number("\($0.chain.lastRow)") } ?? .null,
      "acts": proof.map { .count($0.acts.count) } ?? .null, "compared": .bool(compared != nil),
    ]
  }
}

extension DossierCheck.Problem {
  /// The problem on one line; names come from outside.
  var sentence: String {
    let place = [file, line.map { "\($0)" }].compactMap(\.self).joined(separator: ":")
    return Printable((place.isEmpty ? "" : "\(place): ") + what).text
  }
}
