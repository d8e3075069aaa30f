import FreedomModel

/// A header as it is compared: letters and digits only, without case, accents, blanks, line breaks
/// or punctuation, so that `CL `, `cl` and `C L` are one.
struct HeaderName: Hashable, Sendable {
  /// What is compared.
  let key: String

  init(_ text: String) {
    if let plain = Self.plainKey(text) {
      key = plain
      return
    }
    var key = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9": key.unicodeScalars.append(scalar)
        case "A"..."Z": key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
        default: break
        }
      } else if scalar.properties.isAlphabetic {
        key += scalar.properties.lowercaseMapping
      }
    }
    self.key = key
  }

  /// The key of a text of ASCII letters, digits and marks, as nearly all are; else `nil`.
  private static func plainKey(_ text: String) -> String? {
    let utf8 = text.utf8
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: utf8.count) { buffer in
      var count = 0
      for byte in utf8 {
        let lower = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
        switch lower {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          buffer[count] = lower
          count += 1
        default: break
        }
      }
      return count
    }
  }
}
