#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What has to be in order before a command begins.
enum ProcessStart {
  /// A closed input, output or error stays closed, but its number is taken: the next file that is opened
  /// would get it, and messages would be written into a database.
  static func occupyStandardDescriptors() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(number, F_GETFD) == -1 {
      // The lowest free number is this one. Reading from it fails as from a closed one, and so does writing.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
