// The one file of this room that knows the platform's mathematics library.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The functions that the standard library lacks.
enum ElementaryFunctions {
  /// The natural logarithm.
  static func logarithm(_ number: Double) -> Double { log(number) }

  /// 1 minus the error function, exact far out in the tail too.
  static func complementaryErrorFunction(_ number: Double) -> Double { erfc(number) }
}
