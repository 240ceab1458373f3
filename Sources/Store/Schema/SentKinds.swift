extension Schema {
  /// The index of kinds again, with what the desk sent: its files and places have kinds too.
  static let sentKinds = [
    "DROP INDEX message_kind",
    "CREATE INDEX message_kind ON message (kind, id) WHERE kind <> 'text'",
  ]
}
