/// A command of a program, as its own parser knows it.
public struct ManualCommand: Sendable {
  /// One option, flag or argument.
  public struct Parameter: Sendable {
    /// How it is written: `--db <db>`, `<files> ...`.
    public var usage: String
    /// What it does.
    public var help: String

    /// Makes a parameter.
    public init(usage: String, help: String) { (self.usage, self.help) = (usage, help) }
  }

  /// The words that call it: `sportello keys list`.
  public var name: String
  /// One sentence.
  public var abstract: String
  /// More sentences; may be empty.
  public var discussion: String
  /// Options, flags and arguments.
  public var parameters: [Parameter]
  /// The commands inside it.
  public var subcommands: [ManualCommand]

  /// Makes a command.
  public init(
    name: String, abstract: String, discussion: String, parameters: [Parameter], subcommands: [ManualCommand]
  ) {
    (self.name, self.abstract, self.discussion) = (name, abstract, discussion)
    (self.parameters, self.subcommands) = (parameters, subcommands)
  }
}

/// The manual page, from the parser's own tree and the table of commands, in the language of roff.
public struct ManualPage {
  private let program: ManualCommand
  private let version: String
  private let date: String
  private let keys: KeyMap

  /// - Parameters:
  ///   - program: the whole program.
  ///   - version: which.
  ///   - date: of that version, as 2026-03-12.
  ///   - keys: which key does what.
  public init(of program: ManualCommand, version: String, date: String, keys: KeyMap) {
    (self.program, self.version, self.date, self.keys) = (program, version, date, keys)
  }

  /// The page.
  public var roff: String {
    let name = program.name
    var lines = [".TH \(name.uppercased()) 1 \"\(date)\" \"\(name) \(version)\" \"\(name.capitalized)\""]
    // Ragged on the right: long words of examples cannot be stretched.
    lines += [".ad l", ".SH NAME", "\(name) \\- \(plain(program.abstract))"]
    lines += [".SH SYNOPSIS", ".B \(name)", "[\\fIcommand\\fR] [\\fIoptions\\fR]"]
    lines += [".SH DESCRIPTION"] + paragraphs(program.discussion)
    lines += [".SH COMMANDS"] + program.subcommands.flatMap(commands)
    lines += keysSection + filesSection
    lines += [".SH EXIT STATUS"]
    lines += term("0", "done") + term("1", "refused or invalid") + term("2", "could not run, or wrong usage")
    return lines.joined(separator: "\n") + "\n"
  }

  private func commands(_ command: ManualCommand) -> [String] {
    let own = [".SS \(plain(command.name))", plain(command.abstract)] + more(command.discussion)
    let parameters = command.parameters.flatMap { term($0.usage, $0.help) }
    return own + parameters + command.subcommands.flatMap(commands)
  }

  private func more(_ text: String) -> [String] { text.isEmpty ? [] : [".PP"] + paragraphs(text) }

  private var keysSection: [String] {
    let phrases = Phrases(.english, keys: keys)
    var lines = [
      ".SH KEYS",
      "The same commands answer to their names, English or Italian, at the : prompt. A number such as 5 before a motion",
      "repeats it; 1 to 4 change the list at once, so a number that begins with one of them is begun with 0.",
    ]
    for group in CommandGroup.allCases {
      lines.append(".SS \(plain(phrases.name(group)))")
      for entry in CommandTable.entries where entry.group == group {
        let focus: Focus = group == .writing ? .composer : .list
        let names = keys.shown(entry.command, in: focus).map { phrases.keyNames[$0] }.joined(separator: " ")
        let call = entry.group == .writing ? "" : ":" + entry.command.names.joined(separator: " :")
        let heading = [names, call].filter { !$0.isEmpty }.joined(separator: "  ")
        lines += term(heading, phrases.title(entry.command))
      }
    }
    return lines
  }

  private var filesSection: [String] {
    [".SH FILES"]
      + term(
        "~/.config/sportello/sportello.yaml, /etc/sportello/sportello.yaml",
        "which file the desk uses, 'database: FILE'; the dictionary of the spelling, 'dictionary: it_IT'; and the "
          + "console's 'open-with', 'charset' and 'mouse'")
      + term("~/.config/sportello/keys, /etc/sportello/keys", "what keys do: 'PLACE KEY COMMAND', one a line")
      + term("~/.config/sportello/themes, /etc/sportello/themes", "colours: NAME.theme")
      + term(
        "~/.config/sportello/settings, /etc/sportello/settings",
        "what Enter does, 'invio = manda' or 'a-capo'; whether the spelling is checked, 'ortografia = on' or 'off'")
      + term("~/.local/share/sportello/dictionary", "your own words, one a line; $XDG_DATA_HOME counts")
      + [".SH ENVIRONMENT"]
      + term("SPORTELLO_DB", "the file, when --db is not given")
      + term("SPORTELLO_THEME", "the colours, when --theme is not given")
      + term("NO_COLOR", "no colours at all, when it is set")
      + term("LC_ALL, LC_MESSAGES, LANG", "the language of the screen: English when it begins with en, else Italian")
  }

  private func term(_ name: String, _ words: String) -> [String] {
    [".TP", "\\fB\(plain(name))\\fR", words.isEmpty ? "\\&" : plain(words)]
  }

  private func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n").map { plain(String($0)) }
  }

  /// Text that roff takes for nothing but text, in ASCII.
  private func plain(_ text: String) -> String {
    var roff = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": roff += "\\e"
      case "-": roff += "\\-"
      case "'": roff += "\\(aq"
      case "\n": roff += " "
      case " "..."~": roff.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        roff += "\\[u" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits + "]"
      }
    }
    return roff.hasPrefix(".") ? "\\&" + roff : roff
  }
}
