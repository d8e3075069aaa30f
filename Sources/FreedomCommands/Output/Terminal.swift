#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import DisplayText
internal import FreedomRatings
internal import RatingsCharts
internal import RatingsExport

/// What is known of the terminal, and how the process speaks to the world beside its results.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// How many cells a line has: `COLUMNS`, else the settings, else what the terminal says, else 80.
  static var width: Int {
    if let columns { return columns }
    if let width = Settings.current.width { return width }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return min(Int(size.ws_col), TextOptions.widths.upperBound)
    }
    return 80
  }

  /// What `COLUMNS` says; `nil` where it says no number of cells that a line can have.
  static var columns: Int? {
    Surroundings.variable("COLUMNS").flatMap { Int($0) }
      .flatMap { TextOptions.widths.contains($0) ? $0 : nil }
  }

  /// Whether the environment has a say in colour.
  static var hasColorVariable: Bool {
    ["NO_COLOR", "CLICOLOR_FORCE"].contains { Surroundings.variable($0) != nil }
  }

  /// Whether colour is wanted when nobody says: on a terminal that can, unless `NO_COLOR` is set.
  static var wantsColor: Bool {
    if let force = Surroundings.variable("CLICOLOR_FORCE"), force != "0" { return true }
    return isOutput && Surroundings.variable("NO_COLOR") == nil
      && Surroundings.variable("TERM") ?? "dumb" != "dumb"
  }

  /// Whether the locale says that only ASCII can be shown.
  static var isASCII: Bool {
    let locale =
      Surroundings.variable("LC_ALL") ?? Surroundings.variable("LC_CTYPE")
      ?? Surroundings.variable("LANG")
    guard let locale else { return false }
    let letters = Array(locale.lowercased().utf8.filter { $0 != UInt8(ascii: "-") })
    let name = Array("utf8".utf8)
    return !letters.indices.contains { letters[$0...].starts(with: name) }
  }

  /// Keeps a value until the process ends. To take a database apart that was only read would be work
  /// for nobody.
  static func keepUntilExit(_ value: some Sendable) {
    _ = Unmanaged.passRetained(Kept(value: value))
  }

  private final class Kept<Value: Sendable>: Sendable {
    let value: Value
    init(value: Value) { self.value = value }
  }

  /// Ends the process.
  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }

  /// Whether a line on standard error can be written over.
  static var canErase: Bool {
    isatty(STDERR_FILENO) == 1 && Surroundings.variable("TERM") ?? "dumb" != "dumb"
  }

  /// How many cells a line on standard error has.
  static var errorWidth: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      ? Int(size.ws_col) : 80
  }

  /// Seconds on a clock that only goes forward.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func writeError(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      start += count
    }
  }

  /// What is piped in, up to a limit and one byte more; `nil` where it cannot be read.
  static func input(atMost limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = systemRead(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if errno != EINTR {
        return nil
      }
    }
    return bytes
  }
}

// Inside the type, its own members hide the C function of the same name.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &buffer, count)
}

/// Messages to people.
enum StandardError {
  /// Writes one line, or several: what would act on a terminal instead of showing is an escape.
  static func write(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    Terminal.writeError(Array(lines.map { String($0).visible }.joined(separator: "\n").utf8) + [10])
  }
}
