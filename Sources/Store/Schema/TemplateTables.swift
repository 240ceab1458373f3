extension Schema {
  /// The templates that WhatsApp offers, as the gateway last read them; and which of them supervisors have approved.
  static let templateTables = [
    """
    CREATE TABLE template (
      name TEXT NOT NULL,
      language TEXT NOT NULL,
      category TEXT NOT NULL,
      header TEXT,
      body TEXT NOT NULL,
      footer TEXT,
      usable INTEGER NOT NULL CHECK (usable IN (0, 1)),
      allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
      PRIMARY KEY (name, language)
    )
    """
  ]
}
