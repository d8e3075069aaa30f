internal import Platform

/// How long to wait for another process that uses the database, and who gets a message about it.
public struct LockTimeout: Sendable {
  /// How long, in seconds.
  public let seconds: Double
  /// Gets one line when the waiting becomes noticeable.
  public let announce: @Sendable (String) -> Void

  /// The usual time, in seconds.
  public static let usualSeconds = 5.0

  /// Waits for some seconds, silently unless `announce` is given.
  public init(
    seconds: Double = LockTimeout.usualSeconds,
    announce: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.seconds = seconds
    self.announce = announce
  }

  /// After these tries, a quarter of a second, people begin to wonder.
  private static let triesBeforeMessage = 10

  /// What SQLite asks before each further try.
  func handler(path: String) -> @Sendable (_ tries: Int) -> Bool {
    { tries in
      // Tries come at 1, 3, 7, 15, 31, 56, 81 ... milliseconds.
      let step = min(1 << min(tries, 5), 25)
      let waited = tries < 5 ? (1 << tries) - 1 : 31 + 25 * (tries - 5)
      let left = Int(min(max(seconds, 0), 1e6) * 1000) - waited
      guard left > 0 else { return false }
      if tries == Self.triesBeforeMessage {
        announce("waiting for another process that uses \(path)")
      }
      SystemClock.sleep(milliseconds: min(step, left))
      return true
    }
  }
}
