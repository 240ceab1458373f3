/// What a dossier's folder holds, and how it is bound to the journal.
///
/// The last act in the extract is the making of the dossier itself: it is about the digest of `dossier.json`. So
/// whoever trusts the journal's head can trust every word, and whoever changes one must change the head.
public struct DossierManifest: Equatable, Sendable, Codable {
  /// One file of the folder.
  public struct File: Equatable, Sendable, Codable {
    /// Its path from the folder.
    public var path: String
    /// How many bytes it has.
    public var bytes: Int
    /// SHA-256 of its bytes, in hexadecimal.
    public var sha256: String

    /// Makes an entry.
    public init(path: String, bytes: Int, sha256: String) {
      (self.path, self.bytes, self.sha256) = (path, bytes, sha256)
    }
  }

  /// The part of the journal that the extract shows.
  public struct Chain: Equatable, Sendable, Codable {
    /// The first act of the conversation.
    public var firstRow: Int64
    /// The last act: the making of this dossier.
    public var lastRow: Int64
    /// The digest of the row before the first.
    public var before: String
    /// The digest of the last row, which covers everything before it.
    public var head: String

    /// Makes a stretch.
    public init(firstRow: Int64, lastRow: Int64, before: String, head: String) {
      (self.firstRow, self.lastRow, self.before, self.head) = (firstRow, lastRow, before, head)
    }
  }

  /// The form of the folder; this program writes and reads `sportello-dossier-1`.
  public var format: String
  /// As in `dossier.json`, for whoever reads only this.
  public var heading: Dossier.Heading
  /// Every file but the manifest itself and the list of digests, sorted by path.
  public var files: [File]
  /// The journal's part.
  public var chain: Chain

  /// Makes a manifest.
  public init(heading: Dossier.Heading, files: [File], chain: Chain) {
    (format, self.heading, self.files, self.chain) = (Self.format, heading, files, chain)
  }

  /// The form that this program knows.
  public static let format = "sportello-dossier-1"
}
