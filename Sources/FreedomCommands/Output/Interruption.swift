#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The wish of a person, or of the system, that an import should end (SIGINT, SIGTERM): what it has
/// written is taken back first.
struct Interruption: Error {
  private let number: Int32

  /// From now on a first signal is kept until the import looks for it. A second one ends the process at
  /// once, as does the first when it is not looked for within two seconds.
  static func wait() {
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

  /// Ends the run where a signal has come.
  static func check() throws(Interruption) {
    guard pendingSignal != 0 else { return }
    // It has been seen: what was written is taken back however long that takes.
    _ = alarm(0)
    throw Interruption(number: pendingSignal)
  }

  /// Ends the process by the signal, so that whoever started it sees why: 130 and 143 in a shell.
  func end() -> Never {
    endBySignal(SIGALRM)
    Terminal.exit(128 + number)
  }
}

// Signal handlers can reach nothing but globals; this one is a machine word that they alone write.
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
