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

/// What the process gets from whoever started it.
package enum Environment {
  /// `nil` where the variable is not set or empty.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a variable that is not UTF-8, as ``escaped(_:)`` shows it; else `nil`.
  package static func invalidVariable(_ name: String) -> String? {
    getenv(name).flatMap { String(validatingCString: $0) == nil ? escaped($0) : nil }
  }

  /// A text that is not UTF-8: ASCII unchanged, every other byte as an escape such as `\xFF`.
  package static func escaped(_ text: UnsafePointer<CChar>) -> String {
    var shown = ""
    for index in 0..<strlen(text) {
      let byte = UInt8(bitPattern: text[index])
      let digits = String(byte, radix: 16, uppercase: true)
      shown += byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\x\(digits)"
    }
    return shown
  }
}

/// The time, and waiting. (`Clock` is a protocol of the standard library.)
package enum SystemClock {
  /// The last second of the year 9999: dates have four digits.
  private static let lastSecond: time_t = 253_402_300_799

  /// ISO 8601 in UTC to the second. `SOURCE_DATE_EPOCH` replaces the time where it is a number of
  /// seconds from 1970 to 9999, so that what is built from the same data is the same to the byte.
  package static func now() -> String {
    let fixed = Environment.variable("SOURCE_DATE_EPOCH").flatMap { time_t($0) }
    var seconds = fixed.flatMap { (0...lastSecond).contains($0) ? $0 : nil } ?? time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  /// On a clock that only goes forward.
  package static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  package static func sleep(milliseconds: Int) {
    usleep(UInt32(max(0, min(milliseconds, 1_000_000))) * 1000)
  }
}
