import Desk
import Foundation

/// A row of the journal in an extract: the conversation's own rows in full, for the others what keeps the chain together.
public struct ChainLine: Equatable, Sendable, Codable {
  /// Its number in the journal.
  public var row: Int64
  /// An own row: when, in milliseconds UTC.
  public var at: Int64?
  /// An own row: who.
  public var actor: String?
  /// An own row: what.
  public var verb: String?
  /// An own row: on which message.
  public var message: Int64?
  /// An own row: under which clause.
  public var clause: String?
  /// An own row: about what.
  public var about: String?
  /// An own row: its blind; nil for a row of the older sort.
  public var blind: String?
  /// Another's row: what stands for it.
  public var leaf: String?
  /// An own row's digest; of another's only when it is of the older sort, which has no leaf.
  public var digest: String?

  init(row: Int64) { self.row = row }
}

/// What is wrong with an extract, and where.
public struct ChainFault: Error, Equatable, Sendable {
  /// The line of the extract, from 1; nil for the extract as a whole.
  public var line: Int?
  /// What is wrong, in a sentence's words.
  public var problem: String
}

/// What an extract proved.
public struct ChainProof: Equatable, Sendable {
  /// The conversation's own rows.
  public var acts: [Dossier.ActLine] = []
  /// Rows of which only what stands for them is known.
  public var others = 0
  /// Others' rows of the older sort: their digests are given, and do not prove what came before.
  public var links = 0
  /// The digests of own rows by their number, to be looked for in the file.
  public var digests: [Int64: Data] = [:]
  /// In which row each of the digests that were asked for stands.
  public var found: [Data: Int64] = [:]
}

extension DossierManifest.Chain {
  /// Recomputes the chain over an extract's lines.
  ///
  /// - Parameter wanted: digests from elsewhere that are to be looked for.
  /// - Throws: `ChainFault` with the first line that does not fit.
  public func prove(
    _ lines: [ChainLine], of conversation: ConversationID, finding wanted: Set<Data> = []
  ) throws(ChainFault) -> ChainProof {
    guard var previous = Data(hexadecimal: before), previous.count == 32, Data(hexadecimal: head)?.count == 32 else {
      throw ChainFault(line: nil, problem: "the manifest's digests of the chain are none")
    }
    var (proof, expected, checked) = (ChainProof(), firstRow, 0)
    for (index, line) in lines.enumerated() {
      guard line.row == expected else {
        throw ChainFault(
          line: index + 1, problem: "row \(line.row) stands where row \(expected) should: a row is missing or moved")
      }
      let since = checked + 1
      if let leaf = line.leaf.flatMap({ Data(hexadecimal: $0) }) {
        previous = JournalRow.digest(after: previous, over: leaf)
        proof.others += 1
      } else if line.verb == nil, let link = line.digest.flatMap({ Data(hexadecimal: $0) }) {
        (previous, checked) = (link, index + 1)
        proof.links += 1
      } else {
        previous = try own(line, index + 1, since: since, after: previous, conversation, &proof)
        checked = index + 1
      }
      if wanted.contains(previous) { proof.found[previous] = line.row }
      expected += 1
    }
    guard expected == lastRow + 1 else {
      throw ChainFault(
        line: lines.count, problem: "the extract ends at row \(expected - 1), the manifest at \(lastRow)")
    }
    guard previous.hexadecimal == head.lowercased() else {
      throw ChainFault(line: lines.count, problem: "the chain ends in another digest than the manifest's head")
    }
    return proof
  }

  /// Checks an own row's digest, and takes the row.
  private func own(
    _ line: ChainLine, _ number: Int, since: Int, after previous: Data, _ conversation: ConversationID,
    _ proof: inout ChainProof
  ) throws(ChainFault) -> Data {
    guard let row = line.journalRow(of: conversation) else {
      throw ChainFault(line: number, problem: "it is no row of a journal")
    }
    let digest = row.chained(after: previous, blind: line.blind.flatMap { Data(hexadecimal: $0) })
    guard digest == row.digest else {
      let place = since == number ? "this row was altered" : "a row from line \(since) to this one was altered"
      throw ChainFault(line: number, problem: "row \(line.row) does not follow from the rows before: \(place)")
    }
    proof.acts.append(row.actLine)
    proof.digests[row.id] = digest
    return digest
  }
}

extension ChainLine {
  /// An own row as the journal holds it; nil when something is missing.
  fileprivate func journalRow(of conversation: ConversationID) -> JournalRow? {
    guard let at, let actor, let verb, let digest = digest.flatMap({ Data(hexadecimal: $0) }), digest.count == 32 else {
      return nil
    }
    return JournalRow(
      id: row, at: Date(milliseconds: at), actor: actor, verb: verb, conversation: conversation,
      message: message.map { MessageID($0) }, clause: clause, about: about, digest: digest)
  }

  /// The line for a row of the journal.
  init(_ row: JournalRow, in conversation: ConversationID, by binding: JournalBinding) {
    self.init(row: row.id)
    let blind = binding.blind(of: row.id)
    guard row.conversation == conversation else {
      if let blind { leaf = row.leaf(blind: blind).hexadecimal } else { digest = row.digest.hexadecimal }
      return
    }
    (at, actor, verb) = (row.at.milliseconds, row.actor, row.verb)
    (message, clause, about) = (row.message?.rawValue, row.clause, row.about)
    (self.blind, digest) = (blind?.hexadecimal, row.digest.hexadecimal)
  }
}

extension JournalRow {
  /// The row as a dossier tells it.
  var actLine: Dossier.ActLine {
    Dossier.ActLine(row: id, at: at, actor: actor, verb: verb, message: message, clause: clause, about: about)
  }
}
