#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

package enum Mathematics {
  package static func logarithm(_ number: Double) -> Double { log(number) }

  /// 1 minus the error function, exact far out in the tail too.
  package static func complementaryErrorFunction(_ number: Double) -> Double { erfc(number) }
}
