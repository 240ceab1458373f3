import Console
import Testing

extension KeyDecoder {
  /// The keys that are complete with these bytes, however they are kept.
  fileprivate mutating func take(_ bytes: some Sequence<UInt8>) -> [Key] { take(Array(bytes)[...]) }
}

@Suite("From a terminal's bytes to keys")
struct KeyDecoderTests {
  @Test(
    "what terminals send",
    arguments: [
      ("characters of one to four bytes", "aè€👍", "aè€👍"), ("controls", "\u{01}\u{1A}\0\u{1F}", "<c-a><c-z><c-@><c-_>"),
      ("Enter, Ctrl-J, Tab, both Backspaces", "\r\n\t\u{7F}\u{08}", "<enter><c-j><tab><bs><bs>"),
      ("arrows in both modes", "\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}OD", "<up><down><right><left>"),
      ("control and arrows", "\u{1B}[1;5C\u{1B}[1;5D\u{1B}Oc", "<c-right><c-left><c-right>"),
      ("Home and End in five dialects", "\u{1B}[H\u{1B}OH\u{1B}[1~\u{1B}[7~\u{1B}[4~", "<home><home><home><home><end>"),
      ("pages, insert, delete", "\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~", "<pgup><pgdn><ins><del>"),
      ("function keys: xterm, Linux, PuTTY", "\u{1B}OP\u{1B}[[B\u{1B}[13~\u{1B}[24~", "<f1><f2><f3><f12>"),
      ("with Shift", "\u{1B}[Z\u{1B}[1;2A\u{1B}[15;2~", "<s-tab><up><f5>"),
      ("the number pad", "\u{1B}OM\u{1B}Ok\u{1B}Oy", "<enter>+9"),
      ("Escape and a key together are both", "\u{1B}j\u{1B}\u{1B}[A\u{1B}è", "<esc>j<esc><up><esc>è"),
      ("a paste", "\u{1B}[200~uno\r\ndue\r\u{1B}[1mtre\u{1B}[201~x", "<paste>uno<enter>due<enter><esc>[1mtre</paste>x"),
      ("an unknown sequence leaves nothing", "a\u{1B}[?62;22c\u{1B}[1;2;3y\u{1B}[99~\u{1B}O!b", "ab"),
      (
        "clicks and the wheel", "\u{1B}[<0;10;20M\u{1B}[<64;1;1M\u{1B}[<65;1000;2M",
        "<click:10,20><wheel-up:1,1><wheel-down:1000,2>"
      ),
      (
        "releases, other buttons, movements, Shift and what is no place leave nothing",
        "\u{1B}[<0;1;2m\u{1B}[<1;1;2M\u{1B}[<32;1;2M\u{1B}[<4;1;2M\u{1B}[<0;0;1M\u{1B}[<0;1001;1M\u{1B}[<0;99999;1M\u{1B}[<0;1M"
          + "\u{1B}[<;;M\u{1B}[<0;1;1;1M\u{1B}[<-1;1;1M\u{1B}[<0;1;2;\u{1B}[Ib", "b"
      ),
      ("answers leave nothing", "\u{1B}]11;rgb:0/0/0\u{07}\u{1B}P1$r0m\u{1B}\\\u{1B}_Gi=1;OK\u{1B}\\c", "c"),
      ("a sequence that another begins is dropped", "\u{1B}[12\u{1B}[A", "<up>"),
      ("a sequence with a control in it is dropped", "\u{1B}[1\u{07}a", "a"),
    ])
  func decoding(_ story: String, bytes: String, script: String) throws {
    var decoder = KeyDecoder()
    #expect(decoder.take(bytes.utf8) == (try Key.parse(script)), "\(story)")
    #expect(decoder.patience == nil)
    var slow = KeyDecoder()
    #expect(bytes.utf8.flatMap { slow.take([$0]) } == (try Key.parse(script)), "\(story), byte by byte")
  }

  @Test(
    "bytes that are no UTF-8 are dropped, and what follows is read",
    arguments: [
      [0xE8, 0x61], [0xC0, 0x80, 0x61], [0xED, 0xA0, 0x80, 0x61], [0xF8, 0x88, 0x61], [0xE2, 0x82, 0x61],
      [0xC2, 0x9B, 0x61], [0xFF, 0x80, 0x61],
    ] as [[UInt8]])
  func broken(bytes: [UInt8]) {
    var decoder = KeyDecoder()
    #expect(decoder.take(bytes) == [.character("a")])
  }

  @Test("what has begun is waited for, and then taken for what it is")
  func flushing() throws {
    for (bytes, expected) in [
      ("\u{1B}", [Key.escape]), ("\u{1B}[", [.escape, .character("[")]), ("\u{1B}O", [.escape, .character("O")]),
      ("\u{1B}[1;", []), ("\u{1B}]0;x", []), ("\u{1B}[200~uno", [.paste("uno")]),
    ] as [(String, [Key])] {
      var decoder = KeyDecoder()
      #expect(decoder.take(bytes.utf8).isEmpty)
      let patience = try #require(decoder.patience)
      #expect(decoder.flush(after: patience - .milliseconds(1)).isEmpty, "\(bytes) was not waited for")
      #expect(decoder.flush(after: patience) == expected)
      #expect(decoder.flush(after: .seconds(9)).isEmpty && decoder.patience == nil)
    }
  }

  @Test("a paste that comes slowly stays a paste until its end mark: nothing of it is ever typed")
  func slowPaste() {
    var decoder = KeyDecoder()
    var keys = decoder.take("\u{1B}[200~prima\r".utf8)
    for part in ["seconda\r", "perch\u{E9}", "\r\u{1B}[20"] {
      keys += decoder.flush(after: .seconds(2)) + decoder.take(part.utf8.dropLast())
      keys += decoder.flush(after: .seconds(2)) + decoder.take(part.utf8.suffix(1))
    }
    keys += decoder.flush(after: .seconds(2)) + decoder.take("1~x".utf8)
    let pasted = keys.dropLast().map { key in if case .paste(let text) = key { text } else { "<\(key)>" } }
    #expect(pasted.joined() == "prima\nseconda\nperché\n")
    #expect(keys.last == .character("x"))
  }

  @Test("a paste whose end mark is lost stays bounded, and the next one ends it")
  func lostEnd() {
    var decoder = KeyDecoder()
    #expect(decoder.take("\u{1B}[200~uno".utf8).isEmpty)
    #expect(decoder.flush(after: .seconds(1)) == [.paste("uno")])
    var kept = 3
    for _ in 0..<12 {
      #expect(decoder.take(repeatElement(0x0D, count: 1 << 17)).isEmpty)
      for case .paste(let text) in decoder.flush(after: .seconds(1)) { kept += text.utf8.count }
    }
    #expect(kept == KeyDecoder.pasteLimit)
    #expect(decoder.take("\u{1B}[200~due\u{1B}[201~j".utf8).last == .character("j"))
  }

  @Test("a huge paste keeps its first megabyte, and ends where it ends")
  func hugePaste() {
    var decoder = KeyDecoder()
    _ = decoder.take("\u{1B}[200~".utf8)
    for _ in 0..<10 { #expect(decoder.take(repeatElement(0x78, count: 1 << 17)).isEmpty) }
    let keys = decoder.take("\u{1B}[201~y".utf8)
    #expect(keys == [.paste(String(repeating: "x", count: KeyDecoder.pasteLimit)), .character("y")])
  }

  @Test("a report of the mouse in the old form is swallowed whole: its bytes are no commands")
  func oldMouse() {
    var decoder = KeyDecoder()
    #expect(decoder.take(Array("\u{1B}[M cqj".utf8)) == [.character("j")])
    #expect(decoder.take([0x1B, 0x5B, 0x4D, 0x20, 0xF1, 0xE2, 0x6A]) == [.character("j")])
    #expect(decoder.take(Array("\u{1B}[M c".utf8)).isEmpty && decoder.flush(after: .seconds(1)).isEmpty)
    #expect(decoder.take(Array("\u{1B}[M \u{1B}[Aj".utf8)) == [.up, .character("j")])
  }

  @Test("a terminal's own sequences come first")
  func terminfo() {
    var decoder = KeyDecoder(sequences: [Array("\u{1B}[99~".utf8): .home, Array("\u{1B}OA".utf8): .end])
    #expect(decoder.take("\u{1B}[99~\u{1B}OA\u{1B}[A".utf8) == [.home, .end, .up])
  }
}
