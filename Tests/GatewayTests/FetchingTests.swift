import Desk
import Foundation
import Store
import Testing
import WhatsApp

@testable import Gateway

@Suite("A02: what is fetched, from where, and what it is by its bytes")
struct FetchingTests {
  @Test(
    "files are what their first bytes say; a program is kept under no name",
    arguments: [
      ("\u{89}PNG", Media.Sort.image, false), ("%PDF-1.4", .document, true), ("%PDF-1.4", .image, false),
      ("#!/bin/sh", .document, false), ("MZ\u{1}", .document, false), ("\u{7F}ELF", .document, false),
      ("OggS", .audio, true), ("GIF89a", .image, true), ("GIF89a", .audio, false), ("caro diario", .document, true),
      ("", .image, false), ("RIFF1234WEBP", .sticker, true), ("0000ftypisom", .video, true),
      ("0000ftypM4A ", .audio, true), ("<html>", .video, false),
    ] as [(String, Media.Sort, Bool)])
  func sorts(_ head: String, _ sort: Media.Sort, _ fits: Bool) {
    #expect(SniffedType.fits(Array(head.utf8), sort) == fits)
  }

  @Test(
    "the token goes to Meta and to the API alone; addresses inside the town hall are not called",
    arguments: [
      ("https://lookaside.fbsbx.com/x?mid=1", true, true), ("https://example.it/a.png", true, false),
      ("http://lookaside.fbsbx.com/x", false, false), ("https://lookaside.fbsbx.com.example.it/x", true, false),
      ("https://evilfbsbx.com/x", true, false), ("https://u:p@lookaside.fbsbx.com/x", false, false),
      ("https://10.0.0.1/x", false, false), ("https://[::1]/x", false, false), ("https://localhost/x", false, false),
      ("https://stampante.local/x", false, false), ("https://example.it:8443/x", false, false),
      ("file:///etc/passwd", false, false), ("", false, false), ("http://127.0.0.1:9090/files/1", true, true),
      ("http://127.0.0.1:9091/files/1", false, false),
    ])
  func addresses(_ text: String, _ isAllowed: Bool, _ takesToken: Bool) {
    let address = FileAddress(text, api: "http://127.0.0.1:9090/v24.0")
    #expect(address.isAllowed == isAllowed && address.takesToken == takesToken, "\(text)")
  }

  @Test("ids are parts of a path, and digests are told in base64 or hexadecimal")
  func facts() throws {
    let api = CloudAPI(number: "1")
    #expect(api.file("900100")?.path == "/900100?phone_number_id=1")
    for id in ["", "../1/messages", "1/messages", "a b", "..", "è"] { #expect(api.file(id) == nil, "\(id)") }
    let file = InventedFile(.image, 3)
    let body = #"{"url":"https://x/y","sha256":"\#(file.digest)","file_size":"12"}"#
    let facts = try #require(CloudAPI.file(http: 200, body: Array(body.utf8)))
    #expect(facts.address == "https://x/y" && facts.digest.flatMap(Media.digest)?.count == 64)
    #expect(CloudAPI.file(http: 404, body: Array(body.utf8)) == nil)
  }
}
