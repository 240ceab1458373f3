import Foundation

/// A program that this one started, found as a shell would find it.
struct Child {
  /// Its number.
  let pid: pid_t

  /// What it is given besides its words.
  struct Surroundings {
    /// Its standard input and output, when they are not ours; its errors then go nowhere.
    var pipes: (input: Int32, output: Int32)?
    /// Whether the terminal's signals reach it with us.
    var isInForeground = true
  }

  /// Starts a program, with the signals as a new program expects them.
  ///
  /// - Throws: a `POSIXError` when it cannot be started.
  static func start(_ words: [String], _ surroundings: Surroundings = Surroundings()) throws(POSIXError) -> Child {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let pipes = surroundings.pipes {
      posix_spawn_file_actions_adddup2(&actions, pipes.input, STDIN_FILENO)
      posix_spawn_file_actions_adddup2(&actions, pipes.output, STDOUT_FILENO)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let group = surroundings.isInForeground ? 0 : POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | group))
    var pid: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    let code = posix_spawnp(&pid, words.first ?? "", &actions, &attributes, &arguments, environ)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return Child(pid: pid)
  }

  /// Waits for its end, and stops along with it when the terminal stops both (Ctrl-Z in an editor).
  ///
  /// - Returns: its exit code, or 128 and the number of the signal that ended it.
  func wait() -> Int {
    var status: Int32 = 0
    while true {
      guard waitpid(pid, &status, WUNTRACED) == pid else {
        if errno == EINTR { continue }
        return 0
      }
      if status & 0xFF == 0x7F {
        kill(0, SIGSTOP)
        kill(pid, SIGCONT)
      } else {
        return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
      }
    }
  }
}
