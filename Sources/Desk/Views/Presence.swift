/// Who looks at a chat, or writes in it, at this moment: what colleagues see of each other.
public struct Presence: Equatable, Hashable, Sendable {
  /// What somebody does there; the words are kept in the file.
  public enum Mode: String, CaseIterable, Sendable, Comparable {
    /// The chat is open before them.
    case viewing
    /// They are writing an answer to the citizen.
    case writing

    /// Writing says more than viewing.
    public static func < (left: Mode, right: Mode) -> Bool { left == .viewing && right == .writing }
  }

  /// A chat and what one does there.
  public struct Place: Equatable, Hashable, Sendable {
    /// Which chat.
    public var conversation: ConversationID
    /// Looking or writing.
    public var mode: Mode

    /// Makes a place.
    public init(_ conversation: ConversationID, _ mode: Mode) { (self.conversation, self.mode) = (conversation, mode) }
  }

  /// Who.
  public var staff: StaffID
  /// Where.
  public var place: Place

  /// Makes a presence.
  public init(_ staff: StaffID, _ place: Place) { (self.staff, self.place) = (staff, place) }
}
