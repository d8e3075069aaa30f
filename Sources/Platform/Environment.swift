#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the process gets from whoever started it.
package enum Environment {
  /// `nil` where the variable is not set or empty.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a variable that is not UTF-8, as ``escaped(_:)`` shows it; else `nil`.
  package static func invalidVariable(_ name: String) -> String? {
    getenv(name).flatMap { String(validatingCString: $0) == nil ? escaped($0) : nil }
  }

  /// A text that is not UTF-8: ASCII unchanged, every other byte as an escape such as `\xFF`.
  package static func escaped(_ text: UnsafePointer<CChar>) -> String {
    var shown = ""
    for index in 0..<strlen(text) {
      let byte = UInt8(bitPattern: text[index])
      let digits = String(byte, radix: 16, uppercase: true)
      shown += byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\x\(digits)"
    }
    return shown
  }
}
