import FreedomModel

/// The form of a header that is compared: letters and digits only, without case, accents, blanks,
/// line breaks or punctuation, so that `CL `, `cl` and `C L` are one.
struct HeaderName: Hashable, Sendable {
  /// What is compared.
  let key: String

  init(_ text: String) {
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
}
