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
  /// How many cells a line of the terminal has; `nil` where this is not a terminal.
  package var terminalColumns: Int? {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// The wish of a user, or of the system, that a command should end (SIGINT, SIGTERM): what it has
/// written is rolled back first.
package struct Interruption: Error {
  private let number: Int32

  /// From now on a first signal is kept until ``check()`` looks for it. A second one ends the
  /// process at once, as does the first when nothing has looked for it within two seconds.
  package static func wait() {
    for number in [SIGINT, SIGTERM] {
      let before = signal(number, keepSignal)
      // Handlers are C functions, which can be compared only as the addresses they are.
      // A job that a script has put in the background ignores the keyboard, and continues.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        _ = signal(number, SIG_IGN)
      }
    }
    _ = signal(SIGALRM, endBySignal)
  }

  /// Throws once a signal has come.
  package static func check() throws(Interruption) {
    guard pendingSignal != 0 else { return }
    // It has been seen: what was written is rolled back however long that is.
    _ = alarm(0)
    throw Interruption(number: pendingSignal)
  }

  /// Ends the process by the signal, so that whoever started it sees why: 130 and 143 in a shell.
  package func end() -> Never {
    endBySignal(SIGALRM)
    CurrentProcess.exit(128 + number)
  }
}

// Signal handlers can reach only globals; this one is a machine word that they alone write.
nonisolated(unsafe) private var pendingSignal: Int32 = 0

private func keepSignal(_ number: Int32) {
  pendingSignal = number
  _ = signal(number, SIG_DFL)
  _ = alarm(2)
}

private func endBySignal(_: Int32) {
  _ = signal(pendingSignal, SIG_DFL)
  _ = raise(pendingSignal)
}
