import Testing
import WhatsApp

@Suite("An author of an exported chat who is a phone number (whatsapp.md §8)")
struct AuthorNumberTests {
  @Test(
    "numbers as WhatsApp writes them, wherever they are from",
    arguments: [
      ("+39 347 555 0142", "393475550142"), ("+393475550142", "393475550142"),
      ("\u{202A}+39 347 555 0142\u{202C}", "393475550142"), ("\u{200E}+39\u{A0}347\u{A0}555\u{A0}0142", "393475550142"),
      ("+39\u{202F}347 555-0142", "393475550142"), ("+1 (202) 555-0142", "12025550142"),
      ("+55 11 95550\u{2011}0142", "5511955500142"), (" +39 347 555 0142 ", "393475550142"),
      ("+29012", "29012"), ("+123456789012345", "123456789012345"),
    ])
  func numbers(_ author: String, digits: String) {
    #expect(phoneNumber(in: author) == digits)
  }

  @Test(
    "names, and what only looks like a number",
    arguments: [
      "", "+", "Anna", "Anna +39 347 555 0142", "+39 347 555 0142 Anna", "~ +39 347 555 0142", "347 555 0142",
      "0039 347 555 0142", "39+347 555 0142", "++39 347 555 0142", "(+39) 347 555 0142", "+2901", "+1234567890123456",
      "+0 347 555 0142", "+39 347 555 0142 / 43", "+39 347\n555 0142", "+٣٩ ٣٤٧ ٥٥٥ ٠١٤٢", "+39 347 555 014２",
      "+39 347 555 0142\u{301}",
    ])
  func names(_ author: String) {
    #expect(phoneNumber(in: author) == nil)
  }

  @Test("the author of a line can be asked at once")
  func ofAChat() throws {
    let chat = try exportedChat(from: Array("14/09/26, 18:05 - \u{202A}+39 347 555 0142\u{202C}: ciao".utf8))
    #expect(chat.entries.compactMap(\.author).map(phoneNumber(in:)) == [phone])
  }
}
