import Foundation

extension ExportedChat {
  /// A chat from its entries, for what was not read from an export.
  public init(entries: [Entry]) { self.init(entries: entries, order: .ymd) }
}

extension ExportedChat.Entry {
  /// An entry from its parts.
  ///
  /// - Parameter line: by which a person finds it again, from 1.
  public init(
    at line: Int, instant: Date, author: String, text: String, attachment: ExportedChat.Enclosure? = nil,
    isDeleted: Bool = false
  ) {
    self.init(
      line: line, at: instant, author: author, text: text, attachment: attachment, isDeleted: isDeleted,
      isEdited: false)
  }
}
