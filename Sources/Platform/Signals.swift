#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

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
      // A job that a script has put in the background ignores the keyboard, and goes on to.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        _ = signal(number, SIG_IGN)
      }
    }
    _ = signal(SIGALRM, endBySignal)
  }

  /// Throws once a signal has come.
  package static func check() throws(Interruption) {
    guard pendingSignal != 0 else { return }
    // It has been seen: what was written is rolled back however long that takes.
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
