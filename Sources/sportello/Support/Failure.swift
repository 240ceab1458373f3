/// Why a command ends without having done its work, with the exit code that says what sort of reason it is.
struct Failure: Error, CustomStringConvertible {
  /// 1: refused or invalid; 2: could not run, or wrong usage.
  var code: Int32
  /// A sentence for standard error that says what to do.
  var description: String

  /// What was asked for is refused, or what was given is invalid.
  static func refused(_ sentence: String) -> Failure { Failure(code: 1, description: sentence) }

  /// The command could not run: a file, a terminal, wrong usage.
  static func cannotRun(_ sentence: String) -> Failure { Failure(code: 2, description: sentence) }
}
