#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

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
