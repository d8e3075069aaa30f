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

package enum WorkThread {
  /// The work needs little; where memory is scarce, the usual eight times as much could not be had.
  private static let stackSize = 1 << 20

  /// Starts some work on a thread of its own; returns false where the system has no thread for it,
  /// or so little memory that the caller should do the work.
  package static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard !isMemoryScarce else { return false }
    let passedOn = Unmanaged.passRetained(Work(run: work)).toOpaque()
    guard withAttributes({ create($0, passedOn) }) == 0 else {
      Unmanaged<Work>.fromOpaque(passedOn).release()
      return false
    }
    return true
  }

  /// Whether the addresses of the process are limited to less than a gibibyte (`ulimit -v`). A
  /// thread needs 64 MiB of them for a heap of its own, and then a mebibyte may be missing
  /// elsewhere.
  private static let isMemoryScarce: Bool = {
    var limit = rlimit()
    #if canImport(Glibc)
      let code = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let code = getrlimit(RLIMIT_AS, &limit)
    #endif
    return code == 0 && limit.rlim_cur < 1 << 30
  }()

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private static func withAttributes(
    _ body: (UnsafeMutablePointer<pthread_attr_t>) -> Int32
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { memory in
      guard let attributes = memory.baseAddress else { return -1 }
      let code = pthread_attr_init(attributes)
      guard code == 0 else { return code }
      defer { pthread_attr_destroy(attributes) }
      pthread_attr_setstacksize(attributes, stackSize)
      pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
      return body(attributes)
    }
  }

  private static func create(
    _ attributes: UnsafeMutablePointer<pthread_attr_t>, _ work: UnsafeMutableRawPointer
  ) -> Int32 {
    #if canImport(Darwin)
      var thread: pthread_t?
      return pthread_create(&thread, attributes, { WorkThread.run($0) }, work)
    #else
      var thread = pthread_t()
      return pthread_create(&thread, attributes, { $0.flatMap { WorkThread.run($0) } }, work)
    #endif
  }

  private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
    return nil
  }
}
