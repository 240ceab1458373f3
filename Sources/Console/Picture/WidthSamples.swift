/// Texts by which the widths of a terminal are compared with ours: one character each, of every sort that `Printable`
/// lets through.
public struct WidthSample: Sendable {
  /// What sort of character.
  public let name: String
  /// The character as the console would send it.
  public let text: Printable

  /// Columns that the console counts with.
  public var columns: Int { text.columns }

  /// All of them, sort by sort.
  public static let all: [WidthSample] = sorts.flatMap { name, characters in
    characters.split(separator: " ").map { WidthSample(name: name, text: Printable(String($0))) }
  }

  private static let sorts: [(String, String)] = [
    ("our signs", "● ○ ◷ ⚑ ▌ ▏ ✓ ✗ ✎ › … ▒ ▲ ▣ ▤ ▶ ▸ ♪ ◎ ☺ ☎ ↷ ↓ · × € « »"),
    ("lines", "─ │ ┌ ┐ └ ┘ ├ ┤ ┬ ┴ ┼"),
    ("Latin", "è ç ñ ß Ł ẽ ỹ"),
    ("letters with marks", "e\u{301} a\u{308}\u{304} n\u{303} o\u{328} q\u{336}"),
    ("Greek and Cyrillic", "Ω λ Ж й ѣ"),
    ("Hebrew", "א ש ש\u{5C1} ל\u{5BC}"),
    ("Arabic", "ع ب ب\u{64E} ﷺ لا"),
    ("Devanagari", "क कि क्ष का"),
    ("Bengali, Tamil, Telugu", "ক কি த தி తె"),
    ("Thai and Lao", "ก กำ กี้ ລ ລີ້"),
    ("Tibetan, Burmese, Khmer", "ཀ ཀུ မ မြ ខ ខ្ម"),
    ("Georgian, Armenian, Ethiopic", "ქ Ձ አ"),
    ("Chinese", "漢 字 、 。 「 ＡＢ ￥"),
    ("Japanese", "あ カ ｶ ｶﾞ が"),
    ("Korean", "한 각 ᄒ\u{1161}\u{11AB} ㄱ"),
    ("emoji", "😀 👍 🎉 🚗 🏠 🥺 🫠 🧑 ⌚ ⏰ ⭐ ✅ ❌ ❗ ➕ ⚡ ☔ ♿ 🈁 🀄"),
    ("emoji that may be text", "❤ ☀ ☎ ✉ ✈ ⚠ ♥ ™ © ↔ ▶ ☑ ✔ ⚖"),
    (
      "emoji asked to be pictures",
      "❤\u{FE0F} ☀\u{FE0F} ☎\u{FE0F} ✈\u{FE0F} ⚠\u{FE0F} 1\u{FE0F}\u{20E3} #\u{FE0F}\u{20E3}"
    ),
    ("emoji of several parts", "👩\u{200D}👩\u{200D}👧 👨\u{200D}🦽 🏳\u{FE0F}\u{200D}🌈 ❤\u{FE0F}\u{200D}🔥"),
    ("skin colours", "👍🏿 👋🏻 ☝🏽 🏿"),
    ("flags", "🇮🇹 🇪🇺 🇮 🏴\u{E0067}\u{E0062}\u{E007F}"),
    ("ambiguous", "¡ § ° ± ¼ Æ ‐ ‖ † • ① ② ⑳ ⓐ ■ □ ★ ☆ ♠ ♣ Ⅳ ∀ ∑ √ ∞ ⊕ ⌒"),
    ("mathematics and boxes", "∂ ∮ 𝐀 𝕏 ⟨ ⣿ █ ▀ ░ ⠿"),
    ("unusual spaces", "a\u{A0}b a\u{2003}b a\u{3000}b a\u{200B}b a\u{2060}b a\u{AD}b"),
  ]
}
