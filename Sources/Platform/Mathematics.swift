#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

package enum Mathematics {
  package static func logarithm(_ number: Double) -> Double { log(number) }

  package static func exponential(_ number: Double) -> Double { exp(number) }

  /// 1 minus the error function, exact far out in the tail too.
  package static func complementaryErrorFunction(_ number: Double) -> Double { erfc(number) }

  /// The logarithm of the gamma function, of a number above 0.
  package static func logarithmOfGamma(_ number: Double) -> Double { lgamma(number) }

  package static func sine(_ angle: Double) -> Double { sin(angle) }

  package static func cosine(_ angle: Double) -> Double { cos(angle) }

  package static func arcsine(_ number: Double) -> Double { asin(number) }
}
