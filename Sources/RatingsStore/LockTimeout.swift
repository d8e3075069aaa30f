#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How long to wait for another process that uses the database, and who is told of it.
public struct LockTimeout: Sendable {
  /// How long, in seconds.
  public let seconds: Double
  /// Is told, in one line, when the waiting begins to be felt.
  public let announce: @Sendable (String) -> Void

  /// How long is waited where nobody says, in seconds.
  public static let usualSeconds = 5.0

  /// Waits so long; tells nobody unless told to.
  public init(
    seconds: Double = LockTimeout.usualSeconds,
    announce: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.seconds = seconds
    self.announce = announce
  }

  /// After so many tries, a quarter of a second, a person begins to wonder.
  private static let triesBeforeTelling = 10

  /// What SQLite asks before each further try.
  func handler(path: String) -> @Sendable (_ tries: Int) -> Bool {
    { tries in
      // Tries come at 1, 3, 7, 15, 31, 56, 81 ... milliseconds.
      let step = min(1 << min(tries, 5), 25)
      let waited = tries < 5 ? (1 << tries) - 1 : 31 + 25 * (tries - 5)
      let left = Int(min(max(seconds, 0), 1e6) * 1000) - waited
      guard left > 0 else { return false }
      if tries == Self.triesBeforeTelling {
        announce("waiting for another process that uses \(path)")
      }
      usleep(UInt32(min(step, left)) * 1000)
      return true
    }
  }
}
