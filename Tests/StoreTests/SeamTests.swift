import Testing

@testable import Store

@Suite("The seam to SQLite")
struct SeamTests {
  @Test("where an attempt is refused all is done again, and nothing but that attempt is missing")
  func hope() throws {
    let bench = try Bench()
    var runs = 0
    let stands = try bench.store.connection.writeHopefully("trying") { sql in
      runs += 1
      try sql.execute("INSERT INTO counter (name, total) VALUES ('first', 1)")
      return try sql.attempt {
        try sql.execute("INSERT INTO counter (name, total) VALUES ('second', 1)")
        try sql.execute("INSERT INTO counter (name, total) VALUES ('third', -1)")
      }
    }
    #expect(runs == 2 && !stands)
    let names = try bench.store.connection.read("looking") { sql in
      try sql.query("SELECT name FROM counter WHERE name IN ('first', 'second', 'third')") { try $0.text() }
    }
    #expect(names == ["first"])
  }

  @Test("a transaction that fails leaves nothing, and the next one works")
  func failure() throws {
    let bench = try Bench()
    #expect(throws: StoreFault.self) {
      try bench.store.connection.write("failing") { sql in
        try sql.execute("INSERT INTO counter (name, total) VALUES ('first', 1)")
        try sql.execute("INSERT INTO counter (name, total) VALUES ('second', -1)")
      }
    }
    let found = try bench.store.connection.write("looking") { sql in
      try sql.holds("SELECT 1 FROM counter WHERE name = 'first'")
    }
    #expect(!found)
  }

  @Test("a statement whose rows are being read is not begun anew")
  func busy() throws {
    let bench = try Bench()
    let rows = "SELECT login FROM staff"
    #expect(throws: StoreFault.self) {
      try bench.store.connection.read("reading twice") { sql in
        try sql.query(rows) { _ in try sql.query(rows) { try $0.text() } }
      }
    }
    #expect(try bench.store.connection.read("reading once") { sql in try sql.holds(rows) })
  }
}
