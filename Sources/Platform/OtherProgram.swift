#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A program that the user has installed.
package struct OtherProgram: Sendable, Hashable {
  /// Where it is.
  package let path: String

  /// The first of some programs that is in a folder of `PATH`; `nil` where none is.
  package init?(_ names: [String]) {
    let folders = (Environment.variable("PATH") ?? "").split(separator: ":")
    for name in names {
      for folder in folders {
        let path = "\(folder)/\(name)"
        guard File.isRegular(path), access(path, X_OK) == 0 else { continue }
        self.path = path
        return
      }
    }
    return nil
  }

  /// Whether this process may do anything: Chromium refuses its sandbox to such a user.
  package static var runsAsRoot: Bool { geteuid() == 0 }

  /// Runs the program to its end, without input; what it prints is lost.
  ///
  /// - Returns: Its exit code; 128 and the number of the signal where one ended it.
  /// - Throws: A ``SystemError`` where it cannot be started.
  package func run(_ arguments: [String]) throws(SystemError) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, path, &actions, nil, words, environ)
    guard code == 0 else { throw SystemError(code: code) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 {
      guard errno == EINTR else { throw .last }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
