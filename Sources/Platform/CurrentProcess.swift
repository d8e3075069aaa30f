#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

package enum CurrentProcess {
  package static var number: Int32 { getpid() }

  package static func exit(_ code: Int32) -> Never { systemExit(code) }

  /// Lets a write to a pipe whose reader has gone, or beyond the size that files may have, throw an
  /// error instead of ending the process.
  package static func turnSignalsIntoErrors() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Fills the numbers of a closed input, output or error: the next file that is opened would get
  /// one of them, and messages would be written into a database.
  package static func occupyStandardDescriptors() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(number, F_GETFD) == -1 {
      // The lowest free number is this one. To read from it fails as from a closed one, and so does
      // to write.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The path of the executable, with links resolved.
  package static func executable() -> String? {
    #if os(Linux)
      let path = File.resolvingLinks("/proc/self/exe")
      return path == "/proc/self/exe" ? nil : path
    #else
      return CommandLine.arguments.first.map(File.resolvingLinks)
    #endif
  }
}
