#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What is known of the terminal that the process writes to.
package enum Terminal {
  /// `COLUMNS`, where it is a number.
  package static var columnsVariable: Int? { Environment.variable("COLUMNS").flatMap { Int($0) } }

  /// Whether the environment decides about colour.
  package static var hasColorVariable: Bool {
    ["NO_COLOR", "CLICOLOR_FORCE"].contains { Environment.variable($0) != nil }
  }

  /// Whether to use colour unless an option decides: on a terminal that can, unless `NO_COLOR` is
  /// set.
  package static var wantsColor: Bool {
    if let force = Environment.variable("CLICOLOR_FORCE"), force != "0" { return true }
    return File.standardOutput.isTerminal && Environment.variable("NO_COLOR") == nil && !isDumb
  }

  /// Whether a line on standard error can be written over.
  package static var canErase: Bool { File.standardError.isTerminal && !isDumb }

  private static var isDumb: Bool { Environment.variable("TERM") ?? "dumb" == "dumb" }

  /// Whether the locale can show only ASCII.
  package static var isASCII: Bool {
    let locale =
      Environment.variable("LC_ALL") ?? Environment.variable("LC_CTYPE")
      ?? Environment.variable("LANG")
    guard let locale else { return false }
    return !locale.lowercased().replacing("-", with: "").contains("utf8")
  }
}

extension File {
  /// How many cells a line of the terminal has; `nil` where this is none.
  package var terminalColumns: Int? {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
