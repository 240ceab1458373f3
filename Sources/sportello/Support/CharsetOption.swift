import ArgumentParser
import Console
import Foundation

/// Which characters the terminal's font has.
struct CharsetOption: ParsableArguments {
  @Option(help: "The characters of the terminal's font: full, simple or ascii. Default: by TERM.")
  var charset: Charset?

  /// As asked, as configured, or by the terminal's name.
  func chosen() throws -> Charset {
    if let charset { return charset }
    let configured = try Site.settings().charset.flatMap(Charset.init(rawValue:))
    return configured ?? Charset(terminal: Site.environment("TERM") ?? "")
  }
}

extension Charset: ArgumentParser.ExpressibleByArgument {}
