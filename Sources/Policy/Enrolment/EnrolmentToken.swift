import Foundation

/// A word, a number or a sign of a message, as the enrolment grammar sees it.
struct EnrolmentToken: Equatable {
  enum Kind: Equatable {
    /// Letters and apostrophes; `folded` is in small letters, without accents.
    case word(folded: String)
    /// Digits; nil when there are more than an age could have.
    case number(Int?)
    /// Any other sign that is not decoration.
    case sign
  }

  var kind: Kind
  /// As it was written.
  var text: String
  /// Whether nothing stands between it and the token before.
  var tight: Bool

  /// The word in small letters and without accents, or nil when it is none.
  var folded: String? {
    if case .word(let folded) = kind { folded } else { nil }
  }

  /// The longest message that is looked at, in scalars; WhatsApp takes no longer one.
  static let messageLimit = 4096

  /// The tokens of a message. What cannot be seen is dropped, other alphabets' look-alikes of Latin letters (full
  /// width, mathematical bold) become plain, and signs that only decorate, as asterisks and emoji, count as blanks.
  static func tokens(of message: String) -> [EnrolmentToken] {
    let start = String(String.UnicodeScalarView(message.unicodeScalars.prefix(messageLimit))).withoutWrittenReturns
    let plain = start.precomposedStringWithCompatibilityMapping.unicodeScalars.prefix(messageLimit)
    var result: [EnrolmentToken] = []
    var (run, runClass, tight) = (String.UnicodeScalarView(), Class.blank, false)
    func flush() {
      guard let token = token(String(run), runClass, tight: tight) else { return }
      result.append(token)
    }
    for scalar in plain {
      let next = Class(scalar)
      if next == .invisible { continue }
      if next != runClass || next == .sign {
        flush()
        tight = runClass != .blank
        (run, runClass) = (String.UnicodeScalarView(), next)
      }
      run.append(scalar == "\u{2019}" || scalar == "\u{2018}" || scalar == "`" || scalar == "\u{B4}" ? "'" : scalar)
    }
    flush()
    return result
  }

  private static func token(_ text: String, _ kind: Class, tight: Bool) -> EnrolmentToken? {
    switch kind {
    case .blank, .invisible: return nil
    case .sign: return EnrolmentToken(kind: .sign, text: text, tight: tight)
    case .digit: return EnrolmentToken(kind: .number(decimal(text.utf8)), text: text, tight: tight)
    case .letter:
      // A name may end in an apostrophe that stands for an accent; none begins with one.
      let trimmed = String(text.drop { $0 == "'" })
      if trimmed.isEmpty { return nil }
      return EnrolmentToken(kind: .word(folded: fold(trimmed)), text: trimmed, tight: tight)
    }
  }

  /// Small letters, no accents, no apostrophe at the end: `ATTIVÀ` and `attiva'` are one word.
  static func fold(_ word: String) -> String {
    let bare = word.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
    var folded = String(String.UnicodeScalarView(bare)).lowercased()
    while folded.hasSuffix("'") { folded.removeLast() }
    return folded
  }

  /// What a scalar is to the grammar.
  private enum Class {
    case letter, digit, sign, blank, invisible

    init(_ scalar: Unicode.Scalar) {
      if "'’‘`\u{B4}".unicodeScalars.contains(scalar) {
        self = .letter
      } else if ",.;:!?+-–—/()@\n".unicodeScalars.contains(scalar) {
        self = .sign
      } else {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
          .spacingMark:
          self = scalar.properties.isVariationSelector ? .invisible : .letter
        case .decimalNumber: self = .digit
        case .format, .control: self = scalar.properties.isWhitespace ? .blank : .invisible
        default: self = .blank
        }
      }
    }
  }
}

extension String {
  /// Without the `\r`, written out, that the ends of lines become where a file of Windows is escaped.
  fileprivate var withoutWrittenReturns: String {
    guard contains("\\r") else { return self }
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.hasSuffix("\\r") ? $0.dropLast(2) : $0 }.joined(separator: "\n")
  }
}
